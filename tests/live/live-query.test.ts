import fc from 'fast-check';
import { type ExecutionResult, parse } from 'graphql';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { tags } from '../../src/invalidation/tags.ts';
import { DependencyIndex } from '../../src/cache/dependency-index.ts';
import { Subscriber } from '../../src/live/subscriber.ts';
import type { Update } from '../../src/live/update.ts';
import { UNBOUNDED_MEMORY } from '../../src/live/held-memory.ts';
import { DeliveryScheduler } from '../../src/live/delivery-scheduler.ts';
import { LiveQuery } from '../../src/live/live-query.ts';
import { ExecutionScheduler } from '../../src/live/execution-scheduler.ts';
import type { SubscriptionState } from '../../src/schema/subscription-state.ts';
import { schema } from '../../src/schema/schema.ts';
import { Counters } from '../../src/observability/counters.ts';

/** A subscriber whose backpressure the test controls. */
class TestSubscriber extends Subscriber {
  readonly revisions: number[] = [];
  readonly texts: string[] = [];
  isDrained = true;
  isCompleted = false;

  override trySend({ revision, text }: Update): boolean {
    if (!this.isDrained) return false;
    this.revisions.push(revision ?? 0);
    this.texts.push(text);
    return true;
  }

  override complete(): void {
    this.isCompleted = true;
  }
}

/** A list that has only a revision, and a live query for it. */
class ListServer {
  readonly index = new DependencyIndex({ isDisconnected: () => false });
  readonly #tag = tags.list('a-player');
  revision = 1;
  executions = 0;
  rejects = false;
  failsEarly = false;
  readonly query = new LiveQuery(
    { schema, document: parse('{ now }') },
    (state, { track }) => {
      if (this.failsEarly) return Promise.resolve({ errors: [], data: null });
      track(this.#tag);
      return this.#execute(state);
    },
    {
      index: this.index,
      executions: new ExecutionScheduler(),
      deliveries: new DeliveryScheduler(),
      counters: new Counters(),
      memory: UNBOUNDED_MEMORY.hold(0)!,
      operationBytes: 0,
      onIdle: () => {},
    },
  );

  async #execute(state: SubscriptionState): Promise<ExecutionResult> {
    this.executions += 1;
    const { revision } = this;
    await nextTurn();
    const seen = state.revision;
    state.unchanged = seen === revision;
    state.revision = revision;
    return this.rejects ? { errors: [], data: null } : { data: { revision, changes: revision - (seen ?? revision) } };
  }

