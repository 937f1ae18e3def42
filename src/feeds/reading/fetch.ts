import { FetchFailure, type FetchFailureKind } from './fetch-failure.ts';

/** The largest response or file, in bytes after decompression. A season of any feed is a fraction of it. */
export const MAX_FEED_BYTES = 32 * 1024 * 1024;
/** The time limit of a request, with its redirects and its body. */
const TIMEOUT_MS = 30_000;
const MAX_REDIRECTS = 3;

/** Identifies the version of a response, for the next conditional request. */
export interface FeedVersion {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface FetchOptions {
  /** Headers with the key of the feed. They are sent only to the origin of the URL. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The version of the last response. If the feed still has it, the result is NOT_MODIFIED. */
  readonly version?: FeedVersion | null;
  readonly signal?: AbortSignal;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
}

export type FetchedFeed =
  | { readonly kind: 'MODIFIED'; readonly bytes: Uint8Array; readonly version: FeedVersion }
  | { readonly kind: 'NOT_MODIFIED' };

/** Requests a URL of a feed once, bounded in size and time. Throws FetchFailure if there is no response with data. */
export async function fetchFeed(url: string, options: FetchOptions = {}): Promise<FetchedFeed> {
  const { signal, timeoutMs = TIMEOUT_MS, maxBytes = MAX_FEED_BYTES } = options;
  const timeout = AbortSignal.timeout(timeoutMs);
  const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
  try {
    const response = await request(url, options, both);
    if (response.status === 304) {
      await response.body?.cancel();
      return { kind: 'NOT_MODIFIED' };
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw statusFailure(url, response);
    }
    const bytes = await readBounded(response, url, maxBytes);
    const version = { etag: response.headers.get('etag'), lastModified: response.headers.get('last-modified') };
    return { kind: 'MODIFIED', bytes, version };
  } catch (error) {
    if (error instanceof FetchFailure || signal?.aborted === true) throw error;
    if (timeout.aborted) {
      throw new FetchFailure('TIMED_OUT', `${shownUrl(url)} did not send its data within ${timeoutMs / 1000} seconds.`);
    }
    throw new FetchFailure('UNREACHABLE', `${shownUrl(url)} cannot be reached: ${causeOf(error)}.`);
  }
}

/** Returns the URL without credentials and query, either of which may contain a key. */
function shownUrl(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? 'the URL' : `${parsed.origin}${parsed.pathname}`;
}

/** Sends a request and follows redirects. The key and the version are sent only to the first origin. */
async function request(url: string, { headers = {}, version }: FetchOptions, signal: AbortSignal): Promise<Response> {
  const conditions: Record<string, string> = {
    ...(version?.etag == null ? {} : { 'if-none-match': version.etag }),
    ...(version?.lastModified == null ? {} : { 'if-modified-since': version.lastModified }),
  };
  const first = new URL(url);
  let next = first;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const own = next.origin === first.origin ? { ...headers, ...conditions } : {};
    const response = await fetch(next, {
      redirect: 'manual',
      headers: { accept: 'application/json, text/csv, text/plain', 'user-agent': 'Sidelined', ...own },
      signal,
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || response.status === 304 || location === null) return response;
    await response.body?.cancel();
    const target = URL.parse(location, next);
    if (target === null || !/^https?:$/.test(target.protocol)) break;
    next = target;
  }
  throw new FetchFailure('UNREADABLE', `${shownUrl(url)} redirects too often, or to no web address.`);
}

async function readBounded(response: Response, url: string, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > maxBytes) {
      throw new FetchFailure('TOO_LARGE', `${shownUrl(url)} sent more than ${shownBytes(maxBytes)}.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

export function shownBytes(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KiB` : `${Math.round(bytes / 1024 / 1024)} MiB`;
}

function statusFailure(url: string, { status, headers }: Response): FetchFailure {
  const [kind, words] = meaningOf(status);
  const retryAfterMs = retryAfter(headers.get('retry-after'));
  const wait = retryAfterMs === null ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} seconds.`;
  return new FetchFailure(kind, `${shownUrl(url)} answered ${status}: ${words}.${wait}`, retryAfterMs);
}

function meaningOf(status: number): readonly [FetchFailureKind, string] {
  if (status === 429) return ['RATE_LIMITED', 'too many requests'];
  if (status === 401) return ['REFUSED', 'the key is missing or wrong'];
  if (status === 402 || status === 403) return ['REFUSED', 'the key or its plan does not cover this'];
  if (status === 404 || status === 410) return ['NOT_FOUND', 'there is no such feed'];
  if (status === 503) return ['UNAVAILABLE', 'the feed is currently unavailable'];
  if (status >= 500) return ['UNAVAILABLE', 'the feed has an error'];
  return ['UNREADABLE', 'this is not data'];
}

/** Returns the milliseconds in a `Retry-After` header: "120" or "Wed, 21 Oct 2026 07:28:00 GMT". */
function retryAfter(header: string | null): number | null {
  if (header === null) return null;
  if (/^\d{1,7}$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}

/** Returns the reason of a failed request without its URL. */
function causeOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') return cause.code;
  return error instanceof TypeError ? 'the connection failed' : 'an error occurred';
}
