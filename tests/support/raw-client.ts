import { once } from 'node:events';
import { request } from 'node:http';
import { WebSocket } from 'ws';

/** Raw requests and frames, which a well-behaved client does not send. */

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: any;
}

export async function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<RawResponse> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return readResponse(response);
}

/** Sends a GET with only the given headers. */
export async function get(url: string, path: string, headers: Record<string, string> = {}): Promise<RawResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<RawResponse>();
  const sent = request(`${url}${path}`, { headers }, (response) => {
    let text = '';
    response.setEncoding('utf8').on('data', (part: string) => (text += part));
    response.on('end', () =>
      resolve({
        status: response.statusCode ?? 0,
        headers: new Headers(response.headers as never),
        body: parsed(text),
      }),
    );
  });
  sent.on('error', reject).end();
  return promise;
}

async function readResponse(response: Response): Promise<RawResponse> {
  return { status: response.status, headers: response.headers, body: parsed(await response.text()) };
}

function parsed(text: string): any {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Returns the code of the only error in a response. */
export function codeOf({ body }: Pick<RawResponse, 'body'>): string | undefined {
  return body.errors?.[0]?.extensions?.code;
}

/** A raw WebSocket. */
export interface RawSocket extends Disposable {
  readonly socket: WebSocket;
  say(message: unknown): void;
  /** Returns the next message, or the close frame once the socket is closed. */
  next(): Promise<any>;
  readonly closed: Promise<number>;
}

export async function openRawSocket(
  url: string,
  {
    protocols = ['graphql-transport-ws'],
    headers = {},
  }: { protocols?: string[]; headers?: Record<string, string> } = {},
): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocols, { headers });
  const heard: unknown[] = [];
  let waiting: ((message: unknown) => void) | null = null;
  socket.on('message', (data) => {
    const message: unknown = JSON.parse(String(data));
    if (waiting === null) heard.push(message);
    else waiting(message);
    waiting = null;
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  const refused = new Promise<never>((_, reject) => {
    socket.on('unexpected-response', (_sent, response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part: string) => (text += part));
      response.on('end', () => reject(Object.assign(new Error(text), { response })));
    });
  });
  socket.on('error', () => {});
  await Promise.race([once(socket, 'open'), refused]);
  return {
    socket,
    closed,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    next: () => (heard.length > 0 ? Promise.resolve(heard.shift()) : new Promise((resolve) => (waiting = resolve))),
    [Symbol.dispose]: () => socket.terminate(),
  };
}

/** Opens a raw WebSocket and completes `connection_init`. */
export async function openInitialised(
  url: string,
  payload?: unknown,
  options: Parameters<typeof openRawSocket>[1] = {},
) {
  const wire = await openRawSocket(url, options);
  wire.say({ type: 'connection_init', payload });
  await wire.next();
  return wire;
}

/** Sends an operation over any transport and returns its first result. */
export async function over(
  transport: 'HTTP' | 'SSE' | 'WS',
  url: string,
  said: object,
  headers = {},
): Promise<RawResponse['body']> {
  if (transport === 'HTTP') return (await post(url, said, headers)).body;
  if (transport === 'WS') {
    using wire = await openInitialised(url, undefined, { headers });
    wire.say({ id: '1', type: 'subscribe', payload: { query: '', ...said } });
    const { type, payload } = await wire.next();
    return type === 'error' ? { errors: payload } : payload;
  }
  const { body } = await post(url, said, { accept: 'text/event-stream', ...headers });
  return typeof body === 'string' ? JSON.parse(/^data: (.+)$/m.exec(body)?.[1] ?? '{}') : body;
}
