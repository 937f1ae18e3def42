import type { Day, Instant } from '../day.ts';
import type { Fixture, FixtureId } from '../fixture/fixture.ts';
import type { ReturnWindow } from '../injury/estimate.ts';
import type { Injury } from '../injury/injury.ts';
import type { PlayerId } from '../player/player.ts';
import { assess, type Availability, type Prepared, prepare, rounded } from './assess.ts';
import { isStanding } from './ban.ts';
import { hasBegun, isNoGame } from './begun.ts';
import type { Dossier } from './dossier.ts';
import { headline } from './headline.ts';
import { returnWindowOf } from './injury-course.ts';

/** One game of a list, with what of its fixture the list shows. */
export interface MissedGame extends Availability {
  readonly day: Day | null;
  readonly kickoffAt: Instant | null;
  readonly conditional: boolean;
}

export interface MissedGamesCount {
  readonly missed: number;
  readonly out: number;
  readonly doubtful: number;
  readonly questionable: number;
  /** Ties that may not be played: in no other figure but `max`. */
  readonly conditional: number;
  /** missed + out. */
  readonly min: number;
  /** missed + out + doubtful + questionable + conditional. */
  readonly max: number;
  /** The sum of the chances, conditional ties left out. */
  readonly expected: number;
}

/** Which games will he miss: the answer as it is published. */
export interface MissedGames {
  readonly games: readonly MissedGame[];
  readonly count: MissedGamesCount;
  readonly returnWindow: ReturnWindow | null;
  readonly targetReturn: FixtureId | null;
  readonly headline: string;
}

export const CHANGE_CAUSES = [
  'INJURY_REPORTED',
  'INJURY_AMENDED',
  'ESTIMATE_REVISED',
  'RETURN_RECORDED',
  'INJURY_WITHDRAWN',
  'SUSPENSION',
  'FIXTURE',
  'TRANSFER',
  'TIME_PASSED',
] as const;
export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** One revision of a player's ledger: a list as it was published, when, and why. */
export interface PublishedList {
  readonly player: PlayerId;
  readonly revision: number;
  readonly publishedAt: Instant;
  readonly cause: ChangeCause;
  readonly list: MissedGames;
}

/** The games that a player has missed and may miss through what keeps him out at present. */
export function missedGames(dossier: Dossier): MissedGames {
  return listFrom(prepareStanding(dossier));
}

/** The games that one injury has cost and may cost, by itself: an ended one too, a withdrawn one none. */
export function missedGamesThrough(injury: Injury, dossier: Dossier): MissedGames {
  return listFrom(prepare({ ...dossier, injuries: injury.status === 'WITHDRAWN' ? [] : [injury], suspensions: [] }));
}

function listFrom(prepared: Prepared): MissedGames {
  const { dossier, courses, bans } = prepared;
  if (courses.length + bans.length === 0) return listOf(prepared, [], null);
  const assessed = dossier.fixtures
    .map((fixture) => ({ fixture, availability: assess(prepared, fixture) }))
    .filter((row): row is Row => row.availability !== null);
  return listOf(prepared, assessed, returnWindowOf(courses, bans, dossier));
}

interface Row {
  readonly fixture: Fixture;
  readonly availability: Availability;
}

/** Only what stands: a recovered injury and a ban that is served have no part in what is to come. */
function prepareStanding(dossier: Dossier): Prepared {
  const injuries = dossier.injuries.filter((injury) => injury.status === 'ACTIVE');
  const prepared = prepare({ ...dossier, injuries });
  return { ...prepared, bans: prepared.bans.filter(isStanding) };
}

function listOf(prepared: Prepared, assessed: readonly Row[], returnWindow: ReturnWindow | null): MissedGames {
  const { dossier } = prepared;
  const games = assessed
    .filter(({ fixture, availability }) => !isNoGame(fixture) && isNotFullyAvailable(availability))
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

export function countOf(games: readonly MissedGame[]): MissedGamesCount {
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
