import { instantAt, parseDay, parseInstant, type Day, type Instant } from '../../domain/day.ts';
import { isOpenSide } from '../../domain/identity/open-side.ts';
import { slugOf } from '../../domain/team.ts';
import { FEED_STATUSES, type FeedFixture, type FeedScore, type FeedStatus, type FeedTeam } from '../feed.ts';

/** A match as its file states it: well-formed, with days, times and status not yet parsed. */
export interface FeedEntry {
  readonly row: number;
  readonly round: string | null;
  readonly date: string | null;
  readonly time: string | null;
  readonly home: string;
  readonly away: string;
  readonly score: FeedScore | null;
  readonly penalties: FeedScore | null;
  readonly status: string | null;
  readonly venue: string | null;
  readonly number: string | null;
}

/** The names of an entry's fields in the format of the file, for issues. */
export interface FeedNames {
  readonly home: string;
  readonly away: string;
  readonly score: string;
}

export interface FeedProblem {
  /** The path inside the match: `['score', 'ft']`. Empty means the whole match. */
  readonly field: readonly string[];
  readonly text: string;
}

export type ParsedEntry =
  | { readonly ok: true; readonly fixture: FeedFixture }
  | { readonly ok: false; readonly problems: readonly FeedProblem[] };

/** Parses days, times, teams and the status, and rejects contradictions. Times are in `timeZone`. */
export function parseEntry(
  entry: FeedEntry,
  timeZone: string,
  names: FeedNames,
  teamOf: (text: string) => FeedTeam,
): ParsedEntry {
  const problems: FeedProblem[] = [];
  const reject = (field: string, text: string): null => {
    problems.push({ field: [field], text });
    return null;
  };

  const home = teamOf(entry.home);
  const away = teamOf(entry.away);
  const checkName = ({ name }: FeedTeam, field: string): void => {
    if (name === '') reject(field, 'is missing');
    else if (!/[a-z\d]/i.test(name) && slugOf(name) === '' && !isOpenSide(name))
      reject(field, `"${name}" is not a name; expected letters or digits`);
  };
  checkName(home, names.home);
  checkName(away, names.away);
  if (home.name !== '' && isSameTeam(home, away) && !isOpenSide(home.name))
    reject(names.away, `"${entry.away}" cannot play against itself`);

  const date =
    entry.date === null
      ? null
      : (parseDay(entry.date) ?? reject('date', `"${entry.date}" is not a valid date; expected YYYY-MM-DD`));
  const stated = entry.status === null ? null : readStatus(entry.status);
  const isOpenTime = entry.time === null || /^(?:tb[acd]|[?\p{Pd}])$/iu.test(entry.time);
  const clockTime = isOpenTime
    ? null
    : (readTime(entry.time) ?? reject('time', `"${entry.time}" is not a valid time; expected HH:MM`));
  // Feeds write midnight if the hour is still open.
  const time = stated === 'SCHEDULED' && clockTime?.clock === '00:00' ? null : clockTime;
  if (!isOpenTime && entry.date === null) reject('time', 'a time needs a date');

  if (stated === null && entry.status !== null)
    reject('status', `"${entry.status}" is not a status; expected ${FEED_STATUSES.join(', ')}`);
  const status = stated === 'SCHEDULED' && time !== null ? 'TIMED' : (stated ?? deriveStatus(entry, isOpenTime));
  if (status === 'FINISHED' && entry.score === null) reject(names.score, 'a finished match needs a score');
  if (status === 'FINISHED' && entry.date === null) reject('date', 'a finished match needs a date');
  if (status === 'TIMED' && isOpenTime) reject('time', 'a timed match needs a time');
  // Files contain the result of an annulled match, but it does not count.
  const isAnnulled = status === 'CANCELLED' && !/cancel/i.test(entry.status ?? '');
  if (entry.score !== null && !isAnnulled && WITHOUT_SCORE.has(status)) {
    reject(names.score, `a ${status.toLowerCase()} match cannot have a score`);
  }
  if (problems.length > 0) return { ok: false, problems };

  const kickoffAt = date !== null && time !== null ? kickoff(timeZone, date, time) : null;
  const isPostponed = status === 'POSTPONED';
  const { row, round, venue, number } = entry;
  const score = isAnnulled ? null : entry.score;
  return {
    ok: true,
    fixture: {
      row,
      round,
      date: isPostponed ? null : date,
      kickoffAt: isPostponed ? null : kickoffAt,
      home,
      away,
      score,
      penalties: score === null ? null : entry.penalties,
      status,
      venue,
      number,
    },
  };
}

const WITHOUT_SCORE: ReadonlySet<FeedStatus> = new Set(['SCHEDULED', 'TIMED', 'POSTPONED', 'CANCELLED']);

/** The words of files for each status. */
const STATUS_WORDS: Readonly<Record<string, FeedStatus>> = {
  ANNULLED: 'CANCELLED',
  CANCELED: 'CANCELLED',
  VOID: 'CANCELLED',
  VOIDED: 'CANCELLED',
  NOT_PLAYED: 'CANCELLED',
  WALKOVER: 'AWARDED',
  WALK_OVER: 'AWARDED',
  'W.O.': 'AWARDED',
  WO: 'AWARDED',
  FORFEIT: 'AWARDED',
  FORFEITED: 'AWARDED',
  LIVE: 'IN_PLAY',
  PAUSED: 'IN_PLAY',
  HALF_TIME: 'IN_PLAY',
  FT: 'FINISHED',
  AET: 'FINISHED',
  PEN: 'FINISHED',
  PLAYED: 'FINISHED',
  FULL_TIME: 'FINISHED',
  INTERRUPTED: 'SUSPENDED',
  DELAYED: 'POSTPONED',
};

/** Returns the status of an entry without one. */
function deriveStatus(entry: FeedEntry, isOpenTime: boolean): FeedStatus {
  if (entry.score !== null) return 'FINISHED';
  if (entry.date === null) return 'POSTPONED';
  return isOpenTime ? 'SCHEDULED' : 'TIMED';
}

/** Parses a status in any case and spelling: "canceled", "In play", "[annulled]". */
function readStatus(text: string): FeedStatus | null {
  const word = text
    .toUpperCase()
    .replaceAll(/[[\]()]/g, '')
    .trim()
    .replaceAll(/[\s-]+/g, '_');
  return FEED_STATUSES.find((status) => status === word) ?? STATUS_WORDS[word] ?? null;
}

interface ClockTime {
  readonly clock: string;
  /** For example "+02:00"; null if the file has none. */
  readonly offset: string | null;
}

/** Parses "21:00", "9:30" and "13:00 UTC-6", which files of tournaments across zones use. */
function readTime(text: string): ClockTime | null {
  const match = /^(\d{1,2}):([0-5]\d)(?: UTC([+-])(\d{1,2})(?::([0-5]\d))?)?$/.exec(text);
  if (match === null) return null;
  const [, hour = '', minute = '', sign, hours = '', minutes = '00'] = match;
  if (Number(hour) > 23 || Number(hours) > 14) return null;
  return {
    clock: `${hour.padStart(2, '0')}:${minute}`,
    offset: sign === undefined ? null : `${sign}${hours.padStart(2, '0')}:${minutes}`,
  };
}

function kickoff(timeZone: string, date: Day, { clock, offset }: ClockTime): Instant | null {
  return offset === null ? instantAt(timeZone, date, clock) : parseInstant(`${date}T${clock}:00${offset}`);
}

function isSameTeam(a: FeedTeam, b: FeedTeam): boolean {
  return a.name === b.name && a.country === b.country;
}
