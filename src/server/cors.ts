import type { ServerResponse } from 'node:http';

/**
 * Anybody's page may read: the same words on every road, and no cookies. Writing takes a header that no foreign page can
 * have a browser send by itself.
 */
export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after, x-request-id',
  // Nobody takes an answer for a page or a script.
  'x-content-type-options': 'nosniff',
};

/** The same, as node writes it fastest. */
export const CORS: readonly string[] = Object.entries(corsHeaders).flat();

const PREFLIGHT = [
  ...CORS,
  'access-control-allow-methods',
  'GET, POST, OPTIONS',
  'access-control-allow-headers',
  'authorization, content-type, if-none-match, x-request-id',
  'access-control-max-age',
  '86400',
  'allow',
  'GET, POST, OPTIONS',
  'content-length',
  '0',
];

/** For an answer whose head somebody else writes. */
export function setCorsHeaders(response: ServerResponse): void {
  for (const [name, value] of Object.entries(corsHeaders)) response.setHeader(name, value);
}

export function handlePreflight(response: ServerResponse): void {
  response.writeHead(204, PREFLIGHT);
  response.end();
}
