import { slugOf } from '../domain/team.ts';
import { instantAt, parseDay, parseInstant, type Day, type Instant } from '../domain/day.ts';
import { FEED_STATUSES, feedTeam, type FeedFixture, type FeedScore, type FeedStatus, type FeedTeam } from './feed.ts';

/** A match in the words of its file, well formed but not yet understood. */
export interface FeedEntry {
  readonly row: number;
  readonly round: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly home: string;
  readonly away: string;
  readonly score: FeedScore | null;
  readonly status: string | null;
  readonly venue: string | null;
}

/** What the format calls a field of the entry, so that an issue speaks the file's language. */
export interface FeedNames {
  readonly home: string;
  readonly away: string;
  readonly score: string;
}

export interface FeedProblem {
  /** Inside the match: `['score', 'ft']`. Empty: the match as a whole. */
  readonly field: readonly string[];
  readonly text: string;
}

export type ParsedEntry =
  | { readonly ok: true; readonly fixture: FeedFixture }
  | { readonly ok: false; readonly problems: readonly FeedProblem[] };

/** Reads days, times, teams and the status, and refuses what cannot be true. Times are the clock's in `timeZone`. */
export function parseEntry(entry: FeedEntry, timeZone: string, names: FeedNames): ParsedEntry {
  const problems: FeedProblem[] = [];
  const refuse = (field: string, text: string): null => {
    problems.push({ field: [field], text });
    return null;
  };

  const home = feedTeam(entry.home);
  const away = feedTeam(entry.away);
  for (const [name, field] of [
    [home.name, names.home],
    [away.name, names.away],
  ] as const) {
    if (name === '') refuse(field, 'is missing');
    else if (slugOf(name) === '') refuse(field, `"${name}" is no name`);
  }
  if (home.name !== '' && sameTeam(home, away)) refuse(names.away, `"${entry.away}" cannot play against itself`);

  const date = entry.date === null ? null : (parseDay(entry.date) ?? refuse('date', `"${entry.date}" is no day`));
  const time =
    entry.time === null ? null : (readTime(entry.time) ?? refuse('time', `"${entry.time}" is no time of day`));
  if (entry.time !== null && entry.date === null) refuse('time', 'a time needs its date');

  const told = entry.status === null ? null : readStatus(entry.status);
  if (told === null && entry.status !== null) refuse('status', `"${entry.status}" is no status`);
  const status = told ?? derived(entry);
  if (status === 'FINISHED' && entry.score === null) refuse(names.score, 'a finished match needs its score');
  if (status === 'FINISHED' && entry.date === null) refuse('date', 'a finished match needs its date');
  if (status === 'TIMED' && entry.time === null) refuse('time', 'a timed match needs its time');
  if (entry.score !== null && UNPLAYED.has(status)) {
    refuse(names.score, `a ${status.toLowerCase()} match has no score`);
  }
  if (problems.length > 0) return { ok: false, problems };

  const kickoffAt = date !== null && time !== null ? kickoff(timeZone, date, time) : null;
  const moved = status === 'POSTPONED';
  const { row, round, score, venue } = entry;
  return {
    ok: true,
    fixture: {
      row,
      round,
      date: moved ? null : date,
      kickoffAt: moved ? null : kickoffAt,
      home,
      away,
      score,
      status,
      venue,
    },
  };
}

const UNPLAYED: ReadonlySet<FeedStatus> = new Set(['SCHEDULED', 'TIMED', 'POSTPONED', 'CANCELLED']);

/** The status of a match whose file says none. */
function derived(entry: FeedEntry): FeedStatus {
  if (entry.score !== null) return 'FINISHED';
  if (entry.date === null) return 'POSTPONED';
  return entry.time === null ? 'SCHEDULED' : 'TIMED';
}

/** "canceled", "In play" and "POSTPONED" alike. */
function readStatus(text: string): FeedStatus | null {
  const word = text.toUpperCase().replaceAll(/[\s-]+/g, '_');
  if (word === 'CANCELED') return 'CANCELLED';
  return FEED_STATUSES.find((status) => status === word) ?? null;
}

interface ClockTime {
  readonly clock: string;
  /** "+02:00" where the file tells it. */
  readonly offset: string | null;
}

/** "21:00", "9:30", and "13:00 UTC-6" of the tournaments that cross zones. */
function readTime(text: string): ClockTime | null {
  const found = /^(\d{1,2}):([0-5]\d)(?: UTC([+-])(\d{1,2})(?::([0-5]\d))?)?$/.exec(text);
  if (found === null) return null;
  const [, hour = '', minute = '', sign, hours = '', minutes = '00'] = found;
  if (Number(hour) > 23 || Number(hours) > 14) return null;
  return {
    clock: `${hour.padStart(2, '0')}:${minute}`,
    offset: sign === undefined ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`,
  };
}

function kickoff(timeZone: string, date: Day, { clock, offset }: ClockTime): Instant | null {
  return offset === null ? instantAt(timeZone, date, clock) : parseInstant(`${date}T${clock}:00${offset}`);
}

function sameTeam(a: FeedTeam, b: FeedTeam): boolean {
  return a.name === b.name && a.country === b.country;
}
