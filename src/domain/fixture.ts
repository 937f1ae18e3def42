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
  /** Survives every rescheduling. */
  readonly id: FixtureId;
  readonly competition: CompetitionId;
  readonly round: string | null;
  /** Null where a draw or a tie has still to name it. */
  readonly home: TeamId | null;
  readonly away: TeamId | null;
  /** The match day, in the home team's zone; null while nobody knows it. */
  readonly day: Day | null;
  readonly kickoffAt: Instant | null;
  /** The first match day it had, where it has been moved since. */
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

/** The end of a fixture's life: nothing about its day can change any more. */
export function isOver(fixture: Fixture): boolean {
  return fixture.status === 'FINISHED' || fixture.status === 'AWARDED' || fixture.status === 'CANCELLED';
}

/** Whether it waits for a new day: postponed, or broken off. */
export function awaitsNewDate(fixture: Fixture): boolean {
  return fixture.status === 'POSTPONED' || fixture.status === 'ABANDONED' || fixture.status === 'SUSPENDED';
}

/** The order of kick-off: by day, then hour (a fixture without an hour after those that have one); undated ones last. */
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

/** The teams that are named. */
export function teamsOf(fixture: Fixture): TeamId[] {
  return [fixture.home, fixture.away].filter((team) => team !== null);
}

/** The team that plays it with this player; null where it is none of his on that day. */
export function teamFor(player: Player, { home, away, day }: Pick<Fixture, 'home' | 'away' | 'day'>): TeamId | null {
  const stay = player.memberships.find((one) => (one.team === home || one.team === away) && isMemberOn(one, day));
  return stay?.team ?? null;
}
