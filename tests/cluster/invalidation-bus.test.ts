import { Client } from 'pg';
import { expect, test } from 'vitest';
import { type Key, keys, type Rung } from '../../src/invalidation/bus.ts';
import { memoryBell } from '../../src/invalidation/memory-bus.ts';
import { type PostgresBell, postgresBell } from '../../src/invalidation/postgres-bus.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { soon } from '../support/eventually.ts';

const some = (count: number): Key[] => Array.from({ length: count }, (_, n) => keys.fixture(`fixture-${n}`));

/** Two nodes of one database, what each has heard, and a transaction to ring in. */
async function twoBells() {
  await using opened = new AsyncDisposableStack();
  const { url } = opened.use(await postgresDatabase());
  const nodes: { readonly bell: PostgresBell; readonly heard: Rung[] }[] = [];
  for (let n = 0; n < 2; n += 1) {
    const bell = opened.use(postgresBell(url));
    await bell.open();
    const heard: Rung[] = [];
    bell.listen((rung) => heard.push(rung));
    nodes.push({ bell, heard });
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  opened.defer(() => client.end());
  const [one, other] = nodes as [(typeof nodes)[0], (typeof nodes)[0]];

  async function transaction(rung: readonly Key[], end: 'commit' | 'rollback'): Promise<void> {
    const announced = one.bell.announce(rung);
    await client.query('begin');
    for (const { text, values } of announced.statements) await client.query(text, [...values]);
    await client.query(end);
    if (end === 'commit') announced.committed();
  }
  const kept = opened.move();
  return { one, other, client, transaction, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

test('a bell within one process rings what is told, nothing for nothing, and is never deaf', async () => {
  await using bell = memoryBell();
  const heard: Rung[] = [];
  const stop = bell.listen((rung) => heard.push(rung));
  bell.ring([keys.time, keys.time]);
  bell.ring([]);
  stop();
  bell.ring([keys.time]);
  expect(heard).toEqual([new Set([keys.time])]);
  expect(bell.isDeaf()).toBe(false);
});

test('what is committed rings on every node, once; what is rolled back on none', async () => {
  await using bells = await twoBells();
  const { one, other, transaction } = bells;
  await transaction([keys.team('a')], 'rollback');
  await transaction([], 'commit');
  await transaction([keys.team('b'), keys.team('b')], 'commit');
  // On the node that wrote it has rung when the write is acknowledged.
  expect(one.heard).toEqual([new Set([keys.team('b')])]);
  await transaction([keys.team('c')], 'commit');
  await soon('the other node hears the last', () => other.heard.length === 2);
  expect(other.heard).toEqual([new Set([keys.team('b')]), new Set([keys.team('c')])]);
  expect(one.heard).toEqual(other.heard);
});

test('more keys than a notification can hold, and what nobody understands, ring everything', async () => {
  await using bells = await twoBells();
  const { one, other, client, transaction } = bells;
  await transaction(some(400), 'commit');
  expect(one.heard).toEqual([new Set(some(400))]);
  await soon('everything', () => other.heard.length === 1);
  for (const payload of ['', 'null', '{"by":7}', '{"by":"a newer version","keys":"ALL"}', 'x'.repeat(7_999)]) {
    await client.query('select pg_notify($1, $2)', ['sidelined', payload]);
  }
  await soon('all of them', () => other.heard.length === 6);
  expect(new Set(other.heard)).toEqual(new Set(['EVERYTHING']));
});

test('whether a commit succeeded cannot be learnt: everything rings', async () => {
  await using bells = await twoBells();
  bells.one.bell.announce([keys.time]).unsure();
  expect(bells.one.heard).toEqual(['EVERYTHING']);
});

test('a commit of which nobody knew whether it succeeds, and which does so later, is heard by the node that wrote too', async () => {
  await using bells = await twoBells();
  const { one, other, client } = bells;
  const announced = one.bell.announce([keys.time]);
  await client.query('begin');
  for (const { text, values } of announced.statements) await client.query(text, [...values]);
  announced.unsure();
  await client.query('commit');
  await soon('both hear it', () => one.heard.length === 2 && other.heard.length === 1);
  expect(one.heard).toEqual(['EVERYTHING', new Set([keys.time])]);
});

test('a bell whose connection is cut is deaf, says so, and rings everything when it hears again', async () => {
  await using bells = await twoBells();
  const { one, other, client, transaction } = bells;
  const states: boolean[] = [];
  other.bell.listen(() => states.push(other.bell.isDeaf()));
  await client.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'sidelined bell'`,
  );
  await soon('both hear again', () => !one.bell.isDeaf() && !other.bell.isDeaf() && states.length === 2);
  expect(other.heard).toEqual(['EVERYTHING', 'EVERYTHING']);
  expect(states).toEqual([true, false]);
  await transaction([keys.time], 'commit');
  await soon('it hears', () => other.heard.length === 3);
  expect(other.heard.at(-1)).toEqual(new Set([keys.time]));
});

test('a bell that nobody can open says why, and one that is closed stays closed', async () => {
  await using bell = postgresBell('postgres://nobody@127.0.0.1:1/none');
  await expect(bell.open()).rejects.toThrow(/ECONNREFUSED/);
  expect(bell.isDeaf()).toBe(true);
});
