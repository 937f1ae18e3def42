import { type ClientRequest, request } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocket } from 'ws';

export const SELECTION =
  'revision cause headline assessedAt count { min max expected } games { verdict chanceOfMissing explanation fixture { date home { slug } away { slug } } }';

const SUBSCRIPTION = `subscription ($slug: String!, $since: Int) {
  missedGamesChanged(player: { slug: $slug }, sinceRevision: $since) { missedGames { ${SELECTION} } } }`;

/** A subscriber that checks the guarantees about everything it receives. */
export abstract class Reader {
  readonly slug: string;
  /** The newest revision received; null before the first. */
  held: number | null;
  /** The newest list as it was sent, to the byte. */
  newest = '';
  events = 0;
  readonly #wrong: (what: string) => void;
  readonly #opened = performance.now();

  constructor(slug: string, since: number | null, wrong: (what: string) => void) {
    this.slug = slug;
    this.held = since;
    this.#wrong = wrong;
  }

  abstract leave(): void;

  protected request(): { query: string; variables: { slug: string; since: number | null } } {
    return { query: SUBSCRIPTION, variables: { slug: this.slug, since: this.held } };
  }

  protected wrong(what: string): void {
    const age = Math.round((performance.now() - this.#opened) / 1000);
    this.#wrong(`${this.slug}, after ${age} s and ${this.events} events: ${what}`);
  }

  protected take(payload: string): void {
    const list = /^\{"data":\{"missedGamesChanged":\{"missedGames":(\{.*\})\}\}\}$/s.exec(payload)?.[1];
    if (list === undefined) return this.wrong(`it was sent ${payload.slice(0, 200)}`);
    const { revision } = JSON.parse(list) as { revision: number };
    if (this.held !== null && revision <= this.held) this.wrong(`revision ${revision} came after ${this.held}`);
    this.held = revision;
    this.newest = list;
    this.events += 1;
  }
}

export class SocketReader extends Reader {
  readonly #socket: WebSocket;
  #left = false;

  constructor(url: string, slug: string, since: number | null, wrong: (what: string) => void) {
    super(slug, since, wrong);
    this.#socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.#socket.on('open', () => this.#socket.send('{"type":"connection_init"}'));
    this.#socket.on('message', (data) => this.#receive(String(data)));
    this.#socket.on('error', (error) => this.#left || this.wrong(String(error)));
    this.#socket.on('close', (code) => this.#left || this.wrong(`the socket was closed with ${code}`));
  }

  #receive(message: string): void {
    if (message.startsWith('{"type":"connection_ack"')) {
      this.#socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: this.request() }));
    } else if (message.startsWith('{"id":"1","type":"next","payload":')) this.take(message.slice(34, -1));
    else this.wrong(`it was sent ${message.slice(0, 200)}`);
  }

  /** Stops reading for a while, like a phone without reception. */
  stall(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  override leave(): void {
    this.#left = true;
    // Some close the socket, some disconnect.
    if (this.events % 2 === 0) this.#socket.terminate();
    else this.#socket.close(1000);
  }
}

export class StreamReader extends Reader {
  readonly #request: ClientRequest;
  #socket: Socket | null = null;
  #left = false;
  #text = '';

  constructor(url: string, slug: string, since: number | null, wrong: (what: string) => void) {
    super(slug, since, wrong);
    const body = JSON.stringify(this.request());
    this.#request = request(`${url}/graphql`, {
      method: 'POST',
      agent: false,
      headers: {
        accept: 'text/event-stream',
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
      },
    });
    this.#request.on('socket', (socket) => (this.#socket = socket));
    this.#request.on('error', (error) => this.#left || this.wrong(String(error)));
    this.#request.on('response', (response) => {
      response.setEncoding('utf8');
      response.on('data', (text: string) => this.#receive(text));
      response.on('error', () => {});
      response.on('end', () => this.#left || this.wrong('the stream ended'));
    });
    this.#request.end(body);
  }

  #receive(text: string): void {
    this.#text += text;
    for (let end = this.#text.indexOf('\n\n'); end !== -1; end = this.#text.indexOf('\n\n')) {
      const event = this.#text.slice(0, end);
      this.#text = this.#text.slice(end + 2);
      if (event.startsWith('event: next\ndata: ')) this.take(event.slice(18));
      else if (event !== ':') this.wrong(`it was sent ${event.slice(0, 200)}`);
    }
  }

  override leave(): void {
    this.#left = true;
    this.#socket?.destroy();
    this.#request.destroy();
  }
}
