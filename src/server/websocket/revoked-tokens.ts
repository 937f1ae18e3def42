import { CloseCode } from 'graphql-ws';
import type { Authenticator } from '../../auth/authenticator.ts';
import type { WebSocketConnection } from './connection.ts';

/** How often the tokens of open sockets are looked up, so that idle sockets are closed too. */
const CHECK_INTERVAL_MS = 1_000;

/** Closes a socket as forbidden, so that clients of graphql-ws do not reconnect automatically. */
export function closeAsRevoked(connection: WebSocketConnection): void {
  connection.close(CloseCode.Forbidden, 'Token revoked');
}

/** Closes the sockets of revoked tokens until it is disposed. One look-up for each token; none for anonymous clients. */
export function closeRevokedSockets(
  connections: ReadonlySet<WebSocketConnection>,
  { revocation }: Authenticator,
): Disposable {
  let isChecking = false;
  const check = async (): Promise<void> => {
    const byToken = Map.groupBy(
      [...connections].filter(({ viewer }) => viewer.scope !== null),
      ({ viewer }) => (viewer.scope === null ? null : viewer.token),
    );
    for (const holders of byToken.values()) {
      const viewer = holders[0]?.viewer;
      if (viewer !== undefined && (await revocation(viewer)) !== null) holders.forEach(closeAsRevoked);
    }
  };
  const timer = setInterval(() => {
    if (isChecking) return;
    isChecking = true;
    // If the store fails, the next check tries again; operations are rejected meanwhile.
    check()
      .catch(() => {})
      .finally(() => (isChecking = false));
  }, CHECK_INTERVAL_MS).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
