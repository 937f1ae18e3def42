import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';
import { COST_PER_OPERATION, type Limit, LIMITS, CACHE_HIT_DIVISOR } from '../../limits.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Counters } from '../../observability/counters.ts';
import { clientAddress, type AddressOf, rateLimitNetwork } from './client-address.ts';
import { RateLimiter, UNITS_PER_OPERATION } from './rate-limiter.ts';
import { RequestError } from '../http-error.ts';

/** Counted for every request, before the response cache is consulted; the rest is counted for an execution. */
const BASE_UNITS = UNITS_PER_OPERATION / CACHE_HIT_DIVISOR;

/** The client that requests are counted for: an address or a token. */
export interface RateLimitSubject {
  readonly key: string;
  readonly limit: Limit;
}

/** Limits operations per minute and open connections per client, for all transports. */
export class AdmissionControl {
  readonly addressOf: AddressOf;
  readonly #isOn: boolean;
  readonly #counters: Counters;
  readonly #rateLimiter = new RateLimiter();
  readonly #connections = new Map<string, number>();

  constructor({ limits, trustedProxies }: Pick<Config, 'limits' | 'trustedProxies'>, counters: Counters) {
    this.#isOn = limits;
    this.#counters = counters;
    this.addressOf = clientAddress(trustedProxies);
  }

  /** An anonymous client is counted by its address. */
  clientSubject(request: IncomingMessage): RateLimitSubject {
    return { key: rateLimitNetwork(this.addressOf(request)), limit: LIMITS.operationsOfReader };
  }

  /** A token is counted by itself, from every address. */
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

  /** Counts an invalid token as an operation, so that tokens cannot be guessed. */
  countFailedAuth(client: RateLimitSubject): RequestError | null {
    return this.#consume(client, UNITS_PER_OPERATION);
  }

  /** Counts an expensive operation as several, once its cost is known. */
  chargeCost(subject: RateLimitSubject, cost: number): void {
    const more = Math.floor(cost / COST_PER_OPERATION);
    if (this.#isOn && more > 0) this.#rateLimiter.charge(subject.key, more * UNITS_PER_OPERATION);
  }

  /** Counts a connection that stays open. Returns a function to call when it closes, or an error. */
  connect(request: IncomingMessage): (() => void) | RequestError {
    if (!this.#isOn) return () => {};
    const { max, code, what } = LIMITS.connections;
    const network = rateLimitNetwork(this.addressOf(request));
    const open = (this.#connections.get(network) ?? 0) + 1;
    if (open > max) {
      this.#counters.countRejection(code);
      return new RequestError(429, code, `Too many ${what}; the limit is ${max}.`, 30);
    }
    this.#connections.set(network, open);
    let isClosed = false;
    return () => {
      if (isClosed) return;
      isClosed = true;
      const rest = (this.#connections.get(network) ?? 1) - 1;
      if (rest === 0) this.#connections.delete(network);
      else this.#connections.set(network, rest);
    };
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
