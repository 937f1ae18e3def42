import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Viewer } from '../context.ts';

/** How many pings in a row may stay unanswered. A reader who has stopped reading cannot answer, and may come back. */
const MOST_UNANSWERED = 10;

/** One WebSocket: what is sent on it, whether there is room, and who waits for that. */
export class Line {
  viewer: Viewer = { editor: false };
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  #waiting: Set<() => void> | null = null;
  #unanswered = 0;
  readonly #working = new Set<Promise<unknown>>();

  constructor(webSocket: WebSocket, socket: Duplex) {
    this.#webSocket = webSocket;
    this.#socket = socket;
  }

  get isFull(): boolean {
    return this.#socket.writableNeedDrain;
  }

  send(text: string): void {
    this.#webSocket.send(text);
  }

  /** Called once there is room again. */
  whenDrained(listener: () => void): void {
    if (this.#waiting === null) {
      this.#waiting = new Set();
      this.#socket.once('drain', () => {
        const waiting = this.#waiting ?? [];
        this.#waiting = null;
        for (const listener of waiting) listener();
      });
    }
    this.#waiting.add(listener);
  }

  /** An operation is under way, whose answer goes out on this line. */
  async works(result: unknown): Promise<void> {
    const settled = Promise.allSettled([result]);
    this.#working.add(settled);
    await settled;
    this.#working.delete(settled);
  }

  get isWorking(): boolean {
    return this.#working.size > 0;
  }

  /** Once every operation that is under way has been answered. */
  async whenAnswered(): Promise<void> {
    while (this.#working.size > 0) {
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
