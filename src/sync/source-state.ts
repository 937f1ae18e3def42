import { createHash } from 'node:crypto';
import type { Instant } from '../domain/day.ts';
import type { FeedState } from '../domain/feed-state.ts';
import type { FeedVersion } from '../feeds/reading/fetch.ts';
import type { SyncSource } from './config.ts';

/** Why the last poll of a source failed. */
export interface PollFailure {
  readonly kind: string;
  readonly message: string;
}

/** The state of a source. It is stored, so it survives restarts, and every node can read it. */
export interface SourceState {
  /** The time of the last usable response; null if there was none. */
  readonly lastGoodAt: Instant | null;
  /** The time of the last usable response that changed something; null if there was none. */
  readonly lastChangeAt: Instant | null;
  readonly lastPollAt: Instant | null;
  /** The number of failed polls since the last usable response. */
  readonly failures: number;
  readonly failure: PollFailure | null;
  /** No poll is made before this time: the delay after a failure, or the one that the source requested. */
  readonly notBefore: Instant | null;
  /** The digest of the documents in the last usable response. */
  readonly digest: string | null;
  /** The versions of the documents in the last usable response, by URL. */
  readonly versions: ReadonlyMap<string, FeedVersion>;
}

export const NEW_SOURCE: SourceState = {
  lastGoodAt: null,
  lastChangeAt: null,
  lastPollAt: null,
  failures: 0,
  failure: null,
  notBefore: null,
  digest: null,
  versions: new Map(),
};

/** The beginning of the names under which the states of polled sources are stored. */
export const STORED_PREFIX = 'sync:';

export function storedName(source: string): string {
  return STORED_PREFIX + source;
}

/** Returns the settings that an import depends on, besides the documents, as text. */
export function settingsOf(source: SyncSource): string {
  const { format, league, season, competition, kind, timeZone, fullSnapshot, newTeams } = source;
  return JSON.stringify([format, league, season, competition, kind, timeZone, fullSnapshot, newTeams]);
}

const STATUS = 'status';

type Status = Pick<SourceState, 'lastPollAt' | 'failures' | 'failure' | 'notBefore' | 'digest'>;

/** Returns the key of a version, which holds for one URL and the settings with which its document was imported. */
function keyOf(url: string, settings: string): string {
  return `document:${digestOf(url, settings)}`;
}

export function digestOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(text).update('\0');
  return hash.digest('hex').slice(0, 32);
}

export function statesToStore(source: SyncSource, state: SourceState): FeedState[] {
  const { lastGoodAt, lastChangeAt, versions, lastPollAt, failures, failure, notBefore, digest } = state;
  const status: Status = { lastPollAt, failures, failure, notBefore, digest };
  const times = { checkedAt: lastGoodAt, changedAt: lastChangeAt };
  const documents = [...versions].map(([url, version]) => ({
    key: keyOf(url, settingsOf(source)),
    ...version,
    state: null,
  }));
  return [{ key: STATUS, etag: null, lastModified: null, state: JSON.stringify(status) }, ...documents].map((row) => ({
    source: storedName(source.name),
    ...row,
    ...times,
  }));
}

/**
 * Returns the state of a source with these URLs, from the states of all. Versions of other URLs, or for other settings,
 * are dropped.
 */
export function stateFromStored(source: SyncSource, all: readonly FeedState[], urls: readonly string[]): SourceState {
  const rows = all.filter((row) => row.source === storedName(source.name));
  const status = rows.find(({ key }) => key === STATUS);
  if (status === undefined) return NEW_SOURCE;
  const { checkedAt: lastGoodAt, changedAt: lastChangeAt } = status;
  const rest = JSON.parse(status.state ?? '{}') as Partial<Status>;
  const versions = urls.flatMap((url) => {
    const row = rows.find(({ key }) => key === keyOf(url, settingsOf(source)));
    return row === undefined ? [] : [[url, { etag: row.etag, lastModified: row.lastModified }] as const];
  });
  return { ...NEW_SOURCE, ...rest, lastGoodAt, lastChangeAt, versions: new Map(versions) };
}
