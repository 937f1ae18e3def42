import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { Announcement, Key } from '../../bell/bell.ts';
import { dayIn, type Instant } from '../../day.ts';
import { estimateFrom, forecastFrom, publishedFrom } from '../rows.ts';
import type { Scope, Store, World, Writes } from '../store.ts';
import { faultIn } from './faults.ts';
import { Line } from './line.ts';
import { LOCKS } from './locks.ts';
import { connect, migrateDatabase } from './open.ts';
import { openPool, PATIENCE, type Patience } from './pool.ts';
import { probeOf } from './probe.ts';
import { estimateWritersOf, tokensOf } from './rights.ts';
import { shelvesOf } from './shelves.ts';
import { prepareStatements, type Statements } from './statements.ts';
import { BEGIN, inTransaction } from './transaction.ts';
import { readWorld } from './world.ts';
import { write } from './writes.ts';

/** How it is rung within a transaction. */
export type Announce = (keys: readonly Key[]) => Announcement;

export interface PostgresOptions {
  /** How many connections a node has at most, beside the one that listens. */
  readonly connections?: number;
  readonly patience?: Partial<Patience>;
}

/** So long one node waits for what another does alone. */
const LONGEST_WORK_MS = 60_000;

/** One lock for all who write. It is taken by a statement of its own: what is read after it sees what was written before. */
const BEGIN_ALONE = `${BEGIN}; select pg_advisory_xact_lock(${LOCKS.writing})`;

/**
 * Opens, and where needed makes and migrates, a database that any number of nodes share. `announce`: null where nobody
 * is to hear of what is committed.
 */
export async function openPostgresStore(
  url: string,
  announce: Announce | null = null,
  { connections = 10, patience = {} }: PostgresOptions = {},
): Promise<Store> {
  await migrateDatabase(url);
  const pool = openPool(url, connections, { ...PATIENCE, ...patience });
  const db = drizzle(pool);
  const s = prepareStatements(db);
  const line = new Line();

  return {
    ...shelvesOf(db, s, async () => (await present(s)).days),
    ...readsOf(s),
    tokens: tokensOf(pool, db),
    estimateWriters: estimateWritersOf(db),
    probe: probeOf(pool),
    faultIn,
    world: (scope) => readWorld(pool, scope),
    change: (scope, decide) => line.inTurn(() => change(pool, announce, scope, decide)),
    alone: (work) => alone(url, work),
    [Symbol.asyncDispose]: () => pool.end(),
  };
}

async function change<T>(
  pool: Pool,
  announce: Announce | null,
  scope: Scope,
  decide: (world: World) => { readonly result: T; readonly writes: Writes | null },
): Promise<T> {
  const { result } = await inTransaction(
    pool,
    BEGIN_ALONE,
    async (client) => {
      const { result, writes } = decide(await readWorld(client, scope));
      if (writes === null) return { result, announced: null };
      await write(client, writes);
      const announced = announce?.(writes.rung) ?? null;
      for (const { text, values } of announced?.statements ?? []) await client.query(text, [...values]);
      return { result, announced };
    },
    { committed: ({ announced }) => announced?.committed(), unsure: ({ announced }) => announced?.unsure() },
  );
  return result;
}

/** By a lock of the session's own: it goes with the node that holds it, should that end. */
async function alone<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(`set lock_timeout = ${LONGEST_WORK_MS}; select pg_advisory_lock(${LOCKS.working})`);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}

/** What is read besides the shelves. */
function readsOf(s: Statements) {
  return {
    suspensions: async (ids) => {
      const found = new Map((await s.suspensionsByIds({ ids })).map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    },
    suspensionsOf: async (players) => {
      const found = Map.groupBy(await s.suspensionsOf({ players }), (row) => row.player);
      return players.map((player) => found.get(player) ?? []);
    },
    squads: async (teams) => {
      const { days } = await present(s);
      const found = Map.groupBy(await s.squads({ teams, days }), (row) => row.team);
      return teams.map((team) => (found.get(team) ?? []).map((row) => row.player));
    },
    teamsOf: async (players) => {
      const { days } = await present(s);
      const found = Map.groupBy(await s.teamsOf({ players, days }), (row) => row.player);
      return players.map((player) => (found.get(player) ?? []).map((row) => row.team));
    },
    estimates: async (injuries) => {
      const found = Map.groupBy(await s.estimates({ injuries }), (row) => row.injury);
      return injuries.map((injury) => (found.get(injury) ?? []).map(estimateFrom));
    },
    nextFixtures: async (teams) => {
      const found = new Map(
        (await s.nextFixtures({ teams, ...(await present(s)) })).map((row) => [row.team, row.fixture]),
      );
      return teams.map((team) => found.get(team) ?? null);
    },
    publishedAt: async (player, at) => (await s.publishedAt({ player, at })).map(publishedFrom)[0] ?? null,
    publishedRevision: async (player, revision) =>
      (await s.publishedRevision({ player, revision })).map(publishedFrom)[0] ?? null,
    forecasts: async (filter) =>
      (await s.forecasts({ ...filter })).map(forecastFrom).filter((forecast) => forecast !== null),
    timeZones: async () => (await s.timeZones()).map(({ zone }) => zone),
    nextKickoff: async (after) => (await s.nextKickoff({ after }))[0]?.at ?? null,
    setting: async (name) => (await s.setting({ name }))[0]?.value ?? null,
    isEmpty: async () => (await s.isEmpty()).length === 0,
  } satisfies Partial<Store>;
}

/** The moment up to which time is worked, and for each time zone the day it is there, as JSON. */
async function present(s: Pick<Statements, 'present'>): Promise<{ readonly now: Instant; readonly days: string }> {
  const zones = await s.present();
  const now = Number(zones[0]?.workedUntil ?? 0) as Instant;
  return { now, days: JSON.stringify(Object.fromEntries(zones.map(({ zone }) => [zone, dayIn(zone, now)]))) };
}
