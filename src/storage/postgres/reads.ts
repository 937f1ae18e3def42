import { addDays, dayIn, type Instant } from '../../domain/day.ts';
import { MAX_POSSIBLE_DAYS } from '../../domain/fixture-timing.ts';
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
import { competitionFromRow, forecastFromRow, injuryFromRow, latestFirst, publishedFromRow } from '../rows.ts';
import type { Store } from '../store.ts';
import type { Statements } from './statements.ts';

/** Returns the reads of the store besides the repositories. */
export function readsOf(s: Statements) {
  return {
    suspensions: async (ids) => {
      return inOrder(ids, (await s.suspensionsByIds({ ids })).map(suspensionFromRow));
    },
    suspensionsOf: async (players) => {
      return grouped(players, (await s.suspensionsOf({ players })).map(suspensionFromRow), ({ player }) => player);
    },
    injuriesOf: async (players) => {
      const found = Map.groupBy((await s.injuriesOf({ players })).map(injuryFromRow), ({ player }) => player);
      return players.map((player) => latestFirst(found.get(player) ?? []));
    },
    absences: async (ids) => inOrder(ids, (await s.absencesByIds({ ids })).map(absenceFromRow)),
    absencesOf: async (players) =>
      grouped(players, (await s.absencesOf({ players })).map(absenceFromRow), ({ player }) => player),
    absenceRevisions: async (absences) =>
      grouped(absences, await s.absenceRevisions({ absences }), ({ absence }) => absence).map((revisions) =>
        revisions.map(revisionFromRow),
      ),
    loans: async (ids) => inOrder(ids, (await s.loansByIds({ ids })).map(loanFromRow)),
    loansOf: async (players) =>
      grouped(players, (await s.loansOf({ players })).map(loanFromRow), ({ player }) => player),
    lineupsOf: async (fixtures) =>
      grouped(fixtures, (await s.lineupsOf({ fixtures })).map(lineupFromRow), ({ fixture }) => fixture),
    cardsOf: async (players) => grouped(players, await s.cardsOf({ players }), ({ player }) => player),
    cardedPlayers: async (seasons, teams) => (await s.cardedPlayers({ seasons, teams })).map(({ player }) => player),
    cautionTotalsOf: async (players) => grouped(players, await s.cautionTotalsOf({ players }), ({ player }) => player),
    openQuestions: async () => (await s.openQuestions()).map(questionFromRow),
    seasonsOf: async (families) =>
      grouped(families, (await s.seasonsOf({ families })).map(competitionFromRow), ({ family }) => family),
    squads: async (teams) => {
      const { days } = await present(s);
      const found = Map.groupBy(await s.squads({ teams, days }), (row) => row.team);
      return teams.map((team) => (found.get(team) ?? []).map((row) => row.player));
    },
    teamsOf: async (players) => {
      const { days } = await present(s);
      const found = Map.groupBy(await s.teamsOf({ players, days }), (row) => row.player);
      return players.map((player) => (found.get(player) ?? []).map((row) => row.team));
    },
    estimates: async (injuries) => {
      const found = Map.groupBy(await s.estimates({ injuries }), (row) => row.injury);
      return injuries.map((injury) => (found.get(injury) ?? []).map(estimateFromRow));
    },
    estimatesOfSources: async (injuries) =>
      grouped(injuries, await s.estimatesOfSources({ injuries }), ({ injury }) => injury).map((ledger) =>
        ledger.toSorted((a, b) => b.revision - a.revision).map(estimateFromRow),
      ),
    estimatesRecordedAt: async (injuries, times) =>
      grouped(
        injuries,
        await s.estimatesRecordedAt({ injuries, times: times.map(String) }),
        ({ injury }) => injury,
      ).map((ledger) => ledger.map(estimateFromRow)),
    estimatesBefore: async (injury, before, limit) =>
      (await s.estimatesBefore({ injury, before, limit })).map(estimateFromRow),
    nextFixtures: async (teams) => {
      const found = new Map(
        (await s.nextFixtures({ teams, ...(await playableFrom(s)) })).map((row) => [row.team, row.fixture]),
      );
      return teams.map((team) => found.get(team) ?? null);
    },
    publishedAt: async (player, at) => (await s.publishedAt({ player, at })).map(publishedFromRow)[0] ?? null,
    publishedRevision: async (player, revision) =>
      (await s.publishedRevision({ player, revision })).map(publishedFromRow)[0] ?? null,
    publishedBetween: async (player, from, to) =>
      (await s.publishedBetween({ player, from, to })).map(publishedFromRow),
    forecasts: async (filter) =>
      (await s.forecasts({ ...filter })).map(forecastFromRow).filter((forecast) => forecast !== null),
    timeZones: async () => {
      const zones = await Promise.all([s.timeZones(), s.timeZonesOfGrounds()]);
      return [...new Set(zones.flat().map(({ zone }) => zone))];
    },
    nextKickoff: async (after) => (await s.nextKickoff({ after }))[0]?.at ?? null,
    setting: async (name) => (await s.setting({ name }))[0]?.value ?? null,
    isEmpty: async () => (await s.isEmpty()).length === 0,
  } satisfies Partial<Store>;
}

/** Returns the current day of each time zone, as JSON. */
export async function daysOf(s: Statements): Promise<string> {
  return (await present(s)).days;
}

/** Returns the values of the statement `nextFixtures`. No upcoming match day can be before `since`. */
async function playableFrom(s: Statements) {
  const { now, days } = await present(s);
  return { now, days, since: addDays(dayIn('UTC', now), -MAX_POSSIBLE_DAYS - 1) };
}

/** Returns the last processed time boundary and the current day of each time zone, as JSON. */
async function present(s: Statements): Promise<{ readonly now: Instant; readonly days: string }> {
  const zones = await s.present();
  const now = Number(zones[0]?.processedUntil ?? 0) as Instant;
  return { now, days: JSON.stringify(Object.fromEntries(zones.map(({ zone }) => [zone, dayIn(zone, now)]))) };
}
