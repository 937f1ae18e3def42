import { Client } from 'pg';
import { expect, test } from 'vitest';
import { type Tag, tags, type InvalidatedTags } from '../../src/invalidation/bus.ts';
import { memoryBus } from '../../src/invalidation/memory-bus.ts';
import { type PostgresBus, postgresBus } from '../../src/invalidation/postgres-bus.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { eventually } from '../support/eventually.ts';

const some = (count: number): Tag[] => Array.from({ length: count }, (_, n) => tags.fixture(`fixture-${n}`));

/** Two nodes of one database, what each has heard, and a transaction to ring in. */
async function twoBells() {
  await using opened = new AsyncDisposableStack();
  const { url } = opened.use(await postgresDatabase());
  const nodes: { readonly bell: PostgresBus; readonly heard: InvalidatedTags[] }[] = [];
  for (let n = 0; n < 2; n += 1) {
    const bus = opened.use(postgresBus(url));
    await bus.open();
    const heard: InvalidatedTags[] = [];
    bus.listen((invalidated) => heard.push(invalidated));
    nodes.push({ bell: bus, heard });
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  opened.defer(() => client.end());
  const [one, other] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];

  async function transaction(invalidated: readonly Tag[], end: 'commit' | 'rollback'): Promise<void> {
    const announced = one.bell.publishInTransaction(invalidated);
    await client.query('begin');
    for (const { text, values } of announced.statements) await client.query(text, [...values]);
    await client.query(end);
    if (end === 'commit') announced.onCommitted();
  }
  const kept = opened.move();
  return { one, other, client, transaction, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

test('a bell within one process rings what is told, nothing for nothing, and is never deaf', async () => {
  await using bus = memoryBus();
  const heard: InvalidatedTags[] = [];
  const stop = bus.listen((invalidated) => heard.push(invalidated));
  bus.invalidate([tags.time, tags.time]);
  bus.invalidate([]);
  stop();
  bus.invalidate([tags.time]);
  expect(heard).toEqual([new Set([tags.time])]);
  expect(bus.isDisconnected()).toBe(false);
});

test('what is committed rings on every node, once; what is rolled back on none', async () => {
  await using bells = await twoBells();
  const { one, other, transaction } = bells;
  await transaction([tags.team('a')], 'rollback');
  await transaction([], 'commit');
  await transaction([tags.team('b'), tags.team('b')], 'commit');
  // On the node that wrote it has rung when the write is acknowledged.
  expect(one.heard).toEqual([new Set([tags.team('b')])]);
  await transaction([tags.team('c')], 'commit');
  await eventually('the other node hears the last', () => other.heard.length === 2);
  expect(other.heard).toEqual([new Set([tags.team('b')]), new Set([tags.team('c')])]);
  expect(one.heard).toEqual(other.heard);
});

test('more keys than a notification can hold, and what nobody understands, ring everything', async () => {
  await using bells = await twoBells();
  const { one, other, client, transaction } = bells;
  await transaction(some(400), 'commit');
  expect(one.heard).toEqual([new Set(some(400))]);
  await eventually('everything', () => other.heard.length === 1);
  for (const payload of ['', 'null', '{"by":7}', '{"by":"a newer version","keys":"ALL"}', 'x'.repeat(7_999)]) {
    await client.query('select pg_notify($1, $2)', ['sidelined', payload]);
  }
  await eventually('all of them', () => other.heard.length === 6);
  expect(new Set(other.heard)).toEqual(new Set(['ALL']));
});

test('whether a commit succeeded cannot be learnt: everything rings', async () => {
  await using bells = await twoBells();
  bells.one.bell.publishInTransaction([tags.time]).onUnknown();
  expect(bells.one.heard).toEqual(['ALL']);
});

test('a commit of which nobody knew whether it succeeds, and which does so later, is heard by the node that wrote too', async () => {
  await using bells = await twoBells();
  const { one, other, client } = bells;
  const announced = one.bell.publishInTransaction([tags.time]);
  await client.query('begin');
  for (const { text, values } of announced.statements) await client.query(text, [...values]);
  announced.onUnknown();
  await client.query('commit');
  await eventually('both hear it', () => one.heard.length === 2 && other.heard.length === 1);
  expect(one.heard).toEqual(['ALL', new Set([tags.time])]);
});

test('a bell whose connection is cut is deaf, says so, and rings everything when it hears again', async () => {
  await using bells = await twoBells();
  const { one, other, client, transaction } = bells;
  const states: boolean[] = [];
  other.bell.listen(() => states.push(other.bell.isDisconnected()));
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sidelined bell'`,
  );
  await eventually(
    'both hear again',
    () => !one.bell.isDisconnected() && !other.bell.isDisconnected() && states.length === 2,
  );
  expect(other.heard).toEqual(['ALL', 'ALL']);
  expect(states).toEqual([true, false]);
  await transaction([tags.time], 'commit');
  await eventually('it hears', () => other.heard.length === 3);
  expect(other.heard.at(-1)).toEqual(new Set([tags.time]));
});

test('a bell that nobody can open says why, and one that is closed stays closed', async () => {
  await using bus = postgresBus('postgres://nobody@127.0.0.1:1/none');
  await expect(bus.open()).rejects.toThrow(/ECONNREFUSED/);
  expect(bus.isDisconnected()).toBe(true);
});
