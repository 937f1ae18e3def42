import type { Competition } from '../../domain/competition.ts';
import { type Fixture, type FixtureId, isOver } from '../../domain/fixture.ts';
import { isSameRound } from '../../domain/identity/round-key.ts';
import { withExternalIds } from '../external-ids.ts';
import type { TeamRow } from './team-row.ts';

/**
 * Returns a new fixture for a row. A tie with an open side is conditional, with the words of its sides as condition. It
 * lists all fields, because a season has hundreds of fixtures and copying the rest of an object is slow.
 */
export function newFixture(id: FixtureId, competition: Competition, { row, home, away, resumes }: TeamRow): Fixture {
  const homeSlot = home === null ? row.home.name : null;
  const awaySlot = away === null ? row.away.name : null;
  const isOpen = homeSlot !== null || awaySlot !== null;
  return {
    id,
    competition: competition.id,
    round: row.round,
    home: home?.id ?? null,
    away: away?.id ?? null,
    day: row.date,
    kickoffAt: row.kickoffAt,
    originalDay: null,
    lastPossibleDay: null,
    status: row.status,
    certainty: isOpen ? 'CONDITIONAL' : 'CONFIRMED',
    condition: isOpen ? openCondition({ home: null, away: null, homeSlot, awaySlot }) : null,
    dependsOn: null,
    homeSlot,
    awaySlot,
    number: row.number,
    penalties: row.penalties,
    score: row.score,
    venue: row.venue,
    neutral: false,
    venueTimeZone: null,
    resumes,
    note: null,
    externalIds: row.externalIds ?? [],
  };
}

/**
 * Returns a fixture with the data of a row. A row without a time keeps the kick-off of the same day, one without a score
 * keeps a recorded result, and one with an open side keeps a known team.
 */
export function mergeRow(before: Fixture, teamRow: TeamRow): Fixture {
  const { row } = teamRow;
  if (before.status === 'REMOVED') return before;
  const named = nameSides(before, teamRow);
  if (isOver(before) && row.score === null && row.status !== 'CANCELLED') return named;
  // The day of one instant differs between zones, so a file of another zone does not move the match day.
  const isSameKickoff = row.kickoffAt !== null && row.kickoffAt === before.kickoffAt && before.day !== null;
  const day = isSameKickoff ? before.day : row.date;
  const isSameDay = day === before.day;
  const kickoffAt = row.kickoffAt ?? (isSameDay ? before.kickoffAt : null);
  const first = before.originalDay ?? before.day;
  return {
    ...named,
    day,
    kickoffAt,
    originalDay: first === day ? null : first,
    lastPossibleDay: isSameDay && row.kickoffAt === null ? before.lastPossibleDay : null,
    status: row.status === 'SCHEDULED' && kickoffAt !== null ? 'TIMED' : row.status,
    score: row.score,
    penalties: row.penalties ?? (row.score === null ? null : before.penalties),
    venue: row.venue ?? before.venue,
  };
}

/** Returns the fixture with its sides, number and round. Another spelling of the round changes nothing. */
function nameSides(before: Fixture, { row, home, away, resumes }: TeamRow): Fixture {
  const named = {
    ...before,
    round:
      before.round !== null && (row.isRoundOfWeek || isSameRound(before.round, row.round)) ? before.round : row.round,
    externalIds: withExternalIds(before.externalIds, row.externalIds),
    number: row.number ?? before.number,
    resumes: resumes ?? before.resumes,
    home: home?.id ?? before.home,
    away: away?.id ?? before.away,
    homeSlot: home === null && before.home === null ? row.home.name : before.homeSlot,
    awaySlot: away === null && before.away === null ? row.away.name : before.awaySlot,
  };
  if (named.home !== null && named.away !== null) {
    return { ...named, certainty: 'CONFIRMED', condition: null, dependsOn: null };
  }
  const wasOpen = before.homeSlot !== null || before.awaySlot !== null;
  const condition = wasOpen || before.condition === null ? openCondition(named) : before.condition;
  return { ...named, certainty: 'CONDITIONAL', condition };
}

/** Returns the words of the open sides; null if there are none. */
function openCondition({
  home,
  away,
  homeSlot,
  awaySlot,
}: Pick<Fixture, 'home' | 'away' | 'homeSlot' | 'awaySlot'>): string | null {
  const words = [home === null ? homeSlot : null, away === null ? awaySlot : null].filter((word) => word !== null);
  return words.length === 0 ? null : words.join(' v ');
}

/** Whether two fixtures have the same result, including the shoot-out. */
export function isSameScore(a: Fixture, b: Fixture): boolean {
  return (
    a.score?.home === b.score?.home &&
    a.score?.away === b.score?.away &&
    a.penalties?.home === b.penalties?.home &&
    a.penalties?.away === b.penalties?.away
  );
}

/** Whether two fixtures agree in everything that a file can change, apart from external ids. */
export function isSameFixture(a: Fixture, b: Fixture): boolean {
  return (
    a.day === b.day &&
    a.kickoffAt === b.kickoffAt &&
    a.status === b.status &&
    a.round === b.round &&
    a.venue === b.venue &&
    a.number === b.number &&
    a.certainty === b.certainty &&
    a.condition === b.condition &&
    a.home === b.home &&
    a.away === b.away &&
    a.homeSlot === b.homeSlot &&
    a.awaySlot === b.awaySlot &&
    a.resumes === b.resumes &&
    isSameScore(a, b)
  );
}
