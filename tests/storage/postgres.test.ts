import { type AddressInfo, createServer } from 'node:net';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Tag } from '../../src/invalidation/tags.ts';
import { DatabaseOpenError } from '../../src/storage/storage-error.ts';
import { storageErrorKind, isConnectionLost } from '../../src/storage/postgres/errors.ts';
import { type PublishInTransaction, openPostgresStore } from '../../src/storage/postgres/store.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { handOn, opened } from '../support/postgres-store.ts';
import { NOW, put, team } from '../support/entity-factories.ts';

/** Behaviour that only PostgreSQL has: locks, lost connections, publishing within transactions. */

const valencia = team('valencia');
const key = 'team:t-valencia' as Tag;

/** A publication that records its outcome. */
function recordingPublication() {
  const heard: string[] = [];
  const announce: PublishInTransaction = (keys) => ({
    statements: [{ text: 'select pg_notify($1, $2)', values: ['sidelined', keys.join()] }],
    onCommitted: () => void heard.push('committed'),
    onUnknown: () => void heard.push('unsure'),
  });
  return { announce, heard };
}

const endOthers =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()';
const HOLD = 'begin; select pg_advisory_xact_lock(5733102)';

test('a commit publishes its invalidation; a rollback publishes none', async () => {
  const { announce, heard } = recordingPublication();
  const { store, hand } = await opened(announce);
  const payloads: (string | undefined)[] = [];
  hand.on('notification', ({ payload }) => payloads.push(payload));
  await hand.query('listen sidelined');
  await put(store, { teams: [valencia] }, { invalidates: [key] });
  await expect(
    put(store, { teams: [{ ...valencia, id: 't-other' as never }] }, { invalidates: [key] }),
  ).rejects.toThrow();
  await store.change({}, () => ({ result: null, writes: null }));
  await hand.query('select 1');
  expect(payloads).toEqual([key]);
  expect(heard).toEqual(['committed']);
});

test('lost connections are opened again', async () => {
  const { store, hand } = await opened();
  await put(store, { teams: [valencia] });
  for (let round = 0; round < 3; round += 1) {
    await Promise.all(Array.from({ length: 8 }, () => store.teams.find({ slug: 'valencia' })));
    await hand.query(endOthers);
    const reads = Array.from({ length: 8 }, () =>
      store.teams.list({}, { after: null, before: null, limit: 5, last: false }),
    );
    expect(await Promise.all(reads)).toEqual(reads.map(() => [valencia]));
    await hand.query(endOthers);
    expect((await store.readScope({ teams: [{ slug: 'valencia' }] })).teams.size).toBe(1);
    await hand.query(endOthers);
    await put(store, { teams: [valencia] });
  }
});

test('without further connections, those that are open serve all reads', async () => {
  const { store, database } = await opened();
  await put(store, { teams: [valencia] });
  await using elsewhere = await postgresDatabase(false);
  const admin = await handOn(elsewhere);
  await admin.query(`alter database ${new URL(database.url).pathname.slice(1)} allow_connections false`);
  const reads = Array.from({ length: 8 }, () => store.teams.find({ slug: 'valencia' }));
  const snapshots = Array.from(
    { length: 4 },
    async () => (await store.readScope({ teams: [{ slug: 'valencia' }] })).teams.size,
  );
  expect(await Promise.all(reads)).toEqual(reads.map(() => valencia));
  expect(await Promise.all(snapshots)).toEqual([1, 1, 1, 1]);
  await put(store, { teams: [valencia] });
});

test('a change whose connection is lost before it commits is done on another', async () => {
  const { store, hand } = await opened();
  await hand.query(`create sequence tries; grant all on sequence tries to public;
    create function cut() returns trigger language plpgsql as $$ begin
      if nextval('tries') = 1 then perform pg_terminate_backend(pg_backend_pid()); end if; return new; end $$;
    create trigger cut before insert on team for each row execute function cut()`);
  let asked = 0;
  await store.change({}, () => {
    asked += 1;
    return { result: null, writes: { changed: { teams: [valencia] }, published: [], invalidates: [] } };
  });
  expect(asked).toBe(2);
  expect(await store.teams.find({ slug: 'valencia' })).toEqual(valencia);
});

test('a change whose connection is lost during the commit is not retried: its result is unknown', async () => {
  const { announce, heard } = recordingPublication();
  const { store, hand } = await opened(announce);
  await hand.query(`create function cut() returns trigger language plpgsql as $$ begin
      perform pg_terminate_backend(pg_backend_pid()); return new; end $$;
    create constraint trigger cut after insert on team deferrable initially deferred for each row execute function cut()`);
  const error = await put(store, { teams: [valencia] }).catch((thrown: unknown) => thrown);
  expect(store.storageErrorKind(error)).toBe('UNREACHABLE');
  expect(heard).toEqual(['unsure']);
  expect(await store.isEmpty()).toBe(true);
});

