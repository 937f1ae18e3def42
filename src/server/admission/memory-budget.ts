import { LIMITS } from '../../limits.ts';
import {
  type HeldMemory,
  MEMORY_MESSAGE,
  MEMORY_RETRY_AFTER,
  type MemoryAccount,
  UNBOUNDED_MEMORY,
} from '../../live/held-memory.ts';
import { RequestError } from '../http-error.ts';

/** The total memory that is held for clients. */
export interface MemoryUse {
  readonly bytes: number;
  readonly accounts: number;
}

interface Balance {
  bytes: number;
  liveQueries: number;
}

/** The response if the budget of a client or of the process is exceeded. */
export const MEMORY_BUDGET_EXCEEDED = new RequestError(429, LIMITS.memory.code, MEMORY_MESSAGE, MEMORY_RETRY_AFTER);

/**
 * Bounds the bytes that clients make the process hold. They are in sockets, subscriptions, live queries with their
 * results, requests that are being received, and responses that are not read. Each address or token has a budget, and
 * so has the process. The numbers are upper estimates. Memory that serves all clients, such as the caches, is bounded
 * elsewhere.
 */
export class MemoryBudget {
  readonly #maxBytes: number | null;
  readonly #balances = new Map<string, Balance>();
  #total = 0;

  /** `maxBytes` null means no limit. */
  constructor(maxBytes: number | null) {
    this.#maxBytes = maxBytes;
  }

  get use(): MemoryUse {
    return { bytes: this.#total, accounts: this.#balances.size };
  }

  account(key: string): MemoryAccount {
    if (this.#maxBytes === null) return UNBOUNDED_MEMORY;
    return { hold: (bytes) => this.#hold(key, bytes, 0), holdLiveQuery: (bytes) => this.#hold(key, bytes, 1) };
  }

  #hold(key: string, bytes: number, liveQueries: number): HeldMemory | null {
    if (!this.#add(key, bytes, liveQueries)) return null;
    return new Held(bytes, (more, isLast) => this.#add(key, more, isLast ? -liveQueries : 0));
  }

  /** Adds bytes, which may be negative. Returns false if that would exceed a budget. */
  #add(key: string, bytes: number, liveQueries: number): boolean {
    const balance = this.#balances.get(key) ?? { bytes: 0, liveQueries: 0 };
    if (bytes > 0) {
      if (balance.bytes + bytes > LIMITS.memory.max || this.#total + bytes > (this.#maxBytes ?? 0)) return false;
      if (balance.liveQueries + liveQueries > LIMITS.liveQueries.max) return false;
    }
    balance.bytes += bytes;
    balance.liveQueries += liveQueries;
    this.#total += bytes;
    if (balance.bytes === 0) this.#balances.delete(key);
    else this.#balances.set(key, balance);
    return true;
  }
}

class Held implements HeldMemory {
  readonly #add: (more: number, isLast: boolean) => boolean;
  #bytes: number;
  #isReleased = false;

  constructor(bytes: number, add: (more: number, isLast: boolean) => boolean) {
    this.#bytes = bytes;
    this.#add = add;
  }

  resize(bytes: number): boolean {
    if (this.#isReleased) return false;
    if (bytes !== this.#bytes && !this.#add(bytes - this.#bytes, false)) return false;
    this.#bytes = bytes;
    return true;
  }

  [Symbol.dispose](): void {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#add(-this.#bytes, true);
  }
}
