import { DEPRECATED_GRAPHQL_WS_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../limits.ts';
import { RequestError } from '../http-error.ts';

/**
 * Returns an error for pages of an origin that is not allowed. CORS does not apply to WebSockets, and mutations can be
 * sent on them. Requests without an origin do not come from a page; event streams are open to pages of every origin.
 */
export function checkOrigin({ headers }: IncomingMessage, allowed: readonly string[]): RequestError | null {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return null;
  if (host !== undefined && URL.parse(origin)?.host === host) return null;
  return new RequestError(403, 'ORIGIN_NOT_ALLOWED', 'Pages of this origin may not open sockets here.');
}

/** Limits the operations under way on one socket. */
export function checkOperationCount(count: number): RequestError | null {
  const { max, what, code } = LIMITS.subscriptions;
  return count <= max ? null : new RequestError(429, code, `There are ${max} ${what} at most.`);
}

/**
 * Selects the sub-protocol of a handshake. The legacy one is selected too if it is the only known one: otherwise the
 * handshake fails, and the client cannot see the close code that says why.
 */
export function selectProtocol(offered: ReadonlySet<string>): string | false {
  const known = [GRAPHQL_TRANSPORT_WS_PROTOCOL, DEPRECATED_GRAPHQL_WS_PROTOCOL];
  return known.find((protocol) => offered.has(protocol)) ?? false;
}
