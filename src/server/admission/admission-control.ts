import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config.ts';
import { COST_PER_OPERATION, type Limit, LIMITS, CACHE_HIT_DIVISOR } from '../../limits.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Counters } from '../../observability/counters.ts';
import { clientAddress, type AddressOf, rateLimitNetwork } from './client-address.ts';
import { RateLimiter, UNITS_PER_OPERATION } from './rate-limiter.ts';
import { RequestError } from '../http-error.ts';

/** Everybody is counted before he knows whether an answer is ready; the rest where it is not. */
const AT_THE_DOOR = UNITS_PER_OPERATION / CACHE_HIT_DIVISOR;

/** Who is counted for what he asks. */
export interface RateLimitSubject {
  readonly key: string;
  readonly limit: Limit;
}

/** Counts who asks how much, and who is connected how often. The same for all roads. */
export class AdmissionControl {
  readonly addressOf: AddressOf;
  readonly #isOn: boolean;
  readonly #counts: Counters;
  readonly #allowance = new RateLimiter();
  readonly #connections = new Map<string, number>();

  constructor({ limits, trustedProxies }: Pick<Config, 'limits' | 'trustedProxies'>, counts: Counters) {
    this.#isOn = limits;
    this.#counts = counts;
    this.addressOf = clientAddress(trustedProxies);
  }

  /** A reader is counted by where he comes from. */
  clientSubject(request: IncomingMessage): RateLimitSubject {
    return { key: rateLimitNetwork(this.addressOf(request)), limit: LIMITS.operationsOfReader };
  }

  /** Whoever holds a token is counted by that, wherever he comes from. */
  subjectFor(reader: RateLimitSubject, viewer: Viewer): RateLimitSubject {
    return viewer.scope === null ? reader : { key: viewer.token, limit: LIMITS.operationsWithToken };
  }

  /** Counts somebody who asks. Where he has asked too much already he is told so. */
  checkRequest(subject: RateLimitSubject): RequestError | null {
    return this.#spend(subject, AT_THE_DOOR);
  }

  /** Counts an operation that has to be executed. */
  checkExecution(subject: RateLimitSubject): RequestError | null {
    return this.#spend(subject, UNITS_PER_OPERATION - AT_THE_DOOR);
  }

  /** Counts somebody whose token gives no rights as if he had asked something. */
  countFailedAuth(reader: RateLimitSubject): RequestError | null {
    return this.#spend(reader, UNITS_PER_OPERATION);
  }

  /** Counts a costly one as several, once its cost is known. */
  chargeCost(subject: RateLimitSubject, cost: number): void {
    const more = Math.floor(cost / COST_PER_OPERATION);
    if (this.#isOn && more > 0) this.#allowance.charge(subject.key, more * UNITS_PER_OPERATION);
  }

  /** Counts a connection that stays open. Answers with what is to be called at its end; or with the refusal. */
  connect(request: IncomingMessage): (() => void) | RequestError {
    if (!this.#isOn) return () => {};
    const { max, code, what } = LIMITS.connections;
    const who = rateLimitNetwork(this.addressOf(request));
    const open = (this.#connections.get(who) ?? 0) + 1;
    if (open > max) {
      this.#counts.countRejection(code);
      return new RequestError(429, code, `There are ${max} ${what} at most.`, 30);
    }
    this.#connections.set(who, open);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      const rest = (this.#connections.get(who) ?? 1) - 1;
      if (rest === 0) this.#connections.delete(who);
      else this.#connections.set(who, rest);
    };
  }

  #spend({ key, limit: { max, what, code } }: RateLimitSubject, parts: number): RequestError | null {
    const wait = this.#isOn ? this.#allowance.consume(key, parts, max) : 0;
    if (wait === 0) return null;
    const words = `There are ${max} ${what} at most. Ask again in ${wait} s.`;
    return this.countRejection(new RequestError(429, code, words, wait));
  }

  /** Counts whom a guard turns away. */
  countRejection(refused: RequestError | null): RequestError | null {
    if (refused !== null) this.#counts.countRejection(refused.code);
    return refused;
  }
}
