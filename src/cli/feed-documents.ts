import type { Environment } from '../config.ts';
import type { FeedDocument, FeedFormat } from '../feeds/adapter.ts';
import { decodeFeed, type Encoding, isUrl, readPath } from '../feeds/read-source.ts';
import { fetchFeed } from '../feeds/fetch.ts';

interface DocumentOptions {
  readonly league?: string;
  readonly season?: string;
  readonly encoding: Encoding;
}

/** Reads the documents of a feed from files, folders and URLs. `isLive`: they were fetched now. */
export async function feedDocuments(
  format: FeedFormat,
  sources: readonly string[],
  { encoding }: DocumentOptions,
  _env: Environment,
): Promise<{ readonly documents: readonly FeedDocument[]; readonly isLive: boolean }> {
  const documents: FeedDocument[] = [];
  for (const source of sources) {
    if (!isUrl(source)) documents.push(...(await readPath(source, encoding)));
    else for (const [name, url] of urlsOf(format, source)) documents.push(await fetched(name, url));
  }
  return { documents, isLive: sources.every(isUrl) };
}

function urlsOf(format: FeedFormat, url: string): (readonly [name: string, url: string])[] {
  const base = url.replace(/\/+$/, '');
  if (format !== 'FPL' || /\.json$/i.test(base)) return [[url, url]];
  return [
    ['bootstrap-static.json', `${base}/bootstrap-static/`],
    ['fixtures.json', `${base}/fixtures/`],
  ];
}

async function fetched(name: string, url: string): Promise<FeedDocument> {
  const answer = await fetchFeed(url);
  return { name, text: answer.kind === 'MODIFIED' ? decodeFeed(answer.bytes, name) : '' };
}
