import type { ServerResponse } from 'node:http';

/**
 * CORS headers of every GraphQL response: pages of all origins may read, without cookies. Writing needs a token, which a
 * browser does not send by itself.
 */
export const corsHeaders: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'etag, retry-after, x-request-id',
  // A browser must not interpret a response as a page or a script.
  'x-content-type-options': 'nosniff',
};

/** The same as a flat list of names and values, which node writes fastest. */
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

export function handlePreflight(response: ServerResponse): void {
  response.writeHead(204, PREFLIGHT);
  response.end();
}
