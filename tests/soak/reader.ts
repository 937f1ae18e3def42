import { type ClientRequest, request } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

export const SELECTION =
  'revision cause headline assessedAt count { min max expected } games { verdict chanceOfMissing explanation fixture { date home { slug } away { slug } } }';

const SUBSCRIPTION = `subscription ($slug: String!, $since: Int) {
  missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) { missedGames { ${SELECTION} } } }`;

/** Callbacks of subscribers about what they receive. */
export interface Watch {
  /** A guarantee was broken. */
  readonly wrong: (what: string) => void;
  /** A list was received that was published at this time. */
  readonly published: (at: string) => void;
  /** Whether a node or the database is being restarted: then a lost connection is not an error. */
  readonly isInterrupted: () => boolean;
}

const RETRY_MS = 500;

/** A subscriber that checks the guarantees about everything it receives. It connects again after an interruption. */
export abstract class Reader {
  readonly slug: string;
  readonly url: string;
  /** The newest revision received; null before the first. */
  held: number | null;
  /** The newest list as it was sent, to the byte. */
  newest = '';
  events = 0;
  protected hasLeft = false;
  protected isStalled = false;
  #sinceConnected = 0;
  readonly #watch: Watch;
  readonly #opened = performance.now();

  constructor(url: string, slug: string, since: number | null, watch: Watch) {
    this.url = url;
    this.slug = slug;
    this.held = since;
    this.#watch = watch;
  }

  protected abstract connect(): void;
  protected abstract disconnect(): void;

  protected request(): { query: string; variables: { slug: string; since: number | null } } {
    this.#sinceConnected = 0;
    return { query: SUBSCRIPTION, variables: { slug: this.slug, since: this.held } };
  }

  /** Reconnects if the connection was lost in an interruption. */
  protected lost(how: string): void {
    if (this.hasLeft) return;
    if (!this.#watch.isInterrupted()) this.wrong(how);
    setTimeout(() => this.hasLeft || this.connect(), RETRY_MS + Math.random() * RETRY_MS).unref();
  }

  protected wrong(what: string): void {
    const age = Math.round((performance.now() - this.#opened) / 1000);
    this.#watch.wrong(`${this.slug}, after ${age} s and ${this.events} events: ${what}`);
  }

  protected take(payload: string): void {
    if (!payload.startsWith(START)) {
      if (!this.#watch.isInterrupted()) this.wrong(`it was sent ${payload.slice(0, 200)}`);
      return;
    }
    const list = payload.slice(START.length - '{"revision":'.length, -3);
    const [, digits = '', publishedAt = ''] = /^\{"revision":(\d+),.*?"assessedAt":"([^"]+)"/.exec(list) ?? [];
    const revision = Number(digits);
    if (this.held !== null && revision <= this.held) this.wrong(`revision ${revision} came after ${this.held}`);
    this.held = revision;
    this.newest = list;
    this.events += 1;
    // The first list is the current one, which may be old, and a stalled subscriber delays its own.
    if (this.#sinceConnected > 0 && !this.isStalled) this.#watch.published(publishedAt);
    this.#sinceConnected += 1;
  }

  leave(): void {
    this.hasLeft = true;
    this.disconnect();
  }
}

const START = '{"data":{"missedGamesChanged":{"missedGames":{"revision":';

export class SocketReader extends Reader {
  #socket!: WebSocket;

  constructor(url: string, slug: string, since: number | null, watch: Watch) {
    super(url, slug, since, watch);
    this.connect();
  }

  protected override connect(): void {
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket = socket;
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('message', (data) => this.#receive(String(data)));
    // It is closed too.
    socket.on('error', () => {});
    socket.on('close', (code) => this.lost(`the socket was closed with ${code}`));
  }

  #receive(message: string): void {
    if (message.startsWith('{"type":"connection_ack"')) {
      this.#socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: this.request() }));
    } else if (message.startsWith('{"id":"1","type":"next","payload":')) this.take(message.slice(34, -1));
    else if (message.startsWith('{"type":"ping"')) this.#socket.send('{"type":"pong"}');
    else this.#end(message);
  }

  /** A subscription ends when its node does. */
  #end(message: string): void {
    if (message.startsWith('{"id":"1","type":"complete"')) this.#socket.close(1000);
    else this.wrong(`it was sent ${message.slice(0, 200)}`);
  }

  /** Stops reading for a while, like a phone without reception. */
  stall(): void {
    this.isStalled = true;
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
    // Buffered events are late too.
    setTimeout(() => (this.isStalled = false), 2_000).unref();
  }

  protected override disconnect(): void {
    // Some close the socket, some disconnect.
    if (this.events % 2 === 0) this.#socket.terminate();
    else this.#socket.close(1000);
  }
}

export class StreamReader extends Reader {
  #request!: ClientRequest;
  #socket: Socket | null = null;
  #text = '';

  constructor(url: string, slug: string, since: number | null, watch: Watch) {
    super(url, slug, since, watch);
    this.connect();
  }

  protected override connect(): void {
    const body = JSON.stringify(this.request());
    this.#text = '';
    let isOver = false;
    const over = (how: string): void => {
      if (!isOver) this.lost(how);
      isOver = true;
    };
    this.#request = request(`${this.url}/graphql`, {
      method: 'POST',
      agent: false,
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    this.#request.on('socket', (socket) => (this.#socket = socket));
    this.#request.on('error', (error) => over(String(error)));
    this.#request.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => this.#receive(text));
      response.on('error', () => {});
      response.on('close', () => over('the stream ended'));
    });
    this.#request.end(body);
  }

  #receive(text: string): void {
    this.#text += text;
    for (let end = this.#text.indexOf('\n\n'); end !== -1; end = this.#text.indexOf('\n\n')) {
      const event = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      const data = /^event: next\n(?:id: .*\n)?data: (.*)$/.exec(event)?.[1];
      if (data !== undefined) this.take(data);
      else if (event !== ':' && !/^(event: complete|retry:)/.test(event))
        this.wrong(`it was sent ${event.slice(0, 200)}`);
    }
  }

  protected override disconnect(): void {
    this.#socket?.destroy();
    this.#request.destroy();
  }
}
