import type { Brand } from './brand.ts';
import type { CompetitionId } from './competition.ts';
import type { Day, Instant } from './day.ts';
import { isMemberOn, type Player } from './player.ts';
import type { ExternalId, TeamId } from './team.ts';

export type FixtureId = Brand<string, 'FixtureId'>;

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
] as const;
export type FixtureStatus = (typeof FIXTURE_STATUSES)[number];
export const CERTAINTIES = ['CONFIRMED', 'CONDITIONAL'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

export interface Score {
  readonly home: number;
  readonly away: number;
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
  /** The first match day of a fixture that was moved since; null if it was not. */
  readonly originalDay: Day | null;
  readonly status: FixtureStatus;
  readonly certainty: Certainty;
  /** What a conditional tie depends on: "if Real Madrid beat Benfica". */
  readonly condition: string | null;
  readonly score: Score | null;
  readonly venue: string | null;
  readonly note: string | null;
  readonly externalIds: readonly ExternalId[];
}

/** Whether the fixture is final: its day can no longer change. */
export function isOver(fixture: Fixture): boolean {
  return fixture.status === 'FINISHED' || fixture.status === 'AWARDED' || fixture.status === 'CANCELLED';
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
export function teamFor(player: Player, { home, away, day }: Pick<Fixture, 'home' | 'away' | 'day'>): TeamId | null {
  const membership = player.memberships.find((one) => (one.team === home || one.team === away) && isMemberOn(one, day));
  return membership?.team ?? null;
}
