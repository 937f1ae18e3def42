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
import { listJson } from './selections.ts';
import type { Statements } from './statements.ts';

/** Returns the reads of records about players, fixtures and competition families. */
export function recordReads(s: Statements) {
  return {
    suspensions: async (ids) => inOrder(ids, s.suspensionsByIds.all({ ids: listJson(ids) }).map(suspensionFromRow)),
    suspensionsOf: async (players) =>
      grouped(
        players,
        s.suspensionsOf.all({ players: listJson(players) }).map(suspensionFromRow),
        ({ player }) => player,
      ),
    injuriesOf: async (players) =>
      grouped(players, s.injuriesOf.all({ players: listJson(players) }).map(injuryFromRow), ({ player }) => player).map(
        latestFirst,
      ),
    estimates: async (injuries) =>
      grouped(injuries, s.estimates.all({ injuries: listJson(injuries) }), ({ injury }) => injury).map((ledger) =>
        ledger.map(estimateFromRow),
      ),
    estimatesOfSources: async (injuries) =>
      grouped(injuries, s.estimatesOfSources.all({ injuries: listJson(injuries) }), ({ injury }) => injury).map(
        (ledger) => ledger.map(estimateFromRow),
      ),
    estimatesRecordedAt: async (injuries, times) =>
      grouped(
        injuries,
        s.estimatesRecordedAt.all({ injuries: listJson(injuries), times: JSON.stringify(times) }),
        ({ injury }) => injury,
      ).map((ledger) => ledger.map(estimateFromRow)),
    estimatesBefore: async (injury, before, limit) =>
      s.estimatesBefore.all({ injury, before, limit }).map(estimateFromRow),
    absences: async (ids) => inOrder(ids, s.absencesByIds.all({ ids: listJson(ids) }).map(absenceFromRow)),
    absencesOf: async (players) =>
      grouped(players, s.absencesOf.all({ players: listJson(players) }).map(absenceFromRow), ({ player }) => player),
    absenceRevisions: async (absences) =>
      grouped(absences, s.absenceRevisions.all({ absences: listJson(absences) }), ({ absence }) => absence).map(
        (revisions) => revisions.map(revisionFromRow),
      ),
    loans: async (ids) => inOrder(ids, s.loansByIds.all({ ids: listJson(ids) }).map(loanFromRow)),
    loansOf: async (players) =>
      grouped(players, s.loansOf.all({ players: listJson(players) }).map(loanFromRow), ({ player }) => player),
    lineupsOf: async (fixtures) =>
      grouped(fixtures, s.lineupsOf.all({ fixtures: listJson(fixtures) }).map(lineupFromRow), ({ fixture }) => fixture),
    cardsOf: async (players) => grouped(players, s.cardsOf.all({ players: listJson(players) }), ({ player }) => player),
    cardedPlayers: async (seasons, teams) =>
      s.cardedPlayers.all({ seasons: listJson(seasons), teams: teams && listJson(teams) }).map(({ player }) => player),
    cautionTotalsOf: async (players) =>
      grouped(players, s.cautionTotalsOf.all({ players: listJson(players) }), ({ player }) => player),
    openQuestions: async () => s.openQuestions.all().map(questionFromRow),
    seasonsOf: async (families) =>
      grouped(
        families,
        s.seasonsOf.all({ families: listJson(families) }).map(competitionFromRow),
        ({ family }) => family,
      ),
  } satisfies Partial<Store>;
}
