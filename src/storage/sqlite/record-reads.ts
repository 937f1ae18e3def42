import { estimateFromRow } from '../estimate-rows.ts';
import { grouped, inOrder } from '../grouping.ts';
import {
  absenceFromRow,
  lineupFromRow,
  loanFromRow,
  questionFromRow,
  revisionFromRow,
  suspensionFromRow,
} from '../record-mapping.ts';
import { competitionFromRow, injuryFromRow, latestFirst } from '../rows.ts';
import type { Store } from '../store.ts';
import type { Statements } from './statements.ts';

const json = (ids: readonly string[]): string => JSON.stringify(ids);

/** Returns the reads of records about players, fixtures and competition families. */
export function recordReads(s: Statements) {
  return {
    suspensions: async (ids) => inOrder(ids, s.suspensionsByIds.all({ ids: json(ids) }).map(suspensionFromRow)),
    suspensionsOf: async (players) =>
      grouped(players, s.suspensionsOf.all({ players: json(players) }).map(suspensionFromRow), ({ player }) => player),
    injuriesOf: async (players) =>
      grouped(players, s.injuriesOf.all({ players: json(players) }).map(injuryFromRow), ({ player }) => player).map(
        latestFirst,
      ),
    estimates: async (injuries) =>
      grouped(injuries, s.estimates.all({ injuries: json(injuries) }), ({ injury }) => injury).map((ledger) =>
        ledger.map(estimateFromRow),
      ),
    estimatesOfSources: async (injuries) =>
      grouped(injuries, s.estimatesOfSources.all({ injuries: json(injuries) }), ({ injury }) => injury).map((ledger) =>
        ledger.map(estimateFromRow),
      ),
    estimatesRecordedAt: async (injuries, times) =>
      grouped(
        injuries,
        s.estimatesRecordedAt.all({ injuries: json(injuries), times: JSON.stringify(times) }),
        ({ injury }) => injury,
      ).map((ledger) => ledger.map(estimateFromRow)),
    estimatesBefore: async (injury, before, limit) =>
      s.estimatesBefore.all({ injury, before, limit }).map(estimateFromRow),
    absences: async (ids) => inOrder(ids, s.absencesByIds.all({ ids: json(ids) }).map(absenceFromRow)),
    absencesOf: async (players) =>
      grouped(players, s.absencesOf.all({ players: json(players) }).map(absenceFromRow), ({ player }) => player),
    absenceRevisions: async (absences) =>
      grouped(absences, s.absenceRevisions.all({ absences: json(absences) }), ({ absence }) => absence).map(
        (revisions) => revisions.map(revisionFromRow),
      ),
    loans: async (ids) => inOrder(ids, s.loansByIds.all({ ids: json(ids) }).map(loanFromRow)),
    loansOf: async (players) =>
      grouped(players, s.loansOf.all({ players: json(players) }).map(loanFromRow), ({ player }) => player),
    lineupsOf: async (fixtures) =>
      grouped(fixtures, s.lineupsOf.all({ fixtures: json(fixtures) }).map(lineupFromRow), ({ fixture }) => fixture),
    cardsOf: async (players) => grouped(players, s.cardsOf.all({ players: json(players) }), ({ player }) => player),
    cardedPlayers: async (seasons, teams) =>
      s.cardedPlayers.all({ seasons: json(seasons), teams: teams && json(teams) }).map(({ player }) => player),
    cautionTotalsOf: async (players) =>
      grouped(players, s.cautionTotalsOf.all({ players: json(players) }), ({ player }) => player),
    openQuestions: async () => s.openQuestions.all().map(questionFromRow),
    seasonsOf: async (families) =>
      grouped(families, s.seasonsOf.all({ families: json(families) }).map(competitionFromRow), ({ family }) => family),
  } satisfies Partial<Store>;
}
