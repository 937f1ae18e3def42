import type { Fixture } from '../fixture.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import type { Injury } from '../injury.ts';
import { assess, type Availability, type Prepared, prepare, rounded } from './assess.ts';
import { isActive } from './suspension-schedule.ts';
import { hasBegun, isCalledOff } from './fixture-state.ts';
import type { Dossier } from './dossier.ts';
import { headline } from './headline.ts';
import { returnWindowOf } from './injury-outlook.ts';
import type { MissedGame, MissedGames, MissedGamesCount } from './published-list.ts';

/**
 * The games that a player has missed and may miss through what keeps him out at present: a recovered injury and a ban that
 * is served have no part in it, but for the games that they share with what still stands.
 */
export function missedGames(dossier: Dossier): MissedGames {
  const prepared = prepare(dossier);
  return listFrom(prepared, {
    courses: prepared.courses.filter(({ injury }) => injury.status === 'ACTIVE'),
    bans: prepared.bans.filter(isActive),
  });
}

/** The games that one injury has cost and may cost, by itself: an ended one too, a withdrawn one none. */
export function missedGamesThrough(injury: Injury, dossier: Dossier): MissedGames {
  const prepared = prepare({ ...dossier, injuries: injury.status === 'WITHDRAWN' ? [] : [injury], suspensions: [] });
  return listFrom(prepared, prepared);
}

/** The list of what is due to some of what keeps, or kept, him out. */
function listFrom(prepared: Prepared, { courses, bans }: Pick<Prepared, 'courses' | 'bans'>): MissedGames {
  const { dossier } = prepared;
  if (courses.length + bans.length === 0) return listOf(prepared, [], [], null);
  const due = new Set<string>([...courses.map(({ injury }) => injury.id), ...bans.map((ban) => ban.suspension.id)]);
  const assessed = dossier.fixtures
    .map((fixture) => ({ fixture, availability: assess(prepared, fixture) }))
    .filter((row): row is Row => row.availability !== null);
  const missed = assessed.filter(({ availability }) => availability.reasons.some(({ id }) => due.has(id)));
  return listOf(prepared, assessed, missed, returnWindowOf(courses, bans, dossier));
}

interface Row {
  readonly fixture: Fixture;
  readonly availability: Availability;
}

function listOf(
  { dossier }: Prepared,
  assessed: readonly Row[],
  missed: readonly Row[],
  returnWindow: ReturnWindow | null,
): MissedGames {
  const games = missed
    .filter(({ fixture, availability }) => !isCalledOff(fixture) && isNotFullyAvailable(availability))
    .map(({ fixture, availability }) => ({
      ...availability,
      day: fixture.day,
      kickoffAt: fixture.kickoffAt,
      conditional: fixture.certainty === 'CONDITIONAL',
    }));
  const target = assessed.find(
    ({ fixture, availability: { chance } }) =>
      chance !== null && chance < 0.5 && fixture.certainty === 'CONFIRMED' && !hasBegun(fixture, dossier),
  );
  const count = countOf(games);
  return {
    games,
    count,
    returnWindow,
    targetReturn: games.length === 0 ? null : (target?.fixture.id ?? null),
    headline: headline(dossier, games, count),
  };
}

/** The list of a player of whom nothing was published yet. */
export const noMissedGames: MissedGames = {
  games: [],
  count: countOf([]),
  returnWindow: null,
  targetReturn: null,
  headline: 'Nothing had been published.',
};

/** Whether something keeps him, or may keep him, out of it. */
export function isNotFullyAvailable({ verdict, reasons }: Availability): boolean {
  return verdict !== 'AVAILABLE' && verdict !== 'PLAYED' && !(verdict === 'UNKNOWN' && reasons.length === 0);
}

function countOf(games: readonly MissedGame[]): MissedGamesCount {
  const confirmed = games.filter((game) => !game.conditional);
  const number = (verdict: Availability['verdict']): number =>
    confirmed.filter((game) => game.verdict === verdict).length;
  const [missed, out] = [number('MISSED'), number('OUT')];
  const [doubtful, questionable] = [number('DOUBTFUL'), number('QUESTIONABLE')];
  const conditional = games.length - confirmed.length;
  return {
    missed,
    out,
    doubtful,
    questionable,
    conditional,
    min: missed + out,
    max: missed + out + doubtful + questionable + conditional,
    expected: rounded(confirmed.reduce((sum, { chance }) => sum + (chance ?? 0), 0)),
  };
}
