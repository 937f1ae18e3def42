import { DEPRECATED_GRAPHQL_WS_PROTOCOL, GRAPHQL_TRANSPORT_WS_PROTOCOL } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';
import { LIMITS } from '../../limits.ts';
import { RequestError } from '../http-error.ts';

/**
 * Whether the `authorization` header of an upgrade request counts. CORS does not apply to WebSockets, and a browser may
 * send credentials that the page does not know. So pages of other origins may open a socket and read, but a token counts
 * only in `connection_init`. Requests without an origin do not come from a page.
 */
export function trustsUpgradeHeaders({ headers }: IncomingMessage, allowed: readonly string[]): boolean {
  const { origin, host } = headers;
  if (origin === undefined || allowed.includes('*') || allowed.includes(origin)) return true;
  return host !== undefined && URL.parse(origin)?.host === host;
}

/** Limits the running operations on one socket. */
export function checkOperationCount(count: number): RequestError | null {
  const { max, what, code } = LIMITS.subscriptions;
  return count <= max ? null : new RequestError(429, code, `There are ${max} ${what} at most.`);
}

/**
 * Selects the sub-protocol of a handshake. The legacy one is also selected if it is the only known one, because the
 * client could not see a close code after a failed handshake.
 */
export function selectProtocol(offered: ReadonlySet<string>): string | false {
  const known = [GRAPHQL_TRANSPORT_WS_PROTOCOL, DEPRECATED_GRAPHQL_WS_PROTOCOL];
  return known.find((protocol) => offered.has(protocol)) ?? false;
}
