import type { Decision } from '../domain/decision.ts';
import type { FeedDocument } from '../feeds/adapter.ts';
import { type FetchedDocument, fetchDocument } from '../feeds/reading/fetch-document.ts';
import type { SyncSource } from './config.ts';
import type { FeedRequest } from '../feeds/reading/feed-requests.ts';
import { digestOf, settingsOf, type SourceState } from './source-state.ts';

/** The counts of an import. */
export interface ImportCounts {
  /** The rows of the documents: fixtures, squad members, absences. */
  readonly rows: number;
  readonly changes: number;
  /** Unresolved names, which became questions to the editors. */
  readonly questions: number;
}

/** Imports the documents of a source in one transaction. */
export type ImportDocuments = (
  source: SyncSource,
  documents: readonly FeedDocument[],
) => Promise<Decision<ImportCounts>>;

/** The response of a source: its documents, or that they equal those of the last usable response. */
export type Answer =
  | { readonly kind: 'SAME'; readonly versions: SourceState['versions'] }
  | {
      readonly kind: 'NEW';
      readonly documents: readonly FeedDocument[];
      readonly versions: SourceState['versions'];
      readonly digest: string;
    };

/** Fetches all documents of a source. Throws FetchFailure if one of them is not available. */
export async function fetchDocuments(
  source: SyncSource,
  requests: readonly FeedRequest[],
  { versions, digest: known }: Pick<SourceState, 'versions' | 'digest'>,
  signal: AbortSignal,
): Promise<Answer> {
  const fetched = new Map<string, FetchedDocument>();
  const options = {
    signal,
    maxBytes: Math.round(source.maxMegabytes * 1024 * 1024),
    timeoutMs: source.timeoutSeconds * 1000,
  };
  for (const request of requests) {
    const version = known === null ? null : (versions.get(request.url) ?? null);
    fetched.set(request.url, await fetchDocument(request, { ...options, version }));
  }
  if ([...fetched.values()].every(({ documents }) => documents === null)) return { kind: 'SAME', versions };
  // An import needs all documents, even unchanged ones.
  for (const request of requests) {
    if (fetched.get(request.url)?.documents !== null) continue;
    fetched.set(request.url, await fetchDocument(request, options));
  }
  const documents = [...fetched.values()].flatMap((one) => one.documents ?? []);
  const digest = digestOf(settingsOf(source), ...documents.map(({ text }) => text));
  const newVersions = new Map([...fetched].map(([url, { version }]) => [url, version]));
  return digest === known
    ? { kind: 'SAME', versions: newVersions }
    : { kind: 'NEW', documents, versions: newVersions, digest };
}
