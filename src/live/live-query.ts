import type { ExecutionArgs, ExecutionResult } from 'graphql';
import type { Tag } from '../invalidation/tags.ts';
import type { SubscriptionState } from '../schema/subscription-state.ts';
import type { Counters } from '../observability/counters.ts';
import type { Dependent, DependencyIndex, ReadTracker } from '../cache/dependency-index.ts';
import type { Subscriber, Update } from './subscriber.ts';
import type { DeliveryScheduler } from './delivery-scheduler.ts';
import type { ExecutionScheduler } from './execution-scheduler.ts';

/** Executes the operation of an answer once, and records what it reads. Never throws: a failure is a result too. */
export type Execute = (live: SubscriptionState, recording: ReadTracker) => Promise<ExecutionResult>;

/** What an answer is part of. */
export interface LiveQueryDeps {
  readonly ring: DependencyIndex;
  readonly turns: ExecutionScheduler;
  readonly slices: DeliveryScheduler;
  readonly counts: Counters;
  /** Its last member has left. */
  readonly left: (answer: LiveQuery) => void;
}

/** What those are told first who hold the same revision, or none. */
interface InitialResult {
  /** null: what they hold is the present state. */
  readonly news: Update | null;
  /** The revision that they hold then. */
  readonly revision: number | null;
}

/** How many openings are kept between two changes. */
const MOST_OPENINGS = 64;

/** How many are still told an opening that is about to be old. */
const MOST_WITH_THE_OLD = 200;

/**
 * One operation, executed once for all who asked the same. When a key of what it read rings, it is executed again, once,
 * and the same text goes to every member, in slices, so that queries are answered meanwhile. What is equal to the last
 * one, or what its resolver marks as nothing new, is not sent. A member who has no room is skipped, and is told the
 * newest when he has, with the differences to what he was told last.
 */
export class LiveQuery implements Dependent {
  readonly args: ExecutionArgs;
  readonly #execute: Execute;
  readonly #in: LiveQueryDeps;
  readonly #subscribers = new Set<Subscriber>();
  readonly #joining = new Set<Subscriber>();
  #tags: ReadonlySet<Tag> = new Set();
  /** What the members as a whole were told last. */
  readonly #live: SubscriptionState = { revision: null, unchanged: false };
  #update: Update | null = null;
  /** By the revision that a joiner holds: executed once between two changes. */
  readonly #initialResults = new Map<number | null, InitialResult>();
  #executions = 0;
  #stale = false;
  #working = false;
  #telling = false;
  #tellAgain = false;
  #ended = false;
  /** When the first ring came that its members have not been told of; and what is being told now. */
  #rungAt: number | null = null;
  #tellingSince: number | null = null;

  constructor(args: ExecutionArgs, execute: Execute, surroundings: LiveQueryDeps) {
    this.args = args;
    this.#execute = execute;
    this.#in = surroundings;
  }

  get size(): number {
    return this.#subscribers.size + this.#joining.size;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  get counters(): Counters {
    return this.#in.counts;
  }

