import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { ANONYMOUS, type Viewer } from '../../auth/viewer.ts';
import type { RequestContext } from '../../observability/request-context.ts';
import type { RateLimitSubject } from '../admission/admission-control.ts';
import { MIN_LONG_REQUEST, type TurnQueue } from '../turn-queue.ts';
import type { SocketMemory } from './socket-memory.ts';
import { startOfTextFrame } from './text-frame.ts';

/** A client that has stopped reading cannot answer pings, but may read again: it has this many intervals. */
const MAX_UNANSWERED_PINGS = 10;

const MAX_REASON_BYTES = 123;

interface DrainListener {
  drained(): void;
}

export interface ConnectionOptions {
  readonly webSocket: WebSocket;
  /** The socket below the WebSocket. */
  readonly socket: Duplex;
  /** The upgrade request. */
  readonly upgrade: RequestContext;
  /** `authorization` header of the upgrade request. */
  readonly authorization: string | undefined;
  readonly memory: SocketMemory;
  readonly subject: RateLimitSubject;
}

/** A WebSocket: its client, its messages, backpressure, and its running operations. */
export class WebSocketConnection {
  /** Anonymous until `connection_init` is accepted with a token. */
  viewer: Viewer = ANONYMOUS;
  /** The rate limit subject of the operations. */
  subject: RateLimitSubject;
  readonly upgrade: RequestContext;
  readonly memory: SocketMemory;
  #authorization: string | undefined;
  readonly #webSocket: WebSocket;
  readonly #socket: Duplex;
  // The sets are null while they are empty, because most connections are idle and there are many.
  #drainListeners: Set<DrainListener> | null = null;
  #running: Set<Promise<void>> | null = null;
  #unansweredPings = 0;
  /** The number of messages that wait for their turn. */
  #waiting = 0;
  #isWaitingForDrain = false;

  constructor({ webSocket, socket, upgrade, authorization, memory, subject }: ConnectionOptions) {
    this.upgrade = upgrade;
    this.#authorization = authorization;
    this.memory = memory;
    this.subject = subject;
    this.#webSocket = webSocket;
    this.#socket = socket;
  }

  /** Returns the `authorization` header of the upgrade request once, and drops it. */
  takeAuthorization(): string | undefined {
    const authorization = this.#authorization;
    this.#authorization = undefined;
    return authorization;
  }

  /** Whether the write buffer is full. */
  get isFull(): boolean {
    return this.#socket.writableNeedDrain;
  }

  send(text: string): void {
    this.#webSocket.send(text);
    this.#pauseWhileFull();
  }

  /**
   * Sends a text message whose second part many connections share as bytes. It is encoded once, and a slow connection
   * buffers no copy. The frame bypasses ws, which writes each of its own frames to the socket at once, because nothing
   * is compressed.
   */
  sendParts(start: string, rest: Buffer): void {
    if (this.#webSocket.readyState !== WebSocket.OPEN) return;
    this.#socket.cork();
    this.#socket.write(startOfTextFrame(start, rest.length));
    this.#socket.write(rest);
    this.#socket.uncork();
    this.#pauseWhileFull();
  }

  /** Answers a ping frame. */
  pong(data: Buffer): void {
    this.#webSocket.pong(data);
    this.#pauseWhileFull();
  }

  /**
   * Pauses reading from a socket whose write buffer is full. A client that sends but never reads would otherwise grow
   * that buffer without bound. If the buffer exceeds the client's memory budget, the socket is terminated.
   */
  #pauseWhileFull(): void {
    if (!this.isFull) return;
    if (!this.memory.setUnsent(this.#socket.writableLength)) return this.terminate();
    if (this.#isWaitingForDrain) return;
    this.#isWaitingForDrain = true;
    this.#webSocket.pause();
    this.whenDrained({
      drained: () => {
        this.memory.setUnsent(0);
        this.#isWaitingForDrain = false;
        this.#resume();
      },
    });
  }

  /**
   * Handles a message. A long one, and those that arrived after it, each wait for a turn of the event loop, so that the
   * messages of many sockets together do not delay other clients. Nothing is read meanwhile, and waiting messages count
   * as memory of the client.
   */
  handleInTurn(turns: TurnQueue, length: number, handle: () => void): void {
    if (length < MIN_LONG_REQUEST && this.#waiting === 0) return this.#handle(handle);
    this.#waiting += 1;
    this.#webSocket.pause();
    turns.run(() => {
      this.#waiting -= 1;
      if (this.#webSocket.readyState !== WebSocket.OPEN) return;
      this.#handle(handle);
      this.#resume();
    });
  }

  #handle(handle: () => void): void {
    if (this.#waiting === 0) this.memory.finishMessage();
    handle();
  }

  #resume(): void {
    if (this.#waiting === 0 && !this.#isWaitingForDrain) this.#webSocket.resume();
  }

  /** Calls the listener once when the write buffer is drained, even if it was added several times. */
  whenDrained(listener: DrainListener): void {
    if (this.#drainListeners === null) {
      this.#drainListeners = new Set();
      this.#socket.once('drain', () => {
        const listeners = this.#drainListeners ?? [];
        this.#drainListeners = null;
        for (const one of listeners) one.drained();
      });
    }
    this.#drainListeners.add(listener);
  }

  /** Registers an operation that must be answered before a drained connection is closed. */
  trackOperation(operation: Promise<unknown>): void {
    const running = (this.#running ??= new Set());
    const settled = Promise.allSettled([operation]).then(() => {
      running.delete(settled);
      if (running.size === 0) this.#running = null;
    });
    running.add(settled);
  }

  get hasRunningOperations(): boolean {
    return this.#running !== null;
  }

  /** Resolves when no operation is running. */
  async whenIdle(): Promise<void> {
    while (this.#running !== null) {
      await Promise.all(this.#running);
      await new Promise(setImmediate);
    }
  }

  /** Records that the client has sent something. */
  markAlive(): void {
    this.#unansweredPings = 0;
  }

  /** Counts a part of a message. Terminates the connection if it exceeds the memory budget. */
  receive(bytes: number): void {
    if (!this.memory.receive(bytes)) this.terminate();
  }

  /** Sends a ping frame, or terminates the connection if too many were not answered. */
  ping(): void {
    if (this.#unansweredPings === MAX_UNANSWERED_PINGS) return this.#webSocket.terminate();
    this.#unansweredPings += 1;
    if (!this.isFull) this.#webSocket.ping();
  }

  /** Sends a close frame. Its reason is cut to the size of such a frame. */
  close(code: number, reason: string): void {
    const bytes = Buffer.from(reason);
    this.#webSocket.close(code, bytes.length > MAX_REASON_BYTES ? cutReason(bytes) : reason);
  }

  terminate(): void {
    this.#webSocket.terminate();
  }
}

/** Returns the text without a character that was cut in two. */
function cutReason(bytes: Buffer): string {
  return bytes.toString('utf8', 0, MAX_REASON_BYTES - 3).replace(/\uFFFD$/, '');
}
