import type { HeldMemory } from '../../live/held-memory.ts';
import { CONNECTION_BYTES } from '../admission/admission-control.ts';

/** Bytes of a running operation: its entry, its subscriber, and its id in each message. */
const OPERATION_BYTES = 1_024;
const BYTES_PER_ID_CHARACTER = 8;
/** Bytes of a part of a message, in addition to its content. */
const CHUNK_OVERHEAD = 512;
/** Unfinished messages are counted from this size. */
const MIN_UNFINISHED = 16 * 1024;

/** The memory that one WebSocket, or one event stream of many operations, holds for its client. */
export class SocketMemory {
  readonly #memory: HeldMemory;
  #unfinished = 0;
  #unsent = 0;
  #operations = 0;

  constructor(memory: HeldMemory) {
    this.#memory = memory;
  }

  /** Counts a part of a message that has arrived. Returns false if it exceeds the memory budget. */
  receive(bytes: number): boolean {
    this.#unfinished += bytes + CHUNK_OVERHEAD;
    return this.#unfinished < MIN_UNFINISHED || this.#resize();
  }

  /** Stops counting the messages that have arrived, because they are handled. */
  finishMessage(): void {
    const wasCounted = this.#unfinished >= MIN_UNFINISHED;
    this.#unfinished = 0;
    if (wasCounted) this.#resize();
  }

  /** Counts the bytes in the write buffer. Returns false if they exceed the memory budget. */
  setUnsent(bytes: number): boolean {
    this.#unsent = bytes;
    return this.#resize();
  }

  /** Counts an operation. Returns false, and counts nothing, if it exceeds the memory budget. */
  addOperation(id: string): boolean {
    this.#operations += bytesOfOperation(id);
    if (this.#resize()) return true;
    this.#operations -= bytesOfOperation(id);
    return false;
  }

  removeOperation(id: string): void {
    this.#operations -= bytesOfOperation(id);
    this.#resize();
  }

  #resize(): boolean {
    const unfinished = this.#unfinished < MIN_UNFINISHED ? 0 : this.#unfinished;
    return this.#memory.resize(CONNECTION_BYTES + unfinished + this.#unsent + this.#operations);
  }
}

function bytesOfOperation(id: string): number {
  return OPERATION_BYTES + id.length * BYTES_PER_ID_CHARACTER;
}
