import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { openMaintenance } from '../../src/storage/open-database.ts';
import { LOCKS } from '../../src/storage/postgres/locks.ts';
import { verify } from '../../src/cli/verify.ts';
import { EDITOR, apiClientAt } from '../support/api-client.ts';
import { startServer } from '../support/process.ts';
import { eventually } from '../support/eventually.ts';
import { HURT, postgresTwoClubs, TWO_CLUBS } from '../support/two-clubs.ts';

/** Nodes as separate processes, which are killed. */

const SKEWED = fileURLToPath(new URL('../support/clock-skew.mjs', import.meta.url));

const EMPTY = { SIDELINED_SEED: 'none', SIDELINED_CLOCK: TWO_CLUBS.now };

/** Midnight in Madrid. */
const MIDNIGHT = '2026-02-01T23:00:00Z';
const HALF_AN_HOUR_BEFORE = '2026-02-01T22:30:00Z';
const FORTY_MINUTES_MS = String(40 * 60_000);

async function processedMidnights(url: string): Promise<number> {
  const query = '{ audit(filter: { what: ["timePassed"] }, first: 50) { totalCount } }';
  return (await apiClientAt(url).query(query, {}, EDITOR)).data.audit.totalCount;
}

test('a node is killed with -9 during writes, repeatedly: the others continue, and nothing acknowledged is lost', async () => {
  await using database = await postgresTwoClubs();
  const { injuries } = database;
  const injury = injuries[0]!;
  const env = { ...database.env, ...EMPTY };
  await using survivor = await startServer(env);
  const reader = apiClientAt(survivor.url);
  const page = reader.subscribeToList(HURT[0]);
  const acknowledged: string[] = [];
  const revise = async (url: string, note: string, day: number): Promise<void> => {
    const date = `2026-03-${String((day % 28) + 1).padStart(2, '0')}`;
    expect(await apiClientAt(url).revise(injury, { date }, { note })).toMatchObject({ __typename: 'Injury' });
    acknowledged.push(note);
  };
  for (let round = 0; round < 4; round += 1) {
    await using victim = await startServer(env);
    let alive = true;
    const writing = Array.from({ length: 3 }, async (_, editor) => {
      for (let n = 0; alive; n += 1) {
        await revise(victim.url, `${round} ${editor} ${n}`, n).catch((error: unknown) => {
          if (alive) throw error;
        });
      }
    });
    const until = acknowledged.length + 5 + round;
    await eventually('it has written', () => acknowledged.length >= until);
    alive = false;
    await victim.kill();
    await Promise.all(writing);
    // Its locks are released, and the other node writes.
    await revise(survivor.url, `the survivor, ${round}`, 14 + round);
  }
  const newest = await reader.list(HURT[0]);
  expect((await page.until(({ missedGames }) => missedGames.revision === newest.revision)).missedGames).toEqual(newest);
  const { data } = await reader.query('query ($id: ID!) { injury(id: $id) { estimates { note } } }', { id: injury });
  const kept = new Set(data.injury.estimates.map(({ note }: { note: string | null }) => note));
  expect(acknowledged.filter((note) => !kept.has(note))).toEqual([]);
  expect(await verify(await openMaintenance({ database: database.url }), () => {})).toEqual({
    players: 3,
    differences: 0,
  });
  await reader[Symbol.asyncDispose]();
});

test('a node dies while it processes midnight: another one processes it, once', async () => {
  await using database = await postgresTwoClubs();
  const lock = new Client({ connectionString: database.url });
  lock.on('error', () => {});
  await lock.connect();
  const env = { ...database.env, ...EMPTY };
  await using one = await startServer(env);
  await using other = await startServer(env);
  const reader = apiClientAt(other.url);
  const page = reader.subscribeToList(HURT[0]);
  // No node can write while this lock is held: both reach midnight, and wait. On a slow machine midnight may pass before
  // it is held: then the next one is taken.
  for (let day = 1; ; day += 1) {
    await reader.advanceTo(`2026-02-0${day}T22:59:58Z`);
    await lock.query(`select pg_advisory_lock(${LOCKS.writing})`);
    if ((await reader.query('{ now }')).data.now < `2026-02-0${day}T23:00:00Z`) break;
    await lock.query(`select pg_advisory_unlock(${LOCKS.writing})`);
  }
  const nights = await processedMidnights(other.url);
  const held = await reader.list(HURT[0]);
  await page.until(({ missedGames }) => missedGames.revision === held.revision);
  const waiting = `select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`;
  await eventually('both stand in line', async () => (await lock.query(waiting)).rows[0].count === 2);
  await one.kill();
  await lock.end();
  const { missedGames } = await page.next();
  expect(missedGames).toMatchObject({ revision: held.revision + 1, cause: 'TIME_PASSED' });
  expect(await processedMidnights(other.url)).toBe(nights + 1);
  await reader[Symbol.asyncDispose]();
});

test('the clocks of two nodes differ: midnight is processed once, by the node that is ahead', async () => {
  await using database = await postgresTwoClubs();
  const { injuries } = database;
  const env = { ...database.env, ...EMPTY };
  await using slow = await startServer(env);
  await using fast = await startServer({ ...env, CLOCK_AHEAD_MS: FORTY_MINUTES_MS }, ['--import', SKEWED]);
  const nodes = [apiClientAt(slow.url), apiClientAt(fast.url)] as const;
  const [atSlow, atFast] = nodes;
  const pages = nodes.map((node) => node.subscribeToList(HURT[0]));
  const [held] = await Promise.all(pages.map((page) => page.next()));
  const nights = await processedMidnights(slow.url);
  await atSlow.advanceTo(HALF_AN_HOUR_BEFORE);
  const passed = await Promise.all(pages.map((page) => page.next()));
  for (const { missedGames } of passed) {
    expect(missedGames).toMatchObject({ revision: held.missedGames.revision + 1, cause: 'TIME_PASSED' });
  }
  // On the slow node it is still yesterday; its writes are not dated before existing ones.
  const now = async (node: typeof atSlow): Promise<string> => (await node.query('{ now }')).data.now;
  expect((await now(atSlow)) < MIDNIGHT).toBe(true);
  expect((await now(atFast)) >= MIDNIGHT).toBe(true);
  await atSlow.revise(injuries[0]!, { date: '2026-03-20' });
  for (const page of pages) {
    expect((await page.next()).missedGames).toMatchObject({
      revision: held.missedGames.revision + 2,
      cause: 'ESTIMATE_REVISED',
      assessedAt: expect.stringMatching(/^2026-02-01T23:/),
    });
  }
  await atSlow.advanceTo('2026-02-01T23:30:00Z');
  for (const page of pages) expect(await page.isQuiet()).toBe(true);
  expect(await processedMidnights(slow.url)).toBe(nights + 1);
  for (const node of nodes) await node[Symbol.asyncDispose]();
  expect(await verify(await openMaintenance({ database: database.url }), () => {})).toEqual({
    players: 3,
    differences: 0,
  });
});
