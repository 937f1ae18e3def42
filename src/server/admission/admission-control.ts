import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Config } from '../../config.ts';
import { BYTES_PER_OPERATION, COST_PER_OPERATION, type Limit, LIMITS, CACHE_HIT_DIVISOR } from '../../limits.ts';
import type { HeldMemory, MemoryAccount } from '../../live/held-memory.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Counters } from '../../observability/counters.ts';
import { clientAddress, type AddressOf, rateLimitNetwork } from './client-address.ts';
import { MEMORY_BUDGET_EXCEEDED, MemoryBudget } from './memory-budget.ts';
import { RateLimiter, UNITS_PER_OPERATION } from './rate-limiter.ts';
import { RequestError } from '../http-error.ts';

/** Counted for every request, before the response cache is consulted; the rest is counted for an execution. */
const BASE_UNITS = UNITS_PER_OPERATION / CACHE_HIT_DIVISOR;

/** The client that requests are counted for: an address or a token. */
export interface RateLimitSubject {
  readonly key: string;
  readonly limit: Limit;
}

/** A connection that stays open. Disposed of when it closes. */
export interface ClientConnection extends Disposable {
  readonly memory: HeldMemory;
}

/** Bytes of an open connection: its socket, its parser, and the objects around it. */
export const CONNECTION_BYTES = 16 * 1024;
/** Responses up to this size are not counted while they are sent: the socket's own buffers take as much. */
const MIN_UNREAD_BYTES = 64 * 1024;

/** Limits operations per minute and open connections per client, for all transports. */
export class AdmissionControl {
  readonly addressOf: AddressOf;
  readonly #isOn: boolean;
  readonly #counters: Counters;
  readonly #rateLimiter = new RateLimiter();
  readonly #connections = new Map<string, number>();
  readonly memory: MemoryBudget;

  constructor(config: Pick<Config, 'limits' | 'trustedProxies' | 'clientMemoryBytes'>, counters: Counters) {
    this.#isOn = config.limits;
    this.#counters = counters;
    this.addressOf = clientAddress(config.trustedProxies);
    this.memory = new MemoryBudget(this.#isOn ? config.clientMemoryBytes : null);
  }

  /** Returns the subject of an anonymous client: its address. */
  clientSubject(request: IncomingMessage): RateLimitSubject {
    return { key: rateLimitNetwork(this.addressOf(request)), limit: LIMITS.operationsOfAddress };
  }

  /** Returns the subject of a viewer: the token, for any address; without a token, the client. */
  subjectFor(client: RateLimitSubject, viewer: Viewer): RateLimitSubject {
    return viewer.scope === null ? client : { key: viewer.token, limit: LIMITS.operationsWithToken };
  }

  /** Counts a request. Returns an error if the client has exceeded its limit. */
  checkRequest(subject: RateLimitSubject): RequestError | null {
    return this.#consume(subject, BASE_UNITS);
  }

  /** Counts an operation that must be executed. */
  checkExecution(subject: RateLimitSubject): RequestError | null {
    return this.#consume(subject, UNITS_PER_OPERATION - BASE_UNITS);
  }

  /** Counts a long request or message as several operations, before it is read. */
  checkSize(subject: RateLimitSubject, bytes: number): RequestError | null {
    const more = Math.floor(bytes / BYTES_PER_OPERATION);
    return more === 0 ? null : this.#consume(subject, more * UNITS_PER_OPERATION);
  }

  /** Counts an invalid token as an operation, so that tokens cannot be guessed. */
  countFailedAuth(client: RateLimitSubject): RequestError | null {
    return this.#consume(client, UNITS_PER_OPERATION);
  }

  /** Counts an expensive operation as several, once its cost is known. */
  chargeCost(subject: RateLimitSubject, cost: number): void {
    const more = Math.floor(cost / COST_PER_OPERATION);
    if (this.#isOn && more > 0) this.#rateLimiter.charge(subject.key, more * UNITS_PER_OPERATION);
  }

  /** Returns the account of the memory that is held for this client. */
  memoryOf({ key }: RateLimitSubject): MemoryAccount {
    return this.memory.account(key);
  }

  /** Counts a response that its client does not read. Destroys it if the client's memory budget is exceeded. */
  countUnread(response: ServerResponse, subject: RateLimitSubject): void {
    const bytes = response.writableLength;
    if (!this.#isOn || bytes < MIN_UNREAD_BYTES) return;
    const held = this.memoryOf(subject).hold(bytes);
    if (held !== null) response.once('close', () => held[Symbol.dispose]());
    else {
      this.countRejection(MEMORY_BUDGET_EXCEEDED);
      response.destroy();
    }
  }

  /** Counts a connection that stays open. Returns an error if the client has too many. */
  connect(request: IncomingMessage): ClientConnection | RequestError {
    const network = rateLimitNetwork(this.addressOf(request));
    const memory = this.memory.account(network).hold(CONNECTION_BYTES);
    if (memory === null) return this.#reject(MEMORY_BUDGET_EXCEEDED);
    if (!this.#isOn) return { memory, [Symbol.dispose]: () => {} };
    const { max, code, what } = LIMITS.connections;
    const open = (this.#connections.get(network) ?? 0) + 1;
    if (open > max) {
      memory[Symbol.dispose]();
      return this.#reject(new RequestError(429, code, `Too many ${what}; the limit is ${max}.`, 30));
    }
    this.#connections.set(network, open);
    let isClosed = false;
    const disconnect = (): void => {
      if (isClosed) return;
      isClosed = true;
      memory[Symbol.dispose]();
      const rest = (this.#connections.get(network) ?? 1) - 1;
      if (rest === 0) this.#connections.delete(network);
      else this.#connections.set(network, rest);
    };
    return { memory, [Symbol.dispose]: disconnect };
  }

  #reject(error: RequestError): RequestError {
    this.#counters.countRejection(error.code);
    return error;
  }

  #consume({ key, limit: { max, what, code } }: RateLimitSubject, units: number): RequestError | null {
    const wait = this.#isOn ? this.#rateLimiter.consume(key, units, max) : 0;
    if (wait === 0) return null;
    const message = `Too many ${what}; the limit is ${max}. Retry in ${wait} s.`;
    return this.countRejection(new RequestError(429, code, message, wait));
  }

  /** Counts a rejected request by its code. */
  countRejection(refused: RequestError | null): RequestError | null {
    if (refused !== null) this.#counters.countRejection(refused.code);
    return refused;
  }
}
