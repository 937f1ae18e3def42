import { Client } from 'pg';
import { expect, test } from 'vitest';
import { type InvalidatedTags, type Tag, tags } from '../../src/invalidation/tags.ts';
import { memoryBus } from '../../src/invalidation/memory-bus.ts';
import { type PostgresBus, postgresBus } from '../../src/invalidation/postgres-bus.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { eventually } from '../support/eventually.ts';

const fixtureTags = (count: number): Tag[] => Array.from({ length: count }, (_, n) => tags.fixture(`fixture-${n}`));

/** Two nodes of one database, what each has received, and a connection that writes for the first. */
async function twoNodes() {
  await using opened = new AsyncDisposableStack();
  const { url } = opened.use(await postgresDatabase());
  const nodes: { readonly bus: PostgresBus; readonly received: InvalidatedTags[] }[] = [];
  for (let n = 0; n < 2; n += 1) {
    const bus = opened.use(postgresBus(url));
    await bus.open();
    const received: InvalidatedTags[] = [];
    bus.listen((invalidated) => received.push(invalidated));
    nodes.push({ bus, received });
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  opened.defer(() => client.end());
  const [one, other] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];

  async function transaction(invalidated: readonly Tag[], end: 'commit' | 'rollback'): Promise<void> {
    const publish = one.bus.publishInTransaction(invalidated);
    await client.query('begin');
    for (const { text, values } of publish.statements) await client.query(text, [...values]);
    await client.query(end);
    if (end === 'commit') publish.onCommitted();
  }
  const kept = opened.move();
  return { one, other, client, transaction, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

test('a memory bus publishes tags, nothing for an empty set, and is never disconnected', async () => {
  await using bus = memoryBus();
  const received: InvalidatedTags[] = [];
  const stop = bus.listen((invalidated) => received.push(invalidated));
  bus.invalidate([tags.time, tags.time]);
  bus.invalidate([]);
  stop();
  bus.invalidate([tags.time]);
  expect(received).toEqual([new Set([tags.time])]);
  expect(bus.isDisconnected()).toBe(false);
});

test('a commit is received once by every node; a rollback by none', async () => {
  await using cluster = await twoNodes();
  const { one, other, transaction } = cluster;
  await transaction([tags.team('a')], 'rollback');
  await transaction([], 'commit');
  await transaction([tags.team('b'), tags.team('b')], 'commit');
  // The node that wrote receives it before the write is acknowledged.
  expect(one.received).toEqual([new Set([tags.team('b')])]);
  await transaction([tags.team('c')], 'commit');
  await eventually('the other node receives the last', () => other.received.length === 2);
  expect(other.received).toEqual([new Set([tags.team('b')]), new Set([tags.team('c')])]);
  expect(one.received).toEqual(other.received);
});

test('more tags than a notification can hold, and unknown payloads, invalidate everything', async () => {
  await using cluster = await twoNodes();
  const { one, other, client, transaction } = cluster;
  await transaction(fixtureTags(400), 'commit');
  expect(one.received).toEqual([new Set(fixtureTags(400))]);
  await eventually('everything', () => other.received.length === 1);
  for (const payload of ['', 'null', '{"origin":7}', '{"origin":"a newer version","tags":"ALL"}', 'x'.repeat(7_999)]) {
    await client.query('select pg_notify($1, $2)', ['sidelined', payload]);
  }
  await eventually('all of them', () => other.received.length === 6);
  expect(new Set(other.received)).toEqual(new Set(['ALL']));
});

test('a commit with an unknown outcome invalidates everything', async () => {
  await using cluster = await twoNodes();
  cluster.one.bus.publishInTransaction([tags.time]).onUnknown();
  expect(cluster.one.received).toEqual(['ALL']);
});

test('a commit with an unknown outcome that succeeds later is received by the node that wrote it too', async () => {
  await using cluster = await twoNodes();
  const { one, other, client } = cluster;
  const publish = one.bus.publishInTransaction([tags.time]);
  await client.query('begin');
  for (const { text, values } of publish.statements) await client.query(text, [...values]);
  publish.onUnknown();
  await client.query('commit');
  await eventually('both receive it', () => one.received.length === 2 && other.received.length === 1);
  expect(one.received).toEqual(['ALL', new Set([tags.time])]);
});

test('a bus that loses its connection invalidates everything, and again once it is connected', async () => {
  await using cluster = await twoNodes();
  const { one, other, client, transaction } = cluster;
  const states: boolean[] = [];
  other.bus.listen(() => states.push(other.bus.isDisconnected()));
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sidelined invalidation'`,
  );
  await eventually(
    'both are connected again',
    () => !one.bus.isDisconnected() && !other.bus.isDisconnected() && states.length === 2,
  );
  expect(other.received).toEqual(['ALL', 'ALL']);
  expect(states).toEqual([true, false]);
  await transaction([tags.time], 'commit');
  await eventually('it is received', () => other.received.length === 3);
  expect(other.received.at(-1)).toEqual(new Set([tags.time]));
});

test('a bus that cannot connect rejects with the reason, and stays disconnected', async () => {
  await using bus = postgresBus('postgres://nobody@127.0.0.1:1/none');
  await expect(bus.open()).rejects.toThrow(/ECONNREFUSED/);
  expect(bus.isDisconnected()).toBe(true);
});
