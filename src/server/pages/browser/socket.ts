/** One socket with all subscriptions of a page. It is closed while the page is hidden, and reconnects automatically. */

export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The messages of `graphql-transport-ws` that matter here. An operation beyond a limit may be sent again later. */
type Message =
  | { readonly type: 'ping' | 'next' | 'connection_ack' }
  | {
      readonly type: 'error';
      readonly id: string;
      readonly payload: readonly { readonly extensions?: { readonly retryAfter?: number } }[];
    };

const MAX_WAIT_MS = 30_000;

/** Calls `onEvent` for each event of a subscription, including the first one after each connection. */
export function follow(
  operations: readonly Operation[],
  onEvent: () => void,
  onState: (isConnected: boolean) => void,
): void {
  let socket: WebSocket | null = null;
  let failures = 0;
  let timer = 0;

  function connect(): void {
    if (document.hidden || socket !== null || operations.length === 0) return;
    const opened = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/graphql`, 'graphql-transport-ws');
    socket = opened;
    const send = (message: object): void => opened.send(JSON.stringify(message));
    opened.addEventListener('open', () => send({ type: 'connection_init' }));
    const subscribe = (id: string): void => {
      if (opened.readyState === WebSocket.OPEN) send({ id, type: 'subscribe', payload: operations[Number(id)] });
    };
    opened.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Message;
      if (message.type === 'ping') send({ type: 'pong' });
      if (message.type === 'next') onEvent();
      if (message.type === 'error') {
        const wait = message.payload[0]?.extensions?.retryAfter;
        if (wait !== undefined) window.setTimeout(() => subscribe(message.id), wait * 1_000);
      }
      if (message.type !== 'connection_ack') return;
      failures = 0;
      onState(true);
      for (const id of operations.keys()) subscribe(String(id));
    });
    opened.addEventListener('close', () => {
      socket = null;
      if (document.hidden) return;
      onState(false);
      failures += 1;
      const wait = Math.min(MAX_WAIT_MS, 500 * 2 ** failures) * (0.5 + Math.random());
      window.clearTimeout(timer);
      timer = window.setTimeout(connect, wait);
    });
  }

  document.addEventListener('visibilitychange', () => {
    window.clearTimeout(timer);
    if (document.hidden) socket?.close();
    else connect();
  });
  connect();
}
