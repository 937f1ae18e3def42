import type { IncomingMessage } from 'node:http';

/** Whether the client already has the response with this ETag, by its `If-None-Match`. */
export function isUnchanged({ headers }: IncomingMessage, etag: string): boolean {
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch === undefined) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}
