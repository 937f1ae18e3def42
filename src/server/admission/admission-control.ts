import type { IncomingMessage } from 'node:http';
import { COST_OF_ONE, type Limit, LIMITS, READY_SHARE } from '../../limits.ts';
import type { Viewer } from '../../auth/viewer.ts';
import type { Counts } from '../../observability/counters.ts';
import { addressesBehind, type AddressOf, networkOf } from './client-address.ts';
import { Allowance, PARTS } from './rate-limiter.ts';
import { RequestRefused } from '../http-error.ts';

/** Everybody is counted before he knows whether an answer is ready; the rest where it is not. */
const AT_THE_DOOR = PARTS / READY_SHARE;

/** Who is counted for what he asks. */
export interface Account {
  readonly who: string;
  readonly limit: Limit;
}

/** Counts who asks how much, and who is connected how often. The same for all roads. */
export class Gate {
  readonly addressOf: AddressOf;
  readonly #isOn: boolean;
  readonly #counts: Counts;
  readonly #allowance = new Allowance();
  readonly #connections = new Map<string, number>();

  constructor({ limits, proxies }: { readonly limits: boolean; readonly proxies: readonly string[] }, counts: Counts) {
    this.#isOn = limits;
    this.#counts = counts;
    this.addressOf = addressesBehind(proxies);
  }

  /** A reader is counted by where he comes from. */
  reader(request: IncomingMessage): Account {
    return { who: networkOf(this.addressOf(request)), limit: LIMITS.operationsOfReader };
  }

  /** Whoever holds a token is counted by that, wherever he comes from. */
  account(reader: Account, viewer: Viewer): Account {
    return viewer.scope === null ? reader : { who: viewer.token, limit: LIMITS.operationsWithToken };
  }

  /** Counts somebody who asks. Where he has asked too much already he is told so. */
  enter(account: Account): RequestRefused | null {
    return this.#spend(account, AT_THE_DOOR);
  }

  /** Counts an operation that has to be executed. */
  execute(account: Account): RequestRefused | null {
    return this.#spend(account, PARTS - AT_THE_DOOR);
  }

  /** Counts somebody whose token gives no rights as if he had asked something. */
  wrong(reader: Account): RequestRefused | null {
    return this.#spend(reader, PARTS);
  }

  /** Counts a costly one as several, once its cost is known. */
  weigh(account: Account, cost: number): void {
    const more = Math.floor(cost / COST_OF_ONE);
    if (this.#isOn && more > 0) this.#allowance.charge(account.who, more * PARTS);
  }

  /** Counts a connection that stays open. Answers with what is to be called at its end; or with the refusal. */
  connect(request: IncomingMessage): (() => void) | RequestRefused {
    if (!this.#isOn) return () => {};
    const { most, code, what } = LIMITS.connections;
    const who = networkOf(this.addressOf(request));
    const open = (this.#connections.get(who) ?? 0) + 1;
    if (open > most) {
      this.#counts.turnAway(code);
      return new RequestRefused(429, code, `There are ${most} ${what} at most.`, 30);
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

  #spend({ who, limit: { most, what, code } }: Account, parts: number): RequestRefused | null {
    const wait = this.#isOn ? this.#allowance.spend(who, parts, most) : 0;
    if (wait === 0) return null;
    const words = `There are ${most} ${what} at most. Ask again in ${wait} s.`;
    return this.noted(new RequestRefused(429, code, words, wait));
  }

  /** Counts whom a guard turns away. */
  noted(refused: RequestRefused | null): RequestRefused | null {
    if (refused !== null) this.#counts.turnAway(refused.code);
    return refused;
  }
}
