import type { Decision } from '../domain/decision.ts';
import type { FeedDocument } from '../feeds/adapter.ts';
import { FetchFailure } from '../feeds/fetch-failure.ts';
import { type FeedVersion, fetchFeed } from '../feeds/fetch.ts';
import { decodeFeed } from '../feeds/read-source.ts';
import type { SyncSource } from './config.ts';
import { type FeedRequest, MAX_PAGES } from './feed-requests.ts';
import { digestOf, settingsOf, type SourceState } from './source-state.ts';

/** What an import did, in numbers. */
export interface ImportCounts {
  /** What the documents say: fixtures, squad members, absences. */
  readonly rows: number;
  readonly changes: number;
  /** Names that were not resolved, and are questions to the editors. */
  readonly questions: number;
}

/** Imports the documents of a source in one transaction. */
export type ImportDocuments = (
  source: SyncSource,
  documents: readonly FeedDocument[],
) => Promise<Decision<ImportCounts>>;

/** The answer of a source: its documents, or that they are those of the last good answer. */
export type Answer =
  | { readonly kind: 'SAME'; readonly versions: SourceState['versions'] }
  | {
      readonly kind: 'NEW';
      readonly documents: readonly FeedDocument[];
      readonly versions: SourceState['versions'];
      readonly digest: string;
    };

/** Fetches all documents of a source. Throws FetchFailure if one of them cannot be had. */
export async function fetchDocuments(
  source: SyncSource,
  requests: readonly FeedRequest[],
  { versions, digest: known }: Pick<SourceState, 'versions' | 'digest'>,
  signal: AbortSignal,
): Promise<Answer> {
  const fetched = new Map<string, Fetched>();
  for (const request of requests) {
    const version = known === null ? null : (versions.get(request.url) ?? null);
    fetched.set(request.url, await fetchOne(source, request, version, signal));
  }
  if ([...fetched.values()].every(({ documents }) => documents === null)) return { kind: 'SAME', versions };
  // An import needs all documents, those that have not changed too.
  for (const request of requests) {
    if (fetched.get(request.url)?.documents !== null) continue;
    fetched.set(request.url, await fetchOne(source, request, null, signal));
  }
  const documents = [...fetched.values()].flatMap((one) => one.documents ?? []);
  const digest = digestOf(settingsOf(source), ...documents.map(({ text }) => text));
  const newVersions = new Map([...fetched].map(([url, { version }]) => [url, version]));
  return digest === known
    ? { kind: 'SAME', versions: newVersions }
    : { kind: 'NEW', documents, versions: newVersions, digest };
}

interface Fetched {
  /** Null if they have not changed. */
  readonly documents: readonly FeedDocument[] | null;
  readonly version: FeedVersion;
}

async function fetchOne(
  source: SyncSource,
  request: FeedRequest,
  version: FeedVersion | null,
  signal: AbortSignal,
): Promise<Fetched> {
  const options = {
    headers: request.headers,
    signal,
    maxBytes: Math.round(source.maxMegabytes * 1024 * 1024),
    timeoutMs: source.timeoutSeconds * 1000,
  };
  const first = await fetchFeed(request.url, { ...options, version });
  if (first.kind === 'NOT_MODIFIED') {
    if (version === null)
      throw new FetchFailure('UNREADABLE', `${request.name} was not sent, although it was asked for.`);
    return { documents: null, version };
  }
  const documents = [documentOf(request.name, first.bytes)];
  for (let page = 2; request.isPaged && hasMore(documents.at(-1)); page += 1) {
    if (page > MAX_PAGES) throw new FetchFailure('TOO_LARGE', `${request.name} has more than ${MAX_PAGES} pages.`);
    const url = new URL(request.url);
    url.searchParams.set('page', String(page));
    const next = await fetchFeed(url.href, options);
    if (next.kind === 'MODIFIED') documents.push(documentOf(request.name, next.bytes));
    else break;
  }
  // The version of the first page says nothing about the others.
  return { documents, version: documents.length === 1 ? first.version : { etag: null, lastModified: null } };
}

function documentOf(name: string, bytes: Uint8Array): FeedDocument {
  return { name, text: decodeFeed(bytes, name) };
}

/** Whether a page says that there is another one. A document that is not JSON is told by its adapter. */
function hasMore(document: FeedDocument | undefined): boolean {
  try {
    const parsed = JSON.parse(document?.text ?? '{}') as { readonly pagination?: { readonly has_more?: unknown } };
    return parsed.pagination?.has_more === true;
  } catch {
    return false;
  }
}
