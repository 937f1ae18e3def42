import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * CORS headers of every GraphQL response: pages of all origins may read, without cookies. Writing needs a token, which
 * a browser does not send on its own.
 */
export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after, x-request-id',
  // A browser must not interpret a response as a page or a script.
  'x-content-type-options': 'nosniff',
};

/** The same headers as a flat list of names and values, which node writes fastest. */
export const CORS: readonly string[] = Object.entries(corsHeaders).flat();

const METHODS = 'GET, POST, PUT, DELETE, OPTIONS';

const PREFLIGHT = [
  ...CORS,
  'access-control-allow-methods',
  METHODS,
  'access-control-max-age',
  '86400',
  'allow',
  METHODS,
  'vary',
  'Access-Control-Request-Headers',
  'content-length',
  '0',
];

/** The default if the request names no headers: those that most pages send. */
const DEFAULT_HEADERS = 'authorization, content-type, if-none-match, x-request-id';

/** Header names, separated by commas. */
const HEADER_NAMES = /^[\w!#$%&'*+.^`|~-]+(?:\s*,\s*[\w!#$%&'*+.^`|~-]+)*$/;

/** Allows every header that a page requests, because no header gives rights that its sender does not have. */
export function handlePreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  const requested = String(headers['access-control-request-headers'] ?? '').trim();
  const allowed = HEADER_NAMES.test(requested) ? requested : DEFAULT_HEADERS;
  response.writeHead(204, [...PREFLIGHT, 'access-control-allow-headers', allowed]);
  response.end();
}
