import type { Day, Instant } from '../domain/day.ts';

/** The states of a match that a file can tell. */
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
  /** Without the country: "Real Madrid CF (ESP)" is "Real Madrid CF". */
  readonly name: string;
  /** Three letters, as the file has them: "ESP". */
  readonly country: string | null;
}

export interface FeedScore {
  readonly home: number;
  readonly away: number;
}

/** One match of a file, in the form that every format is read into. */
export interface FeedFixture {
  /** The match's place in the file from 1, or the line of the CSV that it begins on. */
  readonly row: number;
  readonly round: string | null;
  /** The match day; null while POSTPONED, whatever day the file still shows. */
  readonly date: Day | null;
  readonly kickoffAt: Instant | null;
  readonly home: FeedTeam;
  readonly away: FeedTeam;
  /** After extra time where there was any; a shoot-out never counts. */
  readonly score: FeedScore | null;
  readonly status: FeedStatus;
  readonly venue: string | null;
}

/** What is wrong with a file, and where: `data.matches.17.date`, with the same number (from 1) as the message. */
export interface FeedIssue {
  readonly path: string[];
  readonly message: string;
}

/** A whole file or nothing: one issue, and no fixture of it is read. */
export type FeedReading =
  | { readonly ok: true; readonly fixtures: FeedFixture[] }
  | { readonly ok: false; readonly issues: FeedIssue[] };

/** As many issues as a person mends in one go; the rest of a broken file says nothing new. */
export const MAX_ISSUES = 20;

/** Parts a name from the country behind it. */
export function feedTeam(text: string): FeedTeam {
  const [, name = text, country = null] = /^(.*?)\s*\(([A-Z]{3})\)$/.exec(text) ?? [];
  return { name: name.trim(), country };
}
