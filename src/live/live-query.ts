import type { ExecutionArgs } from 'graphql';
import type { Dependent } from '../cache/dependency-index.ts';
import type { Tag } from '../invalidation/tags.ts';
import type { Counters } from '../observability/counters.ts';
import type { SubscriptionState } from '../schema/subscription-state.ts';
import { bytesOfResults, memoryError } from './held-memory.ts';
import type { Execute, LiveQueryDeps } from './live-query-deps.ts';
import type { Subscriber } from './subscriber.ts';
import type { SubscriptionSource } from './subscription.ts';
import { createUpdate, type Update } from './update.ts';

/** The first result for new subscribers that resume from the same revision. */
interface InitialResult {
  /** Null if the clients already have the current state. */
  readonly update: Update | null;
  /** The revision that the clients have after this result. */
  readonly revision: number | null;
}

/** Initial results kept between two invalidations, one for each resume revision. */
const MAX_INITIAL_RESULTS = 64;

/** New subscribers that still receive an initial result which was invalidated meanwhile; the others wait for the next. */
const MAX_STALE_ADMISSIONS = 200;

/**
 * A live query: one subscription operation shared by all subscribers that sent it. It is re-executed once when a tag it
 * depends on is invalidated, and the serialized result is sent to all subscribers in batches. Unchanged results are not
 * sent. A subscriber under backpressure is skipped and, once drained, receives the newest result with the changes since
 * its last one.
 */
export class LiveQuery implements Dependent, SubscriptionSource {
  readonly args: ExecutionArgs;
  readonly #execute: Execute;
  readonly #deps: LiveQueryDeps;
  readonly #subscribers = new Set<Subscriber>();
  /** Subscribers that wait for their initial result, or for the changes since the last update they received. */
  readonly #joining = new Set<Subscriber>();
  #tags: ReadonlySet<Tag> = new Set();
  /** The state that the subscribers as a whole have received. */
  readonly #state: SubscriptionState = { revision: null, unchanged: false, versions: new Map() };
  #update: Update | null = null;
  /** By resume revision; valid until the next invalidation. */
  readonly #initialResults = new Map<number | null, InitialResult>();
  #executionCount = 0;
  #isStale = false;
  #isWorking = false;
  #isDelivering = false;
  #isDeliveryOutdated = false;
  #isEnded = false;
  /** The times of the first invalidation without an execution, and of the one whose result is being delivered. */
  #invalidatedAt: number | null = null;
  #deliveringSince: number | null = null;

  constructor(args: ExecutionArgs, execute: Execute, deps: LiveQueryDeps) {
    this.args = args;
    this.#execute = execute;
    this.#deps = deps;
  }

  get size(): number {
    return this.#subscribers.size + this.#joining.size;
  }

  get isEmpty(): boolean {
    return this.size === 0;
  }

  get counters(): Counters {
    return this.#deps.counters;
  }

