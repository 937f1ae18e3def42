import type { Authenticator } from '../../auth/authenticator.ts';
import type { WebSocketConnection } from './connection.ts';

/** How often the tokens of open sockets are looked up, for those that stay silent. */
const LOOK_MS = 1_000;

/** Forbidden, as graphql-ws has it: its clients do not come back by themselves. */
export const FORBIDDEN = 4403;

/** Closes the sockets of tokens that were revoked. Those of anonymous readers cost nothing. */
export function closeRevokedSockets(
  lines: ReadonlySet<WebSocketConnection>,
  { revocation }: Authenticator,
): Disposable {
  let looking = false;
  const look = async (): Promise<void> => {
    const holders = Map.groupBy(
      [...lines].filter(({ viewer }) => viewer.scope !== null),
      ({ viewer }) => (viewer.scope === null ? null : viewer.token),
    );
    for (const [line, ...others] of holders.values()) {
      if (line === undefined || (await revocation(line.viewer)) === null) continue;
      for (const one of [line, ...others]) one.close(FORBIDDEN, 'Token revoked');
    }
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    // Where the store cannot be asked, the next look asks again; operations are refused meanwhile.
    look()
      .catch(() => {})
      .finally(() => (looking = false));
  }, LOOK_MS).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
