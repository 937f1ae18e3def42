import type { Competition } from '../domain/competition.ts';
import { type Fixture, type FixtureId, isOver, NO_FIXTURE_DETAILS } from '../domain/fixture.ts';
import type { FeedFixture } from './feed.ts';

/** Returns a new fixture for a row, without its teams. */
export function newFixture(id: FixtureId, competition: Competition, row: FeedFixture): Fixture {
  return {
    ...NO_FIXTURE_DETAILS,
    id,
    competition: competition.id,
    round: row.round,
    home: null,
    away: null,
    day: row.date,
    kickoffAt: row.kickoffAt,
    originalDay: null,
    status: row.status,
    certainty: 'CONFIRMED',
    condition: null,
    score: row.score,
    venue: row.venue,
    note: null,
    externalIds: [],
  };
}

/**
 * Returns a fixture with the data of a row. A row without a time keeps the kick-off of the same day, and a row without
 * a score keeps a recorded result.
 */
export function mergeRow(before: Fixture, row: FeedFixture): Fixture {
  if (isOver(before) && row.score === null && row.status !== 'CANCELLED') return before;
  const sameDay = row.date === before.day;
  const kickoffAt = row.kickoffAt ?? (sameDay ? before.kickoffAt : null);
  const first = before.originalDay ?? before.day;
  return {
    ...before,
    round: row.round ?? before.round,
    day: row.date,
    kickoffAt,
    originalDay: first === row.date ? null : first,
    status: row.status === 'SCHEDULED' && kickoffAt !== null ? 'TIMED' : row.status,
    certainty: 'CONFIRMED',
    condition: null,
    score: row.score,
    venue: row.venue ?? before.venue,
  };
}

export function isSameScore(a: Fixture, b: Fixture): boolean {
  return a.score?.home === b.score?.home && a.score?.away === b.score?.away;
}

/** Whether a row changes nothing of a fixture that a file can change. */
export function isSameFixture(a: Fixture, b: Fixture): boolean {
  return (
    a.day === b.day &&
    a.kickoffAt === b.kickoffAt &&
    a.status === b.status &&
    a.round === b.round &&
    a.venue === b.venue &&
    a.certainty === b.certainty &&
    a.home === b.home &&
    a.away === b.away &&
    isSameScore(a, b)
  );
}