test('serialization failures are retried, a few times', async () => {
  const { store, hand } = await opened();
  await hand.query(`create sequence tries; create function clash() returns trigger language plpgsql as $$ begin
      if nextval('tries') < 3 then raise serialization_failure; end if; return new; end $$;
    create trigger clash before insert on team for each row execute function clash()`);
  await put(store, { teams: [valencia] });
  await hand.query(`create or replace function clash() returns trigger language plpgsql as $$ begin
      raise deadlock_detected; end $$`);
  const error = await put(store, { teams: [team('betis')] }).catch((thrown: unknown) => thrown);
  expect(store.storageErrorKind(error)).toBe('LOCKED');
});

test('while another process writes, reads do not wait; writes queue, and time out together', async () => {
  const { store, hand } = await opened(null, { connections: 3, timeouts: { lockMs: 1_000 } });
  await put(store, { teams: [valencia] });
  await hand.query(HOLD);
  const writers = Array.from({ length: 20 }, () => put(store, { teams: [valencia] }));
  expect(await store.teams.find({ slug: 'valencia' })).toEqual(valencia);
  expect((await store.readScope({ teams: [{ slug: 'valencia' }] })).teams.get(valencia.id)).toEqual(valencia);
  // After one time limit: after twenty this test would have timed out.
  const said = await Promise.allSettled(writers);
  const kinds = said.map((one) => (one.status === 'rejected' ? store.storageErrorKind(one.reason) : null));
  expect(new Set(kinds)).toEqual(new Set(['LOCKED']));
  await hand.query('rollback');
  await put(store, { teams: [valencia] });
});

test('a node that hangs during a write is disconnected, and another one writes', async () => {
  const { store, database } = await opened(null, { timeouts: { lockMs: 10_000 } });
  const hung = await handOn(database);
  await hung.query('set idle_in_transaction_session_timeout = 200');
  await hung.query(HOLD);
  await put(store, { teams: [valencia] });
  expect(await store.isEmpty()).toBe(false);
});

test('exclusive work runs one at a time', async () => {
  const { store, database } = await opened();
  await using other = await openPostgresStore(database.url);
  const order: number[] = [];
  const work = (n: number) => async () => {
    order.push(n);
    await put(store, {}, { settings: { n: String(n) } });
    order.push(n);
  };
  await Promise.all([0, 1, 2, 3].map((n) => (n % 2 === 0 ? store : other).withExclusiveLock(work(n))));
  expect(order.filter((_, n) => n % 2 === 0)).toEqual(order.filter((_, n) => n % 2 === 1));
});

test('storage errors are classified by kind', async () => {
  const { store, hand, database } = await opened();
  const kindOf = async (work: Promise<unknown>) => store.storageErrorKind(await work.catch((error: unknown) => error));
  const name = new URL(database.url).pathname.slice(1);
  await hand.query(`alter database ${name} set default_transaction_read_only = on`);
  expect(await kindOf(store.probe('BEGIN'))).toBe(null);
  await hand.query(`alter database ${name} reset default_transaction_read_only`);
  for (const [code, kind] of [
    ['53100', 'FULL'],
    ['25006', 'READ_ONLY'],
    ['XX001', 'CORRUPT'],
    ['58030', 'IO_ERROR'],
    ['57014', 'UNREACHABLE'],
    ['23505', null],
  ] as const) {
    const raised = hand.query(`do $$ begin raise exception 'so' using errcode = '${code}'; end $$`);
    expect([code, await kindOf(raised)]).toEqual([code, kind]);
  }
  const gone = openPostgresStore('postgres://127.0.0.1:1/none');
  await expect(gone).rejects.toThrow(DatabaseOpenError);
  await expect(gone).rejects.toThrow(
    /^The database postgres:\/\/127\.0\.0\.1:1\/none cannot be opened: .*ECONNREFUSED/,
  );
  const nowhere = openPostgresStore(database.url.replace(name, 'nowhere'));
  await expect(nowhere).rejects.toThrow(/nowhere cannot be opened: database "nowhere" does not exist/);
  await expect(nowhere).rejects.not.toThrow(/password/);
});

test('a server that accepts connections and never answers is UNREACHABLE', async () => {
  const silent = createServer();
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const client = new Client({ host: '127.0.0.1', port, connectionTimeoutMillis: 50 });
  const error = await client.connect().catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ message: 'timeout expired' });
  expect([storageErrorKind(error), isConnectionLost(error)]).toEqual(['UNREACHABLE', true]);
});

test('a database of a newer version is not changed', async () => {
  const { hand, database } = await opened();
  await hand.query(`insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', ${NOW * 2})`);
  await expect(openPostgresStore(database.url)).rejects.toThrow(/a newer version of Sidelined/);
});

test('a scope is read by one statement, and so at one instant', async () => {
  const { store, hand } = await opened();
  await put(store, { teams: [valencia] });
  await store.readScope({ season: '2025-26' });
  const { rows } = await hand.query(
    `select query from pg_stat_activity where datname = current_database() and application_name = 'sidelined' and state = 'idle'`,
  );
  expect(rows.map(({ query }) => query).filter((text) => text.startsWith('with recursive \n  elsewhere'))).toHaveLength(
    1,
  );
});
