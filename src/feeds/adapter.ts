import type { Instant } from '../domain/day.ts';
import type { EstimateSource } from '../domain/recovery-estimate.ts';
import type { Observation } from './observation.ts';

/** The formats that `importFeed`, `importSquads` and `importAbsences` read. */
export const FEED_FORMATS = [
  'FPL',
  'API_FOOTBALL',
  'SPORTMONKS',
  'FOOTBALL_DATA_ORG',
  'PLAYERS_CSV',
  'ABSENCES_CSV',
] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

/** A document of a feed: a file, the body of a response, or one page of it. */
export interface FeedDocument {
  /** The name of the file or the last part of the path: `bootstrap-static.json`. */
  readonly name: string;
  readonly text: string;
}

/** The facts that the caller states about a feed. */
export interface FeedContext {
  /** The time at which the documents were made; null if only the documents may contain it. */
  readonly asOf: Instant | null;
  /** The time at which the documents were read; omitted if unknown. */
  readonly readAt?: Instant;
  readonly competition: string | null;
  readonly season: string | null;
}

/** Why a feed cannot be used. Nothing is stored then. */
const FEED_FAILURES = [
  /** HTML or other text where JSON is expected. */
  'NOT_JSON',
  /** JSON that ends in the middle. */
  'TRUNCATED',
  'TOO_LARGE',
  /** The API says that the request failed, possibly with an HTTP status of success. */
  'API_ERROR',
  /** An empty response, or a refusal, because the plan of the key does not cover it. */
  'NOT_IN_PLAN',
  'EMPTY',
  'UNEXPECTED_SHAPE',
  /** A document is missing that the others need. */
  'MISSING_DOCUMENT',
] as const;
export type FeedFailureKind = (typeof FEED_FAILURES)[number];

export interface FeedFailure {
  readonly kind: FeedFailureKind;
  /** The name of the document; null for all of them. */
  readonly document: string | null;
  /** The problem as one sentence for the caller. */
  readonly message: string;
}

/** A row that was left out, with the reason. */
export interface FeedProblem {
  /** For example `elements.17`. */
  readonly row: string;
  readonly field: string | null;
  readonly message: string;
}

/** The teams of which a feed is complete, so that a missing row has a meaning. */
export interface FeedCoverage {
  /** A player who is missing in the squads of these teams has left. `ALL`: every team that the feed names. */
  readonly squads: 'ALL' | 'NONE';
  /** A player of these teams without a row is available again. Otherwise the record becomes stale. */
  readonly absences: 'ALL' | 'NONE';
}

export const NO_COVERAGE: FeedCoverage = { squads: 'NONE', absences: 'NONE' };

export type AdapterResult =
  | {
      readonly ok: true;
      readonly observations: readonly Observation[];
      readonly problems: readonly FeedProblem[];
      readonly coverage: FeedCoverage;
      /** The time at which the documents were made; null if they do not contain it. */
      readonly asOf: Instant | null;
    }
  | { readonly ok: false; readonly failures: readonly FeedFailure[] };

/** Reads one format. Pure: no clock, no I/O, and at most 200 lines. */
export interface FeedAdapter {
  /** The source of its external ids: `fpl`. */
  readonly system: string;
  /** The source of its statements about absences. */
  readonly source: EstimateSource;
  read(documents: readonly FeedDocument[], context: FeedContext): AdapterResult;
}

export function failed(kind: FeedFailureKind, document: string | null, message: string): AdapterResult {
  return { ok: false, failures: [{ kind, document, message }] };
}
