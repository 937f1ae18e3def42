import { expect, test } from 'vitest';
import { type ApiClient, apiClientAt } from '../support/api-client.ts';
import { databaseFile, type ServerProcess, sidelined, startServer } from '../support/process.ts';
import { makeTwoClubs, openTwoClubs, TWO_CLUBS } from '../support/two-clubs.ts';

/** The number of kills for each of two databases: `KILLS=500 npm test -- tests/faults/kill.test.ts` for a long run. */
const KILLS = Number(process.env.KILLS ?? 12) / 2;

/** A client that writes, with its acknowledged writes and those that it has sent since the last of them. */
interface Writer {
  readonly write: (api: ApiClient, n: number) => Promise<string>;
  readonly acknowledged: string[];
  readonly unanswered: number[];
}

const dayOf = (n: number): string => `2026-04-${String((n % 28) + 1).padStart(2, '0')}`;

/** Revises an estimate repeatedly, each time with another note. */
function reviser(injury: string, name: string): Writer {
  return writer(async (api, n) => {
    const note = `${name}, ${n}`;
    const revised = await api.revise(injury, { date: dayOf(n) }, { note });
    expect(revised).toMatchObject({ __typename: 'Injury' });
    return note;
  });
}

/** Moves a fixture from day to day. Each move changes the lists of all players in one transaction. */
function mover(fixture: string): Writer {
  return writer(async (api, n) => {
    const moved = await api.edit('rescheduleFixture', { fixture, date: dayOf(n) }, 'date');
    expect(moved).toMatchObject({ __typename: 'Fixture', date: dayOf(n) });
    return dayOf(n);
  });
}

function writer(write: Writer['write']): Writer {
  return { write, acknowledged: [], unanswered: [] };
}

/** Writes until the server has ended. */
async function keepWriting(
  { write, acknowledged, unanswered }: Writer,
  api: ApiClient,
  round: number,
  alive: () => boolean,
) {
  for (let n = 0; alive(); n += 1) {
    const wish = round * 100 + n;
    unanswered.push(wish);
    try {
      acknowledged.push(await write(api, wish));
      unanswered.length = 0;
    } catch (error) {
      if (alive()) throw error;
    }
  }
}

/** Starts all writers and kills the server after some milliseconds. */
async function killWhileWriting(server: ServerProcess, writers: readonly Writer[], round: number): Promise<void> {
  const api = apiClientAt(server.url);
  let alive = true;
  const before = countOf(writers);
  const writing = writers.map((one) => keepWriting(one, api, round, () => alive));
  // At a varying moment after the first responses.
  while (countOf(writers) < before + ((round * 4) % 9)) await new Promise((resolve) => setTimeout(resolve, 1));
  await new Promise((resolve) => setTimeout(resolve, (round * 7) % 13));
  alive = false;
  await server.kill();
  await Promise.all(writing);
}

function countOf(writers: readonly Writer[]): number {
  return writers.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0);
}

async function killRepeatedly(): Promise<void> {
  using file = databaseFile();
  const { injuries, fixtures } = await makeTwoClubs(file.env);
  const env = { ...file.env, SIDELINED_SEED: 'none', SIDELINED_CLOCK: TWO_CLUBS.now };
  const revisers = injuries.flatMap((injury) => [reviser(injury, 'the club'), reviser(injury, 'a newspaper')]);
  const movers = fixtures.slice(0, 2).map(mover);
  for (let round = 0; round < KILLS; round += 1) {
    await using server = await startServer(env);
    // Another writer starts first in each round.
    const writers = [...movers, ...revisers];
    const first = round % writers.length;
    await killWhileWriting(server, [...writers.slice(first), ...writers.slice(0, first)], round);
  }

  const verified = await sidelined(['verify'], file.env);
  expect(verified).toEqual({ code: 0, out: '3 players verified, 0 differences', errors: '' });
  await using api = await openTwoClubs(file.env);
  for (const [n, injury] of injuries.entries()) {
    const { data } = await api.query('query ($id: ID!) { injury(id: $id) { estimates { revision note } } }', {
      id: injury,
    });
    const { estimates } = data.injury;
    const kept = new Set(estimates.map(({ note }: { note: string | null }) => note));
    const acknowledged = revisers.slice(2 * n, 2 * n + 2).flatMap((reviser) => reviser.acknowledged);
    expect(acknowledged.filter((note) => !kept.has(note))).toEqual([]);
  }
  expect(countOf([...revisers, ...movers])).toBeGreaterThanOrEqual(3 * KILLS);
  for (const [n, fixture] of fixtures.slice(0, 2).entries()) {
    const { data } = await api.query('query ($id: ID!) { fixture(id: $id) { date } }', { id: fixture });
    const { acknowledged, unanswered } = movers[n]!;
    // The last one that was acknowledged, or one that was running when a server was killed.
    const last = acknowledged.at(-1) ?? TWO_CLUBS.fixtures[n]!.date;
    expect([last, ...unanswered.map(dayOf)]).toContain(data.fixture.date);
  }
}

test(
  'kill -9 repeatedly during concurrent writes: everything acknowledged is stored, and no list is incomplete',
  { timeout: 120_000 + 20_000 * KILLS },
  async () => {
    await Promise.all([killRepeatedly(), killRepeatedly()]);
  },
);
