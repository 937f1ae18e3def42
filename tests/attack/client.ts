import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';

/** A hostile client: one source address, and everything that it holds open. */
export class HostileClient implements Disposable {
  readonly #url: URL;
  readonly #address: string | undefined;
  readonly #open: { destroy(): void }[] = [];
  readonly #until: number;

  /** `seconds`: attacks go on for no longer. */
  constructor(url: string, address: string | undefined, seconds: number) {
    this.#url = new URL(url);
    this.#address = address;
    this.#until = performance.now() + seconds * 1_000;
  }

  get isOver(): boolean {
    return performance.now() >= this.#until;
  }

  get host(): string {
    return this.#url.host;
  }

  /** Opens a connection whose data is not read; null if that fails. */
  async connect(): Promise<Socket | null> {
    const options = { host: this.#url.hostname, port: Number(this.#url.port), localAddress: this.#address };
    const socket = connect(options as Parameters<typeof connect>[0] & object);
    this.#open.push(socket);
    socket.on('error', () => {});
    const isConnected = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    return isConnected ? socket : null;
  }

  /** Sends the bytes of one request, and does not read the response. Resolves once the bytes are written. */
  async send(request: string): Promise<void> {
    const socket = await this.connect();
    if (socket === null) return;
    await Promise.race([
      new Promise<void>((resolve) => socket.write(request, () => resolve())),
      once(socket, 'close').catch(() => {}),
      new Promise((resolve) => setTimeout(resolve, 1_000)),
    ]);
  }

  /** The bytes of any request. */
  request(method: string, headers: Readonly<Record<string, string>>, body = ''): string {
    const all = { host: this.host, 'content-type': 'application/json', 'content-length': `${body.length}`, ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
    return `${[`${method} /graphql HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`;
  }

  /** Reserves an event stream and returns its token; null if that is refused. */
  async reserveStream(): Promise<string | null> {
    const socket = await this.connect();
    if (socket === null) return null;
    socket.write(this.request('PUT', {}));
    const answer = await Promise.race([
      once(socket, 'data').then(([bytes]) => String(bytes)),
      once(socket, 'close').then(() => ''),
    ]).catch(() => '');
    socket.destroy();
    return /\b[0-9a-f-]{36}\b/.exec(answer.split('\r\n\r\n')[1] ?? '')?.[0] ?? null;
  }

  /** The bytes of a POST. `sent`: how many characters of the body are sent. */
  post(body: string, { accept = 'application/json', sent = body.length, token = '' } = {}): string {
    const head = [
      'POST /graphql HTTP/1.1',
      `host: ${this.host}`,
      'content-type: application/json',
      `accept: ${accept}`,
      `content-length: ${body.length}`,
      ...(token === '' ? [] : [`authorization: Bearer ${token}`]),
    ];
    return `${head.join('\r\n')}\r\n\r\n${body.slice(0, sent)}`;
  }

  /** Opens a WebSocket; null if that fails. With `init` null no connection_init is sent. */
  async webSocket(init: unknown = {}): Promise<WebSocket | null> {
    const url = `${this.#url.origin.replace('http', 'ws')}/graphql`;
    const options = this.#address === undefined ? {} : { localAddress: this.#address };
    const socket = new WebSocket(url, 'graphql-transport-ws', options);
    this.#open.push({ destroy: () => socket.terminate() });
    socket.on('error', () => {});
    const isOpen = await Promise.race([
      once(socket, 'open').then(() => true),
      once(socket, 'close').then(() => false),
    ]).catch(() => false);
    if (!isOpen) return null;
    if (init === null) return socket;
    socket.send(JSON.stringify({ type: 'connection_init', payload: init }));
    await Promise.race([once(socket, 'message'), once(socket, 'close')]).catch(() => {});
    return socket.readyState === WebSocket.OPEN ? socket : null;
  }

  /** Repeats work, several calls at a time, until it was done `times` times or the time is over. */
  async repeat(times: number, parallel: number, work: (n: number) => Promise<unknown>): Promise<void> {
    let next = 0;
    const worker = async (): Promise<void> => {
      while (next < times && !this.isOver) {
        next += 1;
        await work(next);
      }
    };
    await Promise.all(Array.from({ length: parallel }, worker));
  }

  [Symbol.dispose](): void {
    for (const one of this.#open) one.destroy();
  }
}
