import { type Day, dayNumber } from '../../domain/day.ts';
import type { Fixture } from '../../domain/fixture.ts';
import { roundKey, roundNumber } from '../../domain/identity/round-key.ts';
import type { TeamRow } from './team-row.ts';

/** A numbered round that is played again begins at least this many days after the first time. */
export const RESTARTED_AFTER_DAYS = 28;

interface Meeting {
  readonly pairing: string;
  readonly teams: readonly string[];
  readonly day: number;
}

/**
 * Returns the keys of the numbered rounds that a league plays twice. Play-offs and half-seasons may number their rounds
 * from 1 again. Then the teams of the later matches have played others in that round, or most teams play twice in the
 * file.
 */
export function restartedRounds(rows: readonly TeamRow[], fixtures: readonly Fixture[]): Set<string> {
  const long = longRounds(rows, fixtures);
  const restarted = new Set<string>();
  if (long.size === 0) return restarted;
  const inFile = byRound(
    rows.map(({ row, home, away }) => [row.round, row.date, home?.id ?? null, away?.id ?? null]),
    long,
  );
  const known = byRound(
    fixtures.map(({ round, day, home, away }) => [round, day, home, away]),
    long,
  );
  for (const [key, meetings] of inFile) {
    const all = [...meetings, ...(known.get(key) ?? [])];
    if (hasOtherPairingsLater(all) || mostPlayTwice(meetings)) restarted.add(key);
  }
  return restarted;
}

/** Returns the keys of the numbered rounds with two matches that far apart. Most leagues have none. */
function longRounds(rows: readonly TeamRow[], fixtures: readonly Fixture[]): Set<string> {
  const spans = new Map<string, { first: Day; last: Day }>();
  const add = (round: string | null, day: Day | null): void => {
    if (round === null || day === null) return;
    const span = spans.get(round);
    if (span === undefined) spans.set(round, { first: day, last: day });
    else if (day < span.first) span.first = day;
    else if (day > span.last) span.last = day;
  };
  for (const { row } of rows) add(row.round, row.date);
  for (const { round, day } of fixtures) add(round, day);
  const long = new Set<string>();
  for (const [key, spellings] of Map.groupBy(spans, ([round]) => roundKey(round))) {
    const days = spellings.flatMap(([, { first, last }]) => [dayNumber(first), dayNumber(last)]);
    const isNumbered = roundNumber(spellings[0]?.[0] ?? null) !== null;
    if (isNumbered && Math.max(...days) - Math.min(...days) > RESTARTED_AFTER_DAYS) long.add(key);
  }
  return long;
}

type RoundEntry = readonly [round: string | null, day: Day | null, home: string | null, away: string | null];

function byRound(entries: readonly RoundEntry[], keys: ReadonlySet<string>): Map<string, Meeting[]> {
  const rounds = new Map<string, Meeting[]>();
  for (const [round, day, home, away] of entries) {
    if (round === null || day === null || home === null || away === null || !keys.has(roundKey(round))) continue;
    const meeting = { pairing: `${home}:${away}`, teams: [home, away], day: dayNumber(day) };
    rounds.getOrInsertComputed(roundKey(round), () => []).push(meeting);
  }
  return rounds;
}

function hasOtherPairingsLater(meetings: readonly Meeting[]): boolean {
  const first = Math.min(...meetings.map(({ day }) => day));
  const early = meetings.filter(({ day }) => day - first <= RESTARTED_AFTER_DAYS);
  const late = meetings.filter(({ day }) => day - first > RESTARTED_AFTER_DAYS);
  const pairings = new Set(early.map(({ pairing }) => pairing));
  const teams = new Set(early.flatMap((meeting) => meeting.teams));
  const others = new Set(
    late
      .filter(({ pairing, teams: own }) => !pairings.has(pairing) && own.every((team) => teams.has(team)))
      .map(({ pairing }) => pairing),
  );
  return others.size > 1 && others.size * 2 > new Set(late.map(({ pairing }) => pairing)).size;
}

function mostPlayTwice(meetings: readonly Meeting[]): boolean {
  const days = new Map<string, { first: number; last: number }>();
  for (const { teams, day } of meetings) {
    for (const team of teams) {
      const { first, last } = days.get(team) ?? { first: day, last: day };
      days.set(team, { first: Math.min(first, day), last: Math.max(last, day) });
    }
  }
  const twice = days.values().filter(({ first, last }) => last - first > RESTARTED_AFTER_DAYS);
  return [...twice].length * 2 > days.size;
}
