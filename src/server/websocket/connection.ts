import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { ANONYMOUS, type Viewer } from '../../auth/viewer.ts';
import type { RequestContext } from '../../observability/request-context.ts';
import type { RateLimitSubject } from '../admission/admission-control.ts';

/** How many pings in a row may stay unanswered. A reader who has stopped reading cannot answer, and may come back. */
const MOST_UNANSWERED = 10;

/** Who waits for room on a line. */
interface Waiting {
  drained(): void;
}

/** One WebSocket: what is sent on it, whether there is room, and who waits for that. */
export class WebSocketConnection {
  /** Who speaks, once he has introduced himself. */
  viewer: Viewer = ANONYMOUS;
  /** The request that opened it. */
  readonly opening: RequestContext;
  /** What that said of who speaks. */
  readonly authorization: string | undefined;
  /** Who is counted for what is asked on it. */
  account: RateLimitSubject;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  #waiting: Set<Waiting> | null = null;
  #unanswered = 0;
  /** What is being made ready, by the id under which it was asked last. */
  #asked: Map<string, object> | null = null;
  #working: Set<Promise<unknown>> | null = null;

  constructor(
    webSocket: WebSocket,
    socket: Duplex,
    opening: RequestContext,
    subject: RateLimitSubject,
    authorization?: string,
  ) {
    this.opening = opening;
    this.authorization = authorization;
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.account = subject;
  }

  get isFull(): boolean {
    return this.#socket.writableNeedDrain;
  }

  send(text: string): void {
    this.#webSocket.send(text);
    this.#listenWhileRead();
  }

  /** Answers a ping of the protocol below. */
  pong(data: Buffer): void {
    this.#webSocket.pong(data);
    this.#listenWhileRead();
  }

  /** Whoever does not read what he is sent is not listened to until he does: else he had us keep it all for him. */
  #listenWhileRead(): void {
    if (!this.isFull || this.#webSocket.isPaused) return;
    this.#webSocket.pause();
    this.whenDrained({ drained: () => this.#webSocket.resume() });
  }

  /** Something is asked under an id. Returns whether that is, once it is ready, still what was asked last under it. */
  asks(id: string): () => boolean {
    const ask = {};
    this.#asked ??= new Map();
    this.#asked.set(id, ask);
    return () => this.#asked?.get(id) === ask && this.#answered(id);
  }

  /** Nothing is kept for a quiet line: there are very many. */
  #answered(id: string): true {
    this.#asked?.delete(id);
    if (this.#asked?.size === 0) this.#asked = null;
    return true;
  }

  /** He is told once when there is room again, however often he has asked. */
  whenDrained(one: Waiting): void {
    if (this.#waiting === null) {
      this.#waiting = new Set();
      this.#socket.once('drain', () => {
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const one of waiting) one.drained();
      });
    }
    this.#waiting.add(one);
  }

  /** An operation is under way, whose answer goes out on this line. */
  async works(result: unknown): Promise<void> {
    const settled = Promise.allSettled([result]);
    this.#working ??= new Set();
    this.#working.add(settled);
    await settled;
    this.#working.delete(settled);
    if (this.#working.size === 0) this.#working = null;
  }

  get isWorking(): boolean {
    return this.#working !== null;
  }

  /** Once every operation that is under way has been answered. */
  async whenAnswered(): Promise<void> {
    while (this.#working !== null) {
      await Promise.all(this.#working);
      await new Promise(setImmediate);
    }
  }

  /** The other side has shown that it is there. */
  heard(): void {
    this.#unanswered = 0;
  }

  /** Asks whether the other side is still there; lets go of it when it has been silent for too long. */
  ping(): void {
    if (this.#unanswered === MOST_UNANSWERED) return this.#webSocket.terminate();
    this.#unanswered += 1;
    if (!this.isFull) this.#webSocket.ping();
  }

  close(code: number, reason: string): void {
    this.#webSocket.close(code, reason);
  }

  terminate(): void {
    this.#webSocket.terminate();
  }
}
