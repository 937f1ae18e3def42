import type { ExecutionResult } from 'graphql';
import type { Key } from '../bell/bell.ts';
import type { Live } from '../context.ts';
import { type Given, Member } from './member.ts';

/** Executes the operation of an answer once. Every key that is read is noted before it is read. */
export type Execute = (live: Live, note: (key: Key) => void) => Promise<ExecutionResult>;

/** Where it is kept by which keys an answer is to be woken. */
export interface KeyRing {
  hold(key: Key, answer: StandingAnswer): void;
  release(key: Key, answer: StandingAnswer): void;
}

/**
 * One operation, executed once for all who asked the same. When a key of what it read rings, it is executed again, once,
 * and the same result goes to every member. A result that is equal to the last one, or that its resolver marks as
 * nothing new, is not sent.
 */
export class StandingAnswer {
  readonly #members = new Set<Member>();
  readonly #joining: PromiseWithResolvers<Member | ExecutionResult>[] = [];
  readonly #execute: Execute;
  readonly #ring: KeyRing;
  readonly #left: () => void;
  readonly #keys = new Set<Key>();
  /** What the members as a whole were sent last. */
  readonly #live: Live = { revision: null, nothingNew: false };
  /** What a joiner is given first, the present state by itself: executed once between two changes. */
  #welcome: Given | 'NOTHING_NEW' | null = null;
  #stale = false;
  #working = false;

  constructor(execute: Execute, ring: KeyRing, left: () => void) {
    this.#execute = execute;
    this.#ring = ring;
    this.#left = left;
  }

  get isEmpty(): boolean {
    return this.#members.size + this.#joining.length === 0;
  }

  /** A new reader, who is given the present state first; or the refusal, where the operation has none. */
  join(): Promise<Member | ExecutionResult> {
    const joining = Promise.withResolvers<Member | ExecutionResult>();
    this.#joining.push(joining);
    void this.#work();
    return joining.promise;
  }

  /** Something that was read has changed. */
  touch(): void {
    this.#stale = true;
    this.#welcome = null;
    void this.#work();
  }

  /** Gives up every key, and every member. Nothing wakes it any more. */
  end(): void {
    for (const key of this.#keys) this.#ring.release(key, this);
    this.#keys.clear();
    for (const member of this.#members) void member.return();
  }

  /** One execution at a time, as long as there is anything to do. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    try {
      while (this.#joining.length > 0 || this.#stale) {
        // In this order, so that joiners and members stand at the same revision.
        if (this.#stale) await this.#refresh();
        else await this.#welcomeAll(this.#joining.splice(0));
      }
    } finally {
      this.#working = false;
    }
  }

  async #welcomeAll(joining: PromiseWithResolvers<Member | ExecutionResult>[]): Promise<void> {
    try {
      const welcome = this.#welcome ?? (await this.#present());
      for (const { resolve } of joining) {
        if (welcome !== 'NOTHING_NEW' && isRefusal(welcome.result)) resolve(welcome.result);
        else resolve(this.#admit(welcome));
      }
    } catch (error) {
      for (const { reject } of joining) reject(error);
    }
    if (this.isEmpty) this.#left();
  }

  #admit(welcome: Given | 'NOTHING_NEW'): Member {
    const member = new Member((gone) => {
      this.#members.delete(gone);
      if (this.isEmpty) this.#left();
    });
    this.#members.add(member);
    if (welcome !== 'NOTHING_NEW') member.give(welcome);
    return member;
  }

  async #present(): Promise<Given | 'NOTHING_NEW'> {
    const live: Live = { revision: null, nothingNew: false };
    const given = await this.#run(live);
    if (this.#members.size === 0) this.#live.revision = live.revision;
    const welcome = live.nothingNew ? 'NOTHING_NEW' : given;
    if (!this.#stale) this.#welcome = welcome;
    return welcome;
  }

  async #refresh(): Promise<void> {
    this.#stale = false;
    if (this.#members.size === 0) return;
    const given = await this.#run(this.#live);
    if (this.#live.nothingNew) return;
    for (const member of this.#members) member.give(given);
  }

  async #run(live: Live): Promise<Given> {
    const read = new Set<Key>();
    const result = await this.#execute(live, (key) => {
      read.add(key);
      if (this.#keys.has(key)) return;
      this.#keys.add(key);
      this.#ring.hold(key, this);
    });
    for (const key of this.#keys.difference(read)) {
      this.#keys.delete(key);
      this.#ring.release(key, this);
    }
    return { result, text: JSON.stringify(result), revision: live.revision };
  }
}

/** Whether the operation has no state to follow: its one field could not be answered. */
function isRefusal({ data, errors }: ExecutionResult): boolean {
  return errors !== undefined && (data == null || Object.values(data).every((field) => field === null));
}
