import type { FeedDocument } from '../adapter.ts';
import type { FeedRequest } from './feed-requests.ts';
import { FetchFailure } from './fetch-failure.ts';
import { type FeedVersion, fetchFeed, type FetchOptions } from './fetch.ts';
import { decodeFeed } from './read-source.ts';

/** The maximum number of pages of one document that are read. */
const MAX_PAGES = 20;

export interface FetchedDocument {
  /** The document, or its pages; null if it has not changed since the version in the request. */
  readonly documents: readonly FeedDocument[] | null;
  readonly version: FeedVersion;
}

/** Fetches one document of a feed with all its pages. Throws FetchFailure if it is not available. */
export async function fetchDocument(
  { url, name, headers, isPaged }: FeedRequest,
  { version = null, ...options }: Omit<FetchOptions, 'headers'> = {},
): Promise<FetchedDocument> {
  const first = await fetchFeed(url, { ...options, headers, version });
  if (first.kind === 'NOT_MODIFIED') {
    if (version === null) throw new FetchFailure('UNREADABLE', `${name} was not sent, although it was requested.`);
    return { documents: null, version };
  }
  const documents = [documentOf(name, first.bytes)];
  for (let page = 2; isPaged && hasMore(documents.at(-1)); page += 1) {
    if (page > MAX_PAGES) throw new FetchFailure('TOO_LARGE', `${name} has more than ${MAX_PAGES} pages.`);
    const next = new URL(url);
    next.searchParams.set('page', String(page));
    const fetched = await fetchFeed(next.href, { ...options, headers });
    if (fetched.kind === 'NOT_MODIFIED') break;
    documents.push(documentOf(name, fetched.bytes));
  }
  // The version of the first page does not cover the others.
  return { documents, version: documents.length === 1 ? first.version : { etag: null, lastModified: null } };
}

function documentOf(name: string, bytes: Uint8Array): FeedDocument {
  return { name, text: decodeFeed(bytes, name) };
}

/** Whether a page says that there is another one. Its adapter reports a document that is not JSON. */
function hasMore(document: FeedDocument | undefined): boolean {
  try {
    const parsed = JSON.parse(document?.text ?? '{}') as { readonly pagination?: { readonly has_more?: unknown } };
    return parsed.pagination?.has_more === true;
  } catch {
    return false;
  }
}