  /** A new reader, who is told the present state first; where the operation has none, he is told why, and that is all. */
  subscribe(member: Subscriber): void {
    if (this.#ended) return member.complete();
    const opening = this.#working ? undefined : this.#openingFor(member.revision);
    if (opening !== undefined) return this.#admit(member, opening);
    this.#joining.add(member);
    void this.#work();
  }

  unsubscribe(member: Subscriber): void {
    const left = this.#subscribers.delete(member) || this.#joining.delete(member);
    if (left && this.isEmpty) this.#in.left(this);
  }

  /** A member who had no room has it again. */
  resume(member: Subscriber): void {
    member.isWaiting = false;
    if (!this.#subscribers.has(member)) return;
    if (member.lastSent === null) this.#rejoin(member);
    else if (this.#update !== null) this.#give(member, this.#update);
  }

  /** Something that was read has changed. */
  invalidate(): void {
    this.#stale = true;
    this.#rungAt ??= performance.now();
    this.#initialResults.clear();
    void this.#work();
  }

  /** Gives up every key, and every member. Nothing wakes it any more. */
  end(): void {
    this.#ended = true;
    this.#in.ring.setDependencies(this, new Set(), this.#tags);
    for (const member of [...this.#subscribers, ...this.#joining]) member.complete();
    this.#subscribers.clear();
    this.#joining.clear();
    this.#initialResults.clear();
  }

  /** One execution at a time, as long as there is anything to do. */
  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    while (!this.#ended && (this.#joining.size > 0 || this.#stale)) {
      // In this order, so that joiners and members stand at the same revision.
      if (this.#stale) await this.#reexecute();
      else await this.#sendInitialResults();
    }
    this.#working = false;
  }

  /** Lets in those who hold the same as the first who waits. */
  async #sendInitialResults(): Promise<void> {
    const [first] = this.#joining;
    if (first === undefined) return;
    const { revision } = first;
    const opening = this.#openingFor(revision) ?? (await this.#openFor(revision));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#in.slices.start(this.#admitWaiting(revision, opening, resolve));
    await promise;
  }

  *#admitWaiting(revision: number | null, opening: InitialResult, done: () => void): Generator<void> {
    let admitted = 0;
    for (const member of this.#joining) {
      if (member.revision !== revision) continue;
      // The members wait for what is new; so may those who are still outside.
      if (this.#stale && admitted >= MOST_WITH_THE_OLD) break;
      this.#joining.delete(member);
      this.#admit(member, opening);
      admitted += 1;
      yield;
    }
    done();
  }

  #admit(member: Subscriber, { news, revision }: InitialResult): void {
    if (news !== null && isRefusal(news.result)) return this.#reject(member, news);
    this.#subscribers.add(member);
    if (news === null) member.revision = revision;
    else member.offer(news);
  }

  #reject(member: Subscriber, news: Update): void {
    // Whoever has been told something stays: what he follows is there, though it cannot be told at present.
    if (member.lastSent !== null) return void this.#subscribers.add(member);
    member.offer(news);
    member.complete();
    if (this.isEmpty) this.#in.left(this);
  }

  /** What was executed for those who hold the same, where nothing can have changed since. */
  #openingFor(held: number | null): InitialResult | undefined {
    return this.#in.ring.isDisconnected ? undefined : this.#initialResults.get(held);
  }

  async #openFor(held: number | null): Promise<InitialResult> {
    const live: SubscriptionState = { revision: held, unchanged: false };
    const given = await this.#in.turns.run(() => this.#run(live));
    if (this.#subscribers.size === 0) this.#live.revision = live.revision;
    const opening = { news: live.unchanged ? null : given, revision: live.revision };
    if (this.#initialResults.size === MOST_OPENINGS) this.#initialResults.clear();
    if (!this.#stale && !isForLater(given.result)) this.#initialResults.set(held, opening);
    return opening;
  }

  async #reexecute(): Promise<void> {
    this.#stale = false;
    const rungAt = this.#rungAt;
    this.#rungAt = null;
    this.#live.unchanged = false;
    if (this.isEmpty) {
      this.#update = null;
      return;
    }
    const { revision } = this.#live;
    const given = await this.#in.turns.run(() => this.#run(this.#live));
    if (isForLater(given.result)) {
      // They keep what they have, and are told what is newest when the store works again: that wakes all.
      this.#live.revision = revision;
      this.#rungAt = rungAt ?? this.#rungAt;
      return;
    }
    if (this.#live.unchanged) return;
    if (this.#live.closed === true) return this.#close(given);
    this.#update = given;
    this.#tellingSince ??= rungAt;
    this.#tell();
  }

  /** Its readers, who are one token's, have no right to it any more: they are told so, and nobody follows it again. */
  #close(last: Update): void {
    for (const member of this.#subscribers) member.offer(last);
    this.end();
    this.#in.left(this);
  }

  async #run(live: SubscriptionState): Promise<Update> {
    this.#executions += 1;
    const order = this.#executions;
    const held = live.revision;
    return this.#in.ring.track(async (recording) => {
      const result = await this.#execute(live, recording);
      // What has failed may not have come to all that it reads.
      const keys = result.errors === undefined ? recording.tags : recording.tags.union(this.#tags);
      if (!this.#ended) {
        this.#in.ring.setDependencies(this, keys, this.#tags);
        this.#tags = keys;
      }
      if (recording.isStale) this.#stale = true;
      const { revision } = live;
      // What is told last is no list, and has no revision that its readers could hold already.
      if (live.closed === true) return { result, text: textOf(result), revision: null, baseRevision: null, order };
      return { result, text: textOf(result), revision, baseRevision: revision === null ? null : held, order };
    });
  }

  #tell(): void {
    if (this.#telling) this.#tellAgain = true;
    else {
      this.#telling = true;
      this.#in.slices.start(this.#walk());
    }
  }

  /** Each is told what is newest when his turn comes, so that nothing is sent that is old by then. */
  *#walk(): Generator<void> {
    do {
      this.#tellAgain = false;
      for (const member of this.#subscribers) if (this.#update !== null && this.#give(member, this.#update)) yield;
    } while (this.#tellAgain);
    this.#telling = false;
    this.#told();
  }

  #give(member: Subscriber, news: Update): boolean {
    if (member.isWaiting) return false;
    if (member.isBasedOn(news) || !member.isNewFor(news)) return member.offer(news);
    this.#rejoin(member);
    return false;
  }

  /** He is told the present state as it differs from what he holds. */
  #rejoin(member: Subscriber): void {
    this.#subscribers.delete(member);
    this.#joining.add(member);
    void this.#work();
  }

  /** The last of its members was told what is newest. */
  #told(): void {
    if (this.#tellingSince !== null)
      this.counters.deliverySeconds.observe((performance.now() - this.#tellingSince) / 1_000);
    this.#tellingSince = null;
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
