import fc from 'fast-check';
import { type ExecutionResult, parse } from 'graphql';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { tags } from '../../src/invalidation/tags.ts';
import { DependencyIndex } from '../../src/cache/dependency-index.ts';
import { Subscriber, type Update } from '../../src/live/subscriber.ts';
import { DeliveryScheduler } from '../../src/live/delivery-scheduler.ts';
import { LiveQuery } from '../../src/live/live-query.ts';
import { ExecutionScheduler } from '../../src/live/execution-scheduler.ts';
import type { SubscriptionState } from '../../src/schema/subscription-state.ts';
import { schema } from '../../src/schema/schema.ts';
import { Counters } from '../../src/observability/counters.ts';

/** A reader whose room the test decides on. */
class Reader extends Subscriber {
  readonly told: number[] = [];
  readonly texts: string[] = [];
  hasRoom = true;
  ended = false;

  override trySend({ revision, text }: Update): boolean {
    if (!this.hasRoom) return false;
    this.told.push(revision ?? 0);
    this.texts.push(text);
    return true;
  }

  override complete(): void {
    this.ended = true;
  }
}

/** A list of which only the revision is known, and an answer to what it is. */
class World {
  readonly ring = new DependencyIndex({ isDisconnected: () => false });
  readonly #key = tags.list('a-player');
  revision = 1;
  executions = 0;
  refuses = false;
  failsEarly = false;
  readonly answer = new LiveQuery(
    { schema, document: parse('{ now }') },
    (live, { track }) => {
      if (this.failsEarly) return Promise.resolve({ errors: [], data: null });
      track(this.#key);
      return this.#execute(live);
    },
    {
      ring: this.ring,
      turns: new ExecutionScheduler(),
      slices: new DeliveryScheduler(),
      counts: new Counters(),
      left: () => {},
    },
  );

  async #execute(live: SubscriptionState): Promise<ExecutionResult> {
    this.executions += 1;
    const { revision } = this;
    await nextTurn();
    const heard = live.revision;
    live.unchanged = heard === revision;
    live.revision = revision;
    return this.refuses ? { errors: [], data: null } : { data: { revision, changes: revision - (heard ?? revision) } };
  }

  rings(): void {
    this.ring.invalidate(new Set([this.#key]));
  }

  publish(): void {
    this.revision += 1;
    this.rings();
  }

  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await nextTurn();
  }
}

test('executions are shared, and each change costs one', async () => {
  const w = new World();
  const readers = Array.from({ length: 1_000 }, () => new Reader());
  for (const reader of readers) w.answer.subscribe(reader);
  await w.settle();
  expect(w.executions).toBe(1);
  w.publish();
  await w.settle();
  expect(w.executions).toBe(2);
  expect(readers.every(({ told }) => told.join() === '1,2')).toBe(true);
});

test('a late joiner has the present state by itself; the others have the change', async () => {
  const w = new World();
  const early = new Reader();
  w.answer.subscribe(early);
  await w.settle();
  w.publish();
  await w.settle();
  const late = new Reader();
  w.answer.subscribe(late);
  await w.settle();
  expect(early.texts.at(-1)).toBe('{"data":{"revision":2,"changes":1}}');
  expect(late.texts).toEqual(['{"data":{"revision":2,"changes":0}}']);
});

test('a key that rings without news sends nothing', async () => {
  const w = new World();
  const reader = new Reader();
  w.answer.subscribe(reader);
  await w.settle();
  w.rings();
  await w.settle();
  expect(w.executions).toBe(2);
  expect(reader.told).toEqual([1]);
});

test('whoever skipped something is told the differences to what he holds, executed once for all of them', async () => {
  const w = new World();
  const readers = Array.from({ length: 500 }, () => new Reader());
  for (const reader of readers) w.answer.subscribe(reader);
  await w.settle();
  for (const reader of readers.slice(0, 300)) reader.hasRoom = false;
  for (let n = 0; n < 3; n += 1) {
    w.publish();
    await w.settle();
  }
  expect(w.executions).toBe(4);
  for (const reader of readers) {
    reader.hasRoom = true;
    w.answer.resume(reader);
  }
  await w.settle();
  expect(w.executions).toBe(5);
  expect(readers[0]?.texts).toEqual(['{"data":{"revision":1,"changes":0}}', '{"data":{"revision":4,"changes":3}}']);
  w.publish();
  await w.settle();
  expect(w.executions).toBe(6);
  expect(new Set(readers.map(({ texts }) => texts.at(-1)))).toEqual(new Set(['{"data":{"revision":5,"changes":1}}']));
});

test('an execution that fails before it has read everything is woken by all that was read before', async () => {
  const w = new World();
  const reader = new Reader();
  w.answer.subscribe(reader);
  await w.settle();
  w.failsEarly = true;
  w.publish();
  await w.settle();
  w.failsEarly = false;
  w.publish();
  await w.settle();
  expect(reader.told.at(-1)).toBe(3);
});

test('a refusal is told, and there is nothing to follow', async () => {
  const w = new World();
  w.refuses = true;
  const reader = new Reader();
  w.answer.subscribe(reader);
  await w.settle();
  expect(reader).toMatchObject({ texts: ['{"data":null,"errors":[]}'], ended: true });
  expect(w.answer.isEmpty).toBe(true);
});

test('an ended answer holds no key and no reader', async () => {
  const w = new World();
  const reader = new Reader();
  w.answer.subscribe(reader);
  await w.settle();
  expect(w.ring.size).toBe(1);
  w.answer.end();
  expect(reader.ended).toBe(true);
  expect(w.ring.size).toBe(0);
});

test('whoever comes, goes, stalls and goes on reading: revisions rise, and the last one is the newest', async () => {
  const context = fc.record({
    kind: fc.constantFrom('publish', 'join', 'leave', 'stall', 'resume', 'wait', 'ring'),
    who: fc.nat(),
    turns: fc.nat({ max: 4 }),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(context, { maxLength: 60 }), fc.integer({ min: 1, max: 450 }), async (deeds, crowd) => {
      const w = new World();
      const there: Reader[] = [];
      const join = () => {
        const reader = new Reader();
        there.push(reader);
        w.answer.subscribe(reader);
      };
      for (let one = 0; one < crowd; one += 1) join();
      for (const { kind, who, turns } of deeds) {
        const place = there.length === 0 ? 0 : who % there.length;
        const reader = there[place];
        if (kind === 'publish') w.publish();
        else if (kind === 'ring') w.rings();
        else if (kind === 'join') join();
        else if (kind === 'wait') for (let turn = 0; turn < turns; turn += 1) await nextTurn();
        else if (reader === undefined) continue;
        else if (kind === 'leave') {
          there.splice(place, 1);
          w.answer.unsubscribe(reader);
        } else {
          reader.hasRoom = kind === 'resume';
          if (reader.hasRoom) w.answer.resume(reader);
        }
      }
      for (const reader of there) {
        reader.hasRoom = true;
        w.answer.resume(reader);
      }
      await w.settle();
      for (const { told } of there) {
        expect(told.at(-1)).toBe(w.revision);
        expect(told).toEqual([...new Set(told)].toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 60 },
  );
});
