import { afterEach, describe, expect, test, vi } from 'vitest';
import { guardedClock, MAX_STOP_MS } from '../../src/clock.ts';
import type { Instant } from '../../src/domain/day.ts';
import { type ApiClient, openApiClient } from '../support/api-client.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { databaseFile, sidelined } from '../support/process.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Moves the system clock ahead by this much from now on. */
function setClockAhead(ms: number): void {
  const start = performance.now();
  vi.spyOn(Date, 'now')
    .mockReturnValue(0)
    .mockImplementation(() => Math.round(REAL_START + performance.now() - start + ms));
}
const REAL_START = Date.now();
afterEach(() => void vi.restoreAllMocks());

describe('a guarded clock', () => {
  const now = () => Date.now() as Instant;

  test('shows the time of the system, also when that is set back or slightly ahead', () => {
    const clock = guardedClock(now(), false);
    for (const ms of [0, -4 * HOUR_MS, DAY_MS, 0]) {
      setClockAhead(ms);
      expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1_000);
      expect(clock.guard?.isJumped()).toBe(false);
    }
  });

  test('continues without the system clock when that jumps ahead, until the jump is confirmed or corrected', () => {
    const clock = guardedClock(now(), false);
    setClockAhead(400 * DAY_MS);
    expect(clock.now()).toBeLessThan(REAL_START + DAY_MS);
    expect(clock.guard?.isJumped()).toBe(true);
    setClockAhead(0);
    expect([clock.now() - Date.now() < 1_000, clock.guard?.isJumped()]).toEqual([true, false]);
    setClockAhead(400 * DAY_MS);
    clock.now();
    clock.guard?.confirm();
    expect([clock.now() > REAL_START + 399 * DAY_MS, clock.guard?.isJumped()]).toEqual([true, false]);
  });

  test('waits if it starts very long after the last record, unless an operator confirms it', () => {
    const recorded = (now() - MAX_STOP_MS - HOUR_MS) as Instant;
    expect(guardedClock(recorded, false).now()).toBeLessThan(recorded + HOUR_MS);
    expect(guardedClock(recorded, true).now()).toBeGreaterThanOrEqual(REAL_START);
    expect(guardedClock(0 as Instant, false).now()).toBeGreaterThanOrEqual(REAL_START);
  });
});

async function register(api: ApiClient): Promise<string> {
  const team = { name: 'Valencia', slug: 'valencia', timeZone: 'Europe/Madrid', kind: 'CLUB' };
  await api.edit('registerTeam', team);
  const player = await api.edit(
    'registerPlayer',
    { name: 'José Gayà', slug: 'jose-gaya', club: { slug: 'valencia' } },
    'slug',
  );
  const occurredOn = new Date(REAL_START - 3 * DAY_MS).toISOString().slice(0, 10);
  return api.report(player.slug, occurredOn);
}

const revise = (api: ApiClient, injury: string, inDays: number) =>
  api.revise(injury, { date: new Date(REAL_START + inDays * DAY_MS).toISOString().slice(0, 10) });
const recorded = async (api: ApiClient, injury: string): Promise<number[]> => {
  const { data } = await api.query('query ($id: ID!) { injury(id: $id) { estimates { revision recordedAt } } }', {
    id: injury,
  });
  return data.injury.estimates
    .toSorted((a: any, b: any) => a.revision - b.revision)
    .map(({ recordedAt }: { recordedAt: string }) => Date.parse(recordedAt));
};
const readiness = async ({ url }: ApiClient) => (await fetch(`${url}/health/ready`)).json();

describe.each(['SQLite', 'PostgreSQL'])('on %s', (kind) => {
  async function open(): Promise<{ readonly env: Record<string, string> } & AsyncDisposable> {
    if (kind === 'SQLite') {
      const file = databaseFile();
      return {
        env: { ...file.env, SIDELINED_SEED: 'none' },
        [Symbol.asyncDispose]: async () => file[Symbol.dispose](),
      };
    }
    const database = await postgresDatabase();
    const env = { DATABASE_URL: database.url, SIDELINED_SEED: 'none' };
    return { env, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() };
  }

  test('a write after the clock was set back is not dated before earlier writes', async () => {
    await using database = await open();
    {
      await using api = await openApiClient(database.env);
      const injury = await register(api);
      await revise(api, injury, 20);
      setClockAhead(-4 * HOUR_MS);
      await revise(api, injury, 30);
      await revise(api, injury, 40);
      const times = await recorded(api, injury);
      expect(times.length).toBeGreaterThanOrEqual(3);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
    }
    if (kind === 'SQLite') expect(await sidelined(['verify'], database.env)).toMatchObject({ code: 0 });
  });

  test('a jump of 400 days is reported by health, and nothing is recorded at that time', async () => {
    await using database = await open();
    await using api = await openApiClient(database.env);
    const injury = await register(api);
    setClockAhead(400 * DAY_MS);
    await revise(api, injury, 20);
    expect(Math.max(...(await recorded(api, injury)))).toBeLessThan(REAL_START + DAY_MS);
    expect(await readiness(api)).toMatchObject({ failing: [{ part: 'clock', trouble: 'CLOCK_JUMPED' }] });
    setClockAhead(0);
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    expect(await readiness(api)).toEqual({ status: 'ready' });
  });
});

test('a start long after the last record waits for an operator, on an embedded database', async () => {
  using file = databaseFile();
  const env = { ...file.env, SIDELINED_SEED: 'none' };
  {
    await using api = await openApiClient(env);
    await register(api);
  }
  setClockAhead(60 * DAY_MS);
  {
    await using api = await openApiClient(env);
    expect(await readiness(api)).toMatchObject({ failing: [{ part: 'clock', trouble: 'CLOCK_JUMPED' }] });
  }
  await using api = await openApiClient({ ...env, SIDELINED_CLOCK_JUMP: 'accept' });
  expect(await readiness(api)).toEqual({ status: 'ready' });
});