  invalidate(): void {
    this.index.invalidate(new Set([this.#tag]));
  }

  publish(): void {
    this.revision += 1;
    this.invalidate();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  }
}

test('executions are shared, and each change costs one', async () => {
  const w = new ListServer();
  const subscribers = Array.from({ length: 1_000 }, () => new TestSubscriber());
  for (const subscriber of subscribers) w.query.subscribe(subscriber);
  await w.settle();
  expect(w.executions).toBe(1);
  w.publish();
  await w.settle();
  expect(w.executions).toBe(2);
  expect(subscribers.every(({ revisions }) => revisions.join() === '1,2')).toBe(true);
});

test('a late subscriber receives the current state alone; the others receive the change', async () => {
  const w = new ListServer();
  const early = new TestSubscriber();
  w.query.subscribe(early);
  await w.settle();
  w.publish();
  await w.settle();
  const late = new TestSubscriber();
  w.query.subscribe(late);
  await w.settle();
  expect(early.texts.at(-1)).toBe('{"data":{"revision":2,"changes":1}}');
  expect(late.texts).toEqual(['{"data":{"revision":2,"changes":0}}']);
});

test('an invalidation without a change sends nothing', async () => {
  const w = new ListServer();
  const subscriber = new TestSubscriber();
  w.query.subscribe(subscriber);
  await w.settle();
  w.invalidate();
  await w.settle();
  expect(w.executions).toBe(2);
  expect(subscriber.revisions).toEqual([1]);
});

test('subscribers that skipped updates receive the changes since their last one, executed once for all of them', async () => {
  const w = new ListServer();
  const subscribers = Array.from({ length: 500 }, () => new TestSubscriber());
  for (const subscriber of subscribers) w.query.subscribe(subscriber);
  await w.settle();
  for (const subscriber of subscribers.slice(0, 300)) subscriber.isDrained = false;
  for (let n = 0; n < 3; n += 1) {
    w.publish();
    await w.settle();
  }
  expect(w.executions).toBe(4);
  for (const subscriber of subscribers) {
    subscriber.isDrained = true;
    w.query.resume(subscriber);
  }
  await w.settle();
  expect(w.executions).toBe(5);
  expect(subscribers[0]?.texts).toEqual(['{"data":{"revision":1,"changes":0}}', '{"data":{"revision":4,"changes":3}}']);
  w.publish();
  await w.settle();
  expect(w.executions).toBe(6);
  expect(new Set(subscribers.map(({ texts }) => texts.at(-1)))).toEqual(
    new Set(['{"data":{"revision":5,"changes":1}}']),
  );
});

test('an execution that fails early still depends on everything that was read before', async () => {
  const w = new ListServer();
  const subscriber = new TestSubscriber();
  w.query.subscribe(subscriber);
  await w.settle();
  w.failsEarly = true;
  w.publish();
  await w.settle();
  w.failsEarly = false;
  w.publish();
  await w.settle();
  expect(subscriber.revisions.at(-1)).toBe(3);
});

test('an error in the first result is sent, and the subscription is completed', async () => {
  const w = new ListServer();
  w.rejects = true;
  const subscriber = new TestSubscriber();
  w.query.subscribe(subscriber);
  await w.settle();
  expect(subscriber).toMatchObject({ texts: ['{"data":null,"errors":[]}'], isCompleted: true });
  expect(w.query.isEmpty).toBe(true);
});

test('an ended live query has no tags and no subscribers', async () => {
  const w = new ListServer();
  const subscriber = new TestSubscriber();
  w.query.subscribe(subscriber);
  await w.settle();
  expect(w.index.size).toBe(1);
  w.query.end();
  expect(subscriber.isCompleted).toBe(true);
  expect(w.index.size).toBe(0);
});

test('with subscribers that come, go, stall and resume at random, revisions rise and the last one is the newest', async () => {
  const action = fc.record({
    kind: fc.constantFrom('publish', 'join', 'leave', 'stall', 'resume', 'wait', 'invalidate'),
    who: fc.nat(),
    turns: fc.nat({ max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(action, { maxLength: 60 }), fc.integer({ min: 1, max: 450 }), async (actions, crowd) => {
      const w = new ListServer();
      const present: TestSubscriber[] = [];
      const join = () => {
        const subscriber = new TestSubscriber();
        present.push(subscriber);
        w.query.subscribe(subscriber);
      };
      for (let one = 0; one < crowd; one += 1) join();
      for (const { kind, who, turns } of actions) {
        const place = present.length === 0 ? 0 : who % present.length;
        const subscriber = present[place];
        if (kind === 'publish') w.publish();
        else if (kind === 'invalidate') w.invalidate();
        else if (kind === 'join') join();
        else if (kind === 'wait') for (let turn = 0; turn < turns; turn += 1) await nextTurn();
        else if (subscriber === undefined) continue;
        else if (kind === 'leave') {
          present.splice(place, 1);
          w.query.unsubscribe(subscriber);
        } else {
          subscriber.isDrained = kind === 'resume';
          if (subscriber.isDrained) w.query.resume(subscriber);
        }
      }
      for (const subscriber of present) {
        subscriber.isDrained = true;
        w.query.resume(subscriber);
      }
      await w.settle();
      for (const { revisions } of present) {
        expect(revisions.at(-1)).toBe(w.revision);
        expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 60 },
  );
});
