import type { Day, Instant } from '../domain/day.ts';
import type { ExternalId } from '../domain/team.ts';

/** The statuses that a match in a file can have. */
export const FEED_STATUSES = [
  'SCHEDULED',
  'TIMED',
  'FINISHED',
  'POSTPONED',
  'CANCELLED',
  'ABANDONED',
  'AWARDED',
  'SUSPENDED',
  'IN_PLAY',
] as const;
export type FeedStatus = (typeof FEED_STATUSES)[number];

export interface FeedTeam {
  /** The name without the country: "Real Madrid CF" of "Real Madrid CF (ESP)". */
  readonly name: string;
  /** Three letters as in the file, "ESP"; null if the file has none. */
  readonly country: string | null;
  /** Ids of the team in other systems; omitted if there are none. */
  readonly externalIds?: readonly ExternalId[];
}

export interface FeedScore {
  readonly home: number;
  readonly away: number;
}

/** One match of a file, in the common form of all formats. */
export interface FeedFixture {
  /** The position of the match in the file, from 1, or its first line in a CSV file. */
  readonly row: number;
  readonly round: string | null;
  /** The match day; null if POSTPONED, even if the file still has the old day. */
  readonly date: Day | null;
  readonly kickoffAt: Instant | null;
  readonly home: FeedTeam;
  readonly away: FeedTeam;
  /** The score including extra time, without a shoot-out. */
  readonly score: FeedScore | null;
  /** The score of the shoot-out; null if there was none. */
  readonly penalties: FeedScore | null;
  readonly status: FeedStatus;
  readonly venue: string | null;
  /** The number of the match in its competition; null if the file has none. */
  readonly number: string | null;
  /** Ids of the fixture in other systems; omitted if there are none. */
  readonly externalIds?: readonly ExternalId[];
  /**
   * Whether the round is the week in which it is played. It changes when the fixture moves, and never replaces a known
   * round.
   */
  readonly isRoundOfWeek?: boolean;
}

/** One problem of a file with its path, `data.matches.17.date`. The message has the same number, from 1. */
export interface FeedIssue {
  readonly path: string[];
  readonly message: string;
}

/** The fixtures of a file and the unusable rows, or why the file cannot be read at all. */
export type FeedReading =
  | { readonly ok: true; readonly fixtures: readonly FeedFixture[]; readonly problems: readonly FeedIssue[] }
  | { readonly ok: false; readonly issues: readonly FeedIssue[] };

/** The number of issues of an unreadable file that are reported. */
export const MAX_ISSUES = 20;

/** The number of rows above which a file is rejected: more than a season of any competition has. */
export const MAX_ROWS = 5_000;

/** Splits a text into a name and the country that follows it. */
export function feedTeam(text: string): FeedTeam {
  const [, name = text, country = null] = /^(.*?)\s*\(([A-Z]{3})\)$/.exec(text) ?? [];
  return { name: name.trim(), country };
}
