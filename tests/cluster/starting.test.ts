import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { memoryBus } from '../../src/invalidation/memory-bus.ts';
import { movableClock } from '../../src/clock.ts';
import { type Instant, instant } from '../../src/domain/day.ts';
import { INJURIES } from '../../src/demo/injuries.ts';
import { PLAYERS } from '../../src/demo/players.ts';
import { SUSPENSIONS } from '../../src/demo/suspensions.ts';
import { TimeBoundaries } from '../../src/write-path/time-boundaries.ts';
import { LOCKS } from '../../src/storage/postgres/locks.ts';
import { connect } from '../../src/storage/postgres/open.ts';
import { openSqliteStore } from '../../src/storage/sqlite/store.ts';
import { openEach } from '../support/each-node.ts';
import { EDITOR } from '../support/api-client.ts';
import { bundledMain, SURROUNDINGS } from '../support/process.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { eventually } from '../support/eventually.ts';
import { postgresTwoClubs, TWO_CLUBS } from '../support/two-clubs.ts';

/** Failures while nodes start. */

const EMPTY = { SIDELINED_SEED: 'none', SIDELINED_CLOCK: TWO_CLUBS.now };

/** The number of sessions that wait for a lock. */
const WAITING = `select count(*)::int as count from pg_stat_activity
  where datname = current_database() and wait_event = 'advisory'`;

async function handOn(url: string) {
  const hand = await connect(url);
  onTestFinished(() => hand.end());
  return hand;
}

test('a node ends while it seeds the demo data: the next one continues', async () => {
  await using database = await postgresDatabase();
  const hand = await handOn(database.url);
  for (const table of ['fixture', 'injury', 'suspension']) {
    await hand.query(`
      create function stop_${table}() returns trigger language plpgsql as $$ begin raise exception 'no more'; end $$;
      create trigger stop before insert on ${table} execute function stop_${table}()`);
    await expect(openEach(1, database.env)).rejects.toThrow();
    await hand.query(`drop trigger stop on ${table}`);
  }
  await using nodes = await openEach(2, database.env);
  const counted = `select (select count(*)::int from player) as players, (select count(*)::int from injury) as injuries,
    (select count(*)::int from suspension where origin = 'STATED') as suspensions, (select count(*)::int from competition) as competitions`;
  expect((await hand.query(counted)).rows).toEqual([
    { players: PLAYERS.length, injuries: INJURIES.length, suspensions: SUSPENSIONS.length, competitions: 3 },
  ]);
  const { data } = await nodes.first.query('{ audit { nodes { what } } }', {}, EDITOR);
  expect(data.audit.nodes.filter(({ what }: { what: string }) => what === 'seedDemonstration')).toHaveLength(8);
});

test('the clock is moved while a node starts: that node has the time of all others', async () => {
  await using database = await postgresTwoClubs();
  const hand = await handOn(database.url);
  // A midnight is due, so that the node waits for the lock after it has read the clock.
  await hand.query(`update setting set value = (value::bigint - 86400000)::text where name = 'worked-until'`);
  await hand.query(`select pg_advisory_lock(${LOCKS.writing})`);
  const starting = openEach(1, { ...database.env, ...EMPTY });
  await eventually('it waits', async () => (await hand.query(WAITING)).rows[0].count === 1);
  await hand.query(
    `update setting set value = (value::bigint + 10 * 86400000)::text where name = 'moved-clock-ahead-ms'`,
  );
  await hand.query(`select pg_notify('sidelined', '{"origin":"another node","tags":["time:moved"]}')`);
  await hand.query(`select pg_advisory_unlock(${LOCKS.writing})`);
  await using nodes = await starting;
  expect((await nodes.first.query('{ now }')).data.now >= '2026-02-11T12').toBe(true);
});

test('two nodes move the clock at the same time: a node that starts afterwards shows the later instant', async () => {
  await using database = await postgresTwoClubs();
  const env = { ...database.env, ...EMPTY };
  await using nodes = await openEach(2, env);
  const hand = await handOn(database.url);
  const stand = (count: number) =>
    eventually('they stand in line', async () => (await hand.query(WAITING)).rows[0].count === count);
  await hand.query(`select pg_advisory_lock(${LOCKS.writing})`);
  const far = nodes.first.advanceTo('2026-03-01T12:00:00Z');
  await stand(1);
  const near = nodes.others[0]!.advanceTo('2026-02-20T12:00:00Z');
  await stand(2);
  await hand.query(`select pg_advisory_unlock(${LOCKS.writing})`);
  await Promise.all([far, near]);
  await using late = await openEach(1, env);
  expect((await late.first.query('{ now }')).data.now >= '2026-03-01T12').toBe(true);
  expect((await fetch(`${late.first.url}/health/ready`)).status).toBe(200);
});

test('a clock that starts years ahead passes at most one year per transaction', async () => {
  await using store = openSqliteStore(':memory:');
  const years: number[] = [];
  const noting: typeof store = {
    ...store,
    change: (scope, decide) =>
      store.change(scope, (snapshot) => {
        const decided = decide(snapshot);
        const until = decided.writes?.processedUntil;
        if (until !== undefined && snapshot.processedUntil > 0)
          years.push((until - snapshot.processedUntil) / (366 * 86_400_000));
        return decided;
      }),
  };
  const start = instant('2026-02-01T12:00:00Z');
  const clock = movableClock(start);
  await using bus = memoryBus();
  await using time = await TimeBoundaries.start({ store: noting, clock }, bus, {
    failed: () => {},
    succeeded: () => {},
  });
  clock.moveTo?.((start + 5.5 * 366 * 86_400_000) as Instant);
  await time.processDue();
  expect(years).toHaveLength(6);
  expect(Math.max(...years)).toBeLessThanOrEqual(1);
  expect((await store.readScope({})).processedUntil).toBeGreaterThan(start + 5 * 366 * 86_400_000);
});

test('a node that gets SIGTERM while it waits for others during its start ends with 0', async () => {
  await using database = await postgresDatabase();
  const hand = await handOn(database.url);
  await hand.query(`select pg_advisory_lock(${LOCKS.migrations})`);
  const env = { ...SURROUNDINGS, ...database.env, PORT: '0' };
  const child = spawn(process.execPath, [await bundledMain(), 'serve'], { env, stdio: 'ignore' });
  const gone = once(child, 'exit');
  await eventually('the node waits', async () => (await hand.query(WAITING)).rows[0].count === 1);
  child.kill('SIGTERM');
  expect(await gone).toEqual([0, null]);
});
