import type { Environment } from '../config.ts';
import type { Instant } from '../domain/day.ts';
import type { FeedDocument, FeedFormat } from '../feeds/adapter.ts';
import {
  type FeedRequest,
  missingKey,
  requestFor,
  requestsFor,
  squadRequests,
} from '../feeds/reading/feed-requests.ts';
import { fetchDocument } from '../feeds/reading/fetch-document.ts';
import { type Encoding, isUrl, readPath } from '../feeds/reading/read-source.ts';
import { OperatorError } from './operator-message.ts';

interface DocumentOptions {
  readonly league?: string;
  readonly season?: string;
  readonly competition?: string;
  readonly encoding: Encoding;
}

/** Reads the documents of a feed from files, folders and URLs. `isLive` in the result: they were fetched now. */
export async function feedDocuments(
  format: FeedFormat,
  sources: readonly string[],
  options: DocumentOptions,
  env: Environment,
  now: Instant,
): Promise<{ readonly documents: readonly FeedDocument[]; readonly isLive: boolean }> {
  const documents: FeedDocument[] = [];
  for (const source of sources) {
    if (!isUrl(source)) documents.push(...(await readPath(source, options.encoding)));
    else documents.push(...(await fetchAll(format, source, options, env, now)));
  }
  return { documents, isLive: sources.every(isUrl) };
}

async function fetchAll(
  format: FeedFormat,
  url: string,
  options: DocumentOptions,
  env: Environment,
  now: Instant,
): Promise<FeedDocument[]> {
  const documents: FeedDocument[] = [];
  const fetchInto = async (requests: readonly FeedRequest[]): Promise<void> => {
    for (const request of requests) documents.push(...((await fetchDocument(request)).documents ?? []));
  };
  const requests = requestsOf(format, url, options, env, now);
  await fetchInto(requests);
  if (requests.length > 1) await fetchInto(squadRequests({ format, url }, documents, env));
  return documents;
}

/** The part of the URL that marks a single document, for APIs with several. */
const DOCUMENTS: Readonly<Partial<Record<FeedFormat, RegExp>>> = {
  FPL: /\.json$|bootstrap-static|fixtures/i,
  API_FOOTBALL: /\/(fixtures|injuries|sidelined|teams|players)\b/i,
  SPORTMONKS: /\/fixtures\b/i,
  FOOTBALL_DATA_ORG: /\/competitions\//i,
};

function requestsOf(
  format: FeedFormat,
  url: string,
  { league, season, competition }: DocumentOptions,
  env: Environment,
  now: Instant,
): FeedRequest[] {
  const location = { format, url, league: league === undefined ? undefined : Number(league), season, competition };
  const variable = missingKey(location, env);
  if (variable !== null) throw new OperatorError(`${format} needs a key: set ${variable} in the environment.`);
  const document = DOCUMENTS[format];
  if (document === undefined || document.test(URL.parse(url)?.pathname ?? '')) return [requestFor(location, env)];
  if (format === 'API_FOOTBALL' && (league === undefined || season === undefined)) {
    throw new OperatorError('The API needs --league and --season: --league 140 --season 2025.');
  }
  if (format === 'FOOTBALL_DATA_ORG' && competition === undefined) {
    throw new OperatorError('The API needs --competition with its code: --competition PL.');
  }
  return requestsFor(location, env, now);
}
