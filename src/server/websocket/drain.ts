import type { WebSocketConnection } from './connection.ts';

/** Delay per socket when draining: spreads closes so that clients do not reconnect at the same time. */
const DELAY_PER_SOCKET_MS = 5;
/** Limit for the clients' close handshakes. */
const HANDSHAKE_TIMEOUT_MS = 1_000;
/** Additional limit while operations are still running. */
const OPERATION_TIMEOUT_MS = 4_000;
const POLL_MS = 10;

/**
 * Closes all sockets with 1001, each at a random moment within at most `drainMs`. A socket is closed after its running
 * operations were answered, and terminated if it is still open at the time limit.
 */
export async function drainSockets(connections: Set<WebSocketConnection>, drainMs: number): Promise<void> {
  if (connections.size === 0) return;
  const spreadMs = Math.min(drainMs, connections.size * DELAY_PER_SOCKET_MS);
  const timers = [...connections].map((connection) =>
    setTimeout(
      () => void connection.whenIdle().then(() => connection.close(1001, 'Going away')),
      Math.random() * spreadMs,
    ),
  );
  const closedBy = performance.now() + spreadMs + HANDSHAKE_TIMEOUT_MS;
  const isInTime = (): boolean => {
    const isBusy = [...connections].some(({ hasRunningOperations }) => hasRunningOperations);
    return performance.now() < closedBy + (isBusy ? OPERATION_TIMEOUT_MS : 0);
  };
  while (connections.size > 0 && isInTime()) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  for (const timer of timers) clearTimeout(timer);
  for (const connection of connections) connection.terminate();
}
