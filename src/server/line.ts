import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { ANYBODY, type Viewer } from '../rights/viewer.ts';

/** How many pings in a row may stay unanswered. A reader who has stopped reading cannot answer, and may come back. */
const MOST_UNANSWERED = 10;

/** One WebSocket: what is sent on it, whether there is room, and who waits for that. */
export class Line {
  /** Who speaks, once he has introduced himself. */
  viewer: Viewer = ANYBODY;
  /** What its handshake said of that. */
  readonly authorization: string | undefined;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  #waiting: Set<() => void> | null = null;
  #unanswered = 0;

  constructor(webSocket: WebSocket, socket: Duplex, authorization?: string) {
    this.authorization = authorization;
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
