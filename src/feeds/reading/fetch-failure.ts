/** Why a feed could not be read. None of these changes stored data. */
const FETCH_FAILURES = [
  /** 429, or a plan's quota. */
  'RATE_LIMITED',
  /** 5xx: an outage of the feed. */
  'UNAVAILABLE',
  /** 401, 403, or a refusal in the body of the response: the key or the plan. */
  'REFUSED',
  /** 404 and 410, or no such file. */
  'NOT_FOUND',
  'TIMED_OUT',
  /** No connection, or one that broke off. */
  'UNREACHABLE',
  'TOO_LARGE',
  /** Bytes that are not text, a page instead of data, or another status. */
  'UNREADABLE',
] as const;
export type FetchFailureKind = (typeof FETCH_FAILURES)[number];

/** A feed that could not be read. The message names the feed without its query, its credentials and its key. */
export class FetchFailure extends Error {
  readonly kind: FetchFailureKind;
  /** The wait that the feed requested, in milliseconds; null if it did not say. */
  readonly retryAfterMs: number | null;
  readonly code = 'FETCH_FAILURE';

  constructor(kind: FetchFailureKind, message: string, retryAfterMs: number | null = null) {
    super(message);
    this.kind = kind;
    this.retryAfterMs = retryAfterMs;
  }
}
