import type { Brand } from './brand.ts';
import type { CompetitionId } from './competition.ts';
import type { Day, Instant } from './day.ts';
import { isMemberOn, type Player } from './player.ts';
import type { ExternalId, TeamId } from './team.ts';

export type FixtureId = Brand<string, 'FixtureId'>;
export type FixtureRef = { readonly id: FixtureId } | { readonly external: ExternalId };

export const FIXTURE_STATUSES = [
  'SCHEDULED',
  'TIMED',
  'IN_PLAY',
  'FINISHED',
  'POSTPONED',
  'SUSPENDED',
  'ABANDONED',
  'CANCELLED',
  'AWARDED',
  'REMOVED',
] as const;
export type FixtureStatus = (typeof FIXTURE_STATUSES)[number];
export const CERTAINTIES = ['CONFIRMED', 'CONDITIONAL'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface Score {
  readonly home: number;
  readonly away: number;
}

export const TIE_OUTCOMES = ['GOES_THROUGH', 'GOES_OUT'] as const;
export type TieOutcome = (typeof TIE_OUTCOMES)[number];

/** The result that decides whether a conditional tie is played: that of a team in another fixture. */
export interface TieDependency {
  readonly fixture: FixtureId;
  readonly team: TeamId;
  readonly outcome: TieOutcome;
}

export interface Fixture {
  /** Stays the same when the fixture is rescheduled. */
  readonly id: FixtureId;
  readonly competition: CompetitionId;
  readonly round: string | null;
  /** Null while a draw or an earlier tie has to decide the team. */
  readonly home: TeamId | null;
  readonly away: TeamId | null;
  /** The match day, in the home team's zone; null while it is unknown. */
  readonly day: Day | null;
  readonly kickoffAt: Instant | null;
  /** The first match day of a fixture that was moved; null if it was not. */
  readonly originalDay: Day | null;
  /** The last day on which it may be played, if `day` is only the first possible one; otherwise null. */
  readonly lastPossibleDay: Day | null;
  readonly status: FixtureStatus;
  readonly certainty: Certainty;
  /** The condition of a conditional tie: "if Real Madrid beat Benfica". */
  readonly condition: string | null;
  /** The fixture whose result decides a conditional tie; null if only an editor or a feed can decide it. */
  readonly dependsOn: TieDependency | null;
  /** The words of an open side, such as "Winner SF1"; null if there are none. */
  readonly homeSlot: string | null;
  readonly awaySlot: string | null;
  /** The number of the match in its competition; null if it has none. */
  readonly number: string | null;
  readonly score: Score | null;
  /** The penalty shoot-out; null if there was none, or if it is unknown. */
  readonly penalties: Score | null;
  readonly venue: string | null;
  /** Whether it is played on neither team's ground. */
  readonly neutral: boolean;
  /** IANA name; null means the home team's zone. */
  readonly venueTimeZone: string | null;
  /** The day of the first part of a match that was broken off and is resumed here; otherwise null. */
  readonly resumes: Day | null;
  readonly note: string | null;
  readonly externalIds: readonly ExternalId[];
}

/** The values of fields that a new fixture does not have. */
export const NO_FIXTURE_DETAILS = {
  lastPossibleDay: null,
  dependsOn: null,
  homeSlot: null,
  awaySlot: null,
  number: null,
  penalties: null,
  neutral: false,
  venueTimeZone: null,
  resumes: null,
} as const;

const FINAL_STATUSES: readonly FixtureStatus[] = ['FINISHED', 'AWARDED', 'CANCELLED', 'REMOVED'];

/** Whether the fixture is final: its day can no longer change. */
export function isOver(fixture: Fixture): boolean {
  return FINAL_STATUSES.includes(fixture.status);
}

/** Whether the fixture needs a new day because it was postponed or broken off. */
export function awaitsNewDate(fixture: Fixture): boolean {
  return fixture.status === 'POSTPONED' || fixture.status === 'ABANDONED' || fixture.status === 'SUSPENDED';
}

/** Compares by day, then kick-off time. Fixtures without a time follow those with one; undated ones are last. */
export function byKickoff(a: Fixture, b: Fixture): number {
  if (a.day !== b.day) {
    if (a.day === null) return 1;
    if (b.day === null) return -1;
    return a.day < b.day ? -1 : 1;
  }
  const [left, right] = [a.kickoffAt ?? Number.MAX_SAFE_INTEGER, b.kickoffAt ?? Number.MAX_SAFE_INTEGER];
  if (left !== right) return left - right;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Returns the known teams of a fixture. */
export function teamsOf(fixture: Fixture): TeamId[] {
  return [fixture.home, fixture.away].filter((team) => team !== null);
}

/** Returns the player's team in this fixture; null if the player belongs to neither team on that day. */
export function teamFor(
  player: Pick<Player, 'memberships'>,
  { home, away, day }: Pick<Fixture, 'home' | 'away' | 'day'>,
): TeamId | null {
  const membership = player.memberships.find((one) => (one.team === home || one.team === away) && isMemberOn(one, day));
  return membership?.team ?? null;
}