  /** Adds a subscriber, which receives the current result first. If that is an error, it is completed after it. */
  subscribe(subscriber: Subscriber): void {
    if (this.#isEnded) return subscriber.disconnect();
    const initial = this.#isWorking ? undefined : this.#knownInitialResult(subscriber.revision);
    if (initial !== undefined) return this.#admit(subscriber, initial);
    this.#joining.add(subscriber);
    void this.#work();
  }

  unsubscribe(subscriber: Subscriber): void {
    const isRemoved = this.#subscribers.delete(subscriber) || this.#joining.delete(subscriber);
    if (isRemoved && this.isEmpty) this.#deps.onIdle();
  }

  /** Resumes a subscriber. Must be called when one that could not send is drained. */
  resume(subscriber: Subscriber): void {
    subscriber.isWaiting = false;
    if (!this.#subscribers.has(subscriber)) return;
    if (subscriber.lastSent === null) this.#resync(subscriber);
    else if (this.#update !== null) this.#deliver(subscriber, this.#update);
  }

  /** Schedules a re-execution. Called when a tag of the last execution is invalidated. */
  invalidate(): void {
    this.#isStale = true;
    this.#invalidatedAt ??= performance.now();
    this.#initialResults.clear();
    void this.#work();
  }

  /** Disconnects all subscribers and removes all dependencies, so that nothing re-executes it any more. */
  end(): void {
    this.#isEnded = true;
    this.#deps.index.remove(this, this.#tags);
    for (const subscriber of [...this.#subscribers, ...this.#joining]) subscriber.disconnect();
    this.#subscribers.clear();
    this.#joining.clear();
    this.#initialResults.clear();
    this.#deps.memory[Symbol.dispose]();
  }

  /** Whether a subscriber that resumes from this revision needs no execution. */
  hasInitialResult(revision: number | null): boolean {
    return this.#knownInitialResult(revision) !== undefined;
  }

  /** Runs one execution at a time until nothing is left to do. */
  async #work(): Promise<void> {
    if (this.#isWorking) return;
    this.#isWorking = true;
    while (!this.#isEnded && (this.#joining.size > 0 || this.#isStale)) {
      // Re-execution first, so that new subscribers start from the same revision as the others.
      if (this.#isStale) await this.#reexecute();
      else await this.#sendInitialResults();
    }
    this.#isWorking = false;
  }

  /** Admits all new subscribers with the same resume revision as the first one. */
  async #sendInitialResults(): Promise<void> {
    const [first] = this.#joining;
    if (first === undefined) return;
    const { revision } = first;
    const initial = this.#knownInitialResult(revision) ?? (await this.#executeInitial(revision));
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#deps.deliveries.start(this.#admitWaiting(revision, initial, resolve));
    await promise;
  }

  *#admitWaiting(revision: number | null, initial: InitialResult, onDone: () => void): Generator<void> {
    let admitted = 0;
    for (const subscriber of this.#joining) {
      if (subscriber.revision !== revision) continue;
      // The rest of the new subscribers can wait for the re-execution, as the existing ones do.
      if (this.#isStale && admitted >= MAX_STALE_ADMISSIONS) break;
      this.#joining.delete(subscriber);
      this.#admit(subscriber, initial);
      admitted += 1;
      yield;
    }
    onDone();
  }

  #admit(subscriber: Subscriber, { update, revision }: InitialResult): void {
    if (update?.isRejection === true) return this.#reject(subscriber, update);
    this.#subscribers.add(subscriber);
    if (update === null) subscriber.revision = revision;
    else subscriber.offer(update);
  }

  #reject(subscriber: Subscriber, update: Update): void {
    // A subscriber that has received results stays: its list exists, although it cannot currently be read.
    if (subscriber.lastSent !== null) return void this.#subscribers.add(subscriber);
    subscriber.offer(update);
    if (update.isTemporaryFailure) subscriber.disconnect();
    else subscriber.complete();
    if (this.isEmpty) this.#deps.onIdle();
  }

  /** Returns an initial result that was executed since the last invalidation, unless invalidations may be missed. */
  #knownInitialResult(revision: number | null): InitialResult | undefined {
    return this.#deps.index.isDisconnected ? undefined : this.#initialResults.get(revision);
  }

  async #executeInitial(resumeRevision: number | null): Promise<InitialResult> {
    const state: SubscriptionState = { ...this.#state, revision: resumeRevision, unchanged: false };
    const update = await this.#deps.executions.run(() => this.#run(state));
    if (this.#subscribers.size === 0) this.#state.revision = state.revision;
    const initial = { update: state.unchanged ? null : update, revision: state.revision };
    if (this.#initialResults.size === MAX_INITIAL_RESULTS) this.#initialResults.clear();
    if (!this.#hold(update.text.length)) {
      // Without other subscribers the only result is the error that the client's budget is exceeded.
      if (this.#subscribers.size === 0)
        return { update: createUpdate({ errors: [memoryError()] }, this.#executionCount), revision: null };
    } else if (!this.#isStale && !update.isTemporaryFailure) this.#initialResults.set(resumeRevision, initial);
    return initial;
  }

  async #reexecute(): Promise<void> {
    await this.#deps.executions.afterArrived();
    if (this.#isEnded) return;
    this.#isStale = false;
    const invalidatedAt = this.#invalidatedAt;
    this.#invalidatedAt = null;
    this.#state.unchanged = false;
    if (this.isEmpty) {
      this.#update = null;
      return;
    }
    const { revision } = this.#state;
    const update = await this.#deps.executions.run(() => this.#run(this.#state));
    if (update.isTemporaryFailure) {
      // Nothing is sent. Once the store works again, all live queries are invalidated.
      this.#state.revision = revision;
      this.#invalidatedAt = invalidatedAt ?? this.#invalidatedAt;
      return;
    }
    if (this.#state.unchanged) return;
    if (this.#state.closed === true) return this.#close(update);
    this.#update = update;
    this.#hold(0);
    this.#deliveringSince ??= invalidatedAt;
    this.#startDelivery();
  }

  /** Sends a last update and ends: the token, which all subscribers share, was revoked. */
  #close(update: Update): void {
    for (const subscriber of this.#subscribers) {
      subscriber.offer(update);
      subscriber.complete();
    }
    this.#subscribers.clear();
    this.end();
    this.#deps.onIdle();
  }

  /** Counts the memory of all kept results and one more. Returns false if the budget is exceeded. */
  #hold(moreCharacters: number): boolean {
    let characters = (this.#update?.text.length ?? 0) + moreCharacters;
    for (const { update } of this.#initialResults.values()) characters += update?.text.length ?? 0;
    return this.#deps.memory.resize(this.#deps.operationBytes + bytesOfResults(characters, this.#tags.size));
  }

  async #run(state: SubscriptionState): Promise<Update> {
    this.#executionCount += 1;
    const order = this.#executionCount;
    const previousRevision = state.revision;
    return this.#deps.index.track(async (tracker) => {
      const result = await this.#execute(state, tracker);
      // An execution that failed may not have read everything it depends on; the previous tags are kept.
      const tags = result.errors === undefined ? tracker.tags : tracker.tags.union(this.#tags);
      if (!this.#isEnded) {
        this.#deps.index.setDependencies(this, tags, this.#tags);
        this.#tags = tags;
      }
      if (tracker.isStale) this.#isStale = true;
      // The last result has no list, so that no subscriber can have its revision already.
      const revision = state.closed === true ? null : state.revision;
      return createUpdate(result, order, revision, revision === null ? null : previousRevision);
    });
  }

  #startDelivery(): void {
    if (this.#isDelivering) this.#isDeliveryOutdated = true;
    else {
      this.#isDelivering = true;
      this.#deps.deliveries.start(this.#deliverToAll());
    }
  }

  /** Sends to all subscribers. Each receives the update that is newest when its turn comes. */
  *#deliverToAll(): Generator<void> {
    do {
      this.#isDeliveryOutdated = false;
      for (const subscriber of this.#subscribers) {
        if (this.#update !== null && this.#deliver(subscriber, this.#update)) yield;
      }
    } while (this.#isDeliveryOutdated);
    this.#isDelivering = false;
    this.#recordDelivery();
  }

  /** Sends an update to a subscriber. Returns whether it was sent. */
  #deliver(subscriber: Subscriber, update: Update): boolean {
    if (subscriber.isWaiting) return false;
    if (subscriber.isBasedOn(update) || !subscriber.isNewFor(update)) return subscriber.offer(update);
    this.#resync(subscriber);
    return false;
  }

  /** Sends the current result with the changes since the subscriber's revision, executed for all with that revision. */
  #resync(subscriber: Subscriber): void {
    this.#subscribers.delete(subscriber);
    this.#joining.add(subscriber);
    void this.#work();
  }

  #recordDelivery(): void {
    if (this.#deliveringSince === null) return;
    this.counters.deliverySeconds.observe((performance.now() - this.#deliveringSince) / 1_000);
    this.#deliveringSince = null;
  }
}
