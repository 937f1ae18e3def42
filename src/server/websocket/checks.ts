import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../limits.ts';
import { RequestError } from '../http-error.ts';

/**
 * A socket is not asked for by CORS, and one can write on it: so only pages of ours, and of the origins that were named,
 * may open one. What is no page says nothing of an origin. (Pages of everybody may follow event streams.)
 */
export function checkOrigin({ headers }: IncomingMessage, allowed: readonly string[]): RequestError | null {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return null;
  if (host !== undefined && URL.parse(origin)?.host === host) return null;
  return new RequestError(403, 'ORIGIN_NOT_ALLOWED', 'Pages of this origin may not open sockets here.');
}

/** One socket carries a page's subscriptions, and not everybody's. */
export function checkSubscriptionCount(underWay: object): RequestError | null {
  const { max, what, code } = LIMITS.subscriptions;
  if (Object.keys(underWay).length <= max) return null;
  return new RequestError(429, code, `There are ${max} ${what} at most.`);
}

/** What a socket is closed with when a message could not be dealt with. */
export function closeCodeFor(error: unknown): [code: number, reason: string] {
  // graphql-ws knows the message, but not from a client.
  const isWrongWay = error instanceof Error && error.message.startsWith('Unexpected message of type');
  return isWrongWay ? [4400, 'Invalid message received'] : [4500, 'Internal server error'];
}
