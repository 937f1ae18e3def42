import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Key } from '../bell/bell.ts';
import type { Live } from '../context.ts';
import type { Holder, KeyRing, Recording } from './key-ring.ts';
import type { Member, News } from './member.ts';
import type { Turns } from './turns.ts';

/** Executes the operation of an answer once, and records what it reads. Never throws: a failure is a result too. */
export type Execute = (live: Live, recording: Recording) => Promise<ExecutionResult>;

/** What an answer is part of. */
export interface Surroundings {
  readonly ring: KeyRing;
  readonly turns: Turns;
  /** Its last member has left. */
  readonly left: (answer: StandingAnswer) => void;
}

/** How many members are told before everything else has its turn. */
const SLICE = 200;

/**
 * One operation, executed once for all who asked the same. When a key of what it read rings, it is executed again, once,
 * and the same text goes to every member, in slices, so that queries are answered meanwhile. What is equal to the last
 * one, or what its resolver marks as nothing new, is not sent. A member who has no room is skipped, and is told the
 * newest when he has.
 */
export class StandingAnswer implements Holder {
  readonly args: ExecutionArgs;
  readonly #execute: Execute;
  readonly #in: Surroundings;
  readonly #members = new Set<Member>();
  readonly #joining = new Set<Member>();
  #keys: ReadonlySet<Key> = new Set();
  /** What the members as a whole were told last. */
  readonly #live: Live = { revision: null, nothingNew: false };
  #news: News | null = null;
  /** What a joiner is told first, the present state by itself: executed once between two changes. */
  #welcome: News | 'NOTHING_NEW' | null = null;
  #executions = 0;
  #stale = false;
  #working = false;
  #telling = false;
  #tellAgain = false;
  #ended = false;

  constructor(args: ExecutionArgs, execute: Execute, surroundings: Surroundings) {
    this.args = args;
    this.#execute = execute;
    this.#in = surroundings;
  }

  get isEmpty(): boolean {
    return this.#members.size + this.#joining.size === 0;
  }

  /** A new reader, who is told the present state first; where the operation has none, he is told why, and that is all. */
  join(member: Member): void {
    if (this.#ended) return member.end();
    if (this.#welcome !== null && !this.#working) return this.#admit(member, this.#welcome);
    this.#joining.add(member);
    void this.#work();
  }

  leave(member: Member): void {
    const left = this.#members.delete(member) || this.#joining.delete(member);
    if (left && this.isEmpty) this.#in.left(this);
  }

  /** A member who had no room has it again. */
  resume(member: Member): void {
    if (!this.#members.has(member)) return;
    if (member.held !== null) {
      if (this.#news !== null) member.give(this.#news);
      return;
    }
    this.#members.delete(member);
    this.join(member);
  }

  /** Something that was read has changed. */
  touch(): void {
    this.#stale = true;
    this.#welcome = null;
    void this.#work();
  }

  /** Gives up every key, and every member. Nothing wakes it any more. */
  end(): void {
    this.#ended = true;
    this.#in.ring.hold(this, new Set(), this.#keys);
    for (const member of [...this.#members, ...this.#joining]) member.end();
    this.#members.clear();
    this.#joining.clear();
  }

  /** One execution at a time, as long as there is anything to do. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    while (!this.#ended && (this.#joining.size > 0 || this.#stale)) {
      // In this order, so that joiners and members stand at the same revision.
      if (this.#stale) await this.#refresh();
      else await this.#welcomeAll();
    }
    this.#working = false;
  }

  async #welcomeAll(): Promise<void> {
    const welcome = this.#welcome ?? (await this.#present());
    const joining = [...this.#joining];
    this.#joining.clear();
    for (const member of joining) this.#admit(member, welcome);
  }

  #admit(member: Member, welcome: News | 'NOTHING_NEW'): void {
    if (welcome !== 'NOTHING_NEW' && isRefusal(welcome.result)) {
      member.give(welcome);
      member.end();
      if (this.isEmpty) this.#in.left(this);
      return;
    }
    this.#members.add(member);
    if (welcome !== 'NOTHING_NEW') member.give(welcome);
  }

  async #present(): Promise<News | 'NOTHING_NEW'> {
    const live: Live = { revision: null, nothingNew: false };
    const given = await this.#run(live);
    if (this.#members.size === 0) this.#live.revision = live.revision;
    const welcome = live.nothingNew ? 'NOTHING_NEW' : given;
    if (!this.#stale) this.#welcome = welcome;
    return welcome;
  }

  async #refresh(): Promise<void> {
    this.#stale = false;
    this.#live.nothingNew = false;
    if (this.#members.size === 0) {
      this.#news = null;
      return;
    }
    const given = await this.#in.turns.run(() => this.#run(this.#live));
    if (this.#live.nothingNew || isForLater(given.result)) return;
    this.#news = given;
    this.#tell();
  }

  async #run(live: Live): Promise<News> {
    this.#executions += 1;
    const order = this.#executions;
    return this.#in.ring.record(async (recording) => {
      const result = await this.#execute(live, recording);
      if (this.#ended) recording.read.clear();
      this.#in.ring.hold(this, recording.read, this.#keys);
      this.#keys = recording.read;
      if (recording.isStale) this.#stale = true;
      return { result, text: textOf(result), revision: live.revision, order };
    });
  }

  #tell(): void {
    if (this.#telling) this.#tellAgain = true;
    else {
      this.#telling = true;
      this.#tellSlice(this.#members.values());
    }
  }

  /** Each is told what is newest when his turn comes, so that nothing is sent that is old by then. */
  #tellSlice(members: IterableIterator<Member>): void {
    let told = 0;
    for (const member of members) {
      if (this.#news !== null && member.give(this.#news)) told += 1;
      if (told === SLICE) {
        setImmediate(() => this.#tellSlice(members));
        return;
      }
    }
    this.#telling = false;
    if (!this.#tellAgain) return;
    this.#tellAgain = false;
    this.#tell();
  }
}

function textOf({ data, errors }: ExecutionResult): string {
  return JSON.stringify({ data, errors });
}

/** Whether the present state could not be read for now: nobody is told that, all are woken when it can be. */
function isForLater({ errors = [] }: ExecutionResult): boolean {
  return errors.some(({ extensions }) => extensions.code === 'STORE_UNAVAILABLE');
}

/** Whether the operation has no state to follow: its one field could not be answered. */
function isRefusal({ data, errors }: ExecutionResult): boolean {
  return errors !== undefined && (data == null || Object.values(data).every((field) => field === null));
}
