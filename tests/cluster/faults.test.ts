import { expect, test } from 'vitest';
import { openMaintenance } from '../../src/storage/open-database.ts';
import { verify } from '../../src/cli/verify.ts';
import { openEach } from '../support/each-node.ts';
import type { SubscriptionReader } from '../support/subscription-reader.ts';
import type { ApiClient } from '../support/api-client.ts';
import type { PostgresDatabase } from '../support/postgres.ts';
import { startEmbeddedPostgres } from '../support/embedded-postgres.ts';
import { eventually } from '../support/eventually.ts';
import { createTwoClubs, HURT, postgresTwoClubs, TWO_CLUBS } from '../support/two-clubs.ts';

const EMPTY = { SIDELINED_SEED: 'none', SIDELINED_CLOCK: TWO_CLUBS.now };

/** An editor who revises one estimate repeatedly on one node, and the revisions that were acknowledged. */
class Editor {
  readonly acknowledged: string[] = [];
  #stopped = false;
  readonly #working: Promise<void>;

  constructor(api: ApiClient, injury: string, name: string) {
    this.#working = this.#work(api, injury, name);
  }

  async #work(api: ApiClient, injury: string, name: string): Promise<void> {
    for (let n = 0; !this.#stopped; n += 1) {
      const note = `${name}, ${n}`;
      const date = `2026-03-${String((n % 28) + 1).padStart(2, '0')}`;
      try {
        const revised = await api.revise(injury, { date }, { note });
        if (revised.__typename === 'Injury') this.acknowledged.push(note);
      } catch (error) {
        // A node whose database is unreachable reports it, and writes nothing that it did not acknowledge.
        expect(String(error)).toContain('STORE_UNAVAILABLE');
      }
    }
  }

  /** Waits for this many more acknowledgements. */
  async writes(more: number): Promise<void> {
    const until = this.acknowledged.length + more;
    await eventually('the editor has written', () => this.acknowledged.length >= until);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }
}

/** Checks that everything acknowledged is stored and that the ledgers match the facts. */
async function expectNothingLost(url: string, api: ApiClient, injury: string, editors: readonly Editor[]) {
  const query = 'query ($id: ID!) { injury(id: $id) { estimates { revision note } } }';
  const { data } = await api.query(query, { id: injury });
  const kept = new Set(data.injury.estimates.map(({ note }: { note: string | null }) => note));
  expect(editors.flatMap(({ acknowledged }) => acknowledged).filter((note) => !kept.has(note))).toEqual([]);
  const lines: string[] = [];
  expect(await verify(await openMaintenance({ database: url }), (line) => lines.push(line))).toEqual({
    players: 3,
    differences: 0,
  });
  expect(lines).toEqual([]);
}

/** Checks that every subscriber has the newest list. */
async function expectNewest(pages: readonly SubscriptionReader[], api: ApiClient): Promise<void> {
  const newest = await api.list(HURT[0]);
  for (const page of pages) {
    expect((await page.until(({ missedGames }) => missedGames.revision >= newest.revision)).missedGames).toEqual(
      newest,
    );
  }
}

async function withEditors(
  env: PostgresDatabase['env'],
  [injury = '']: readonly string[],
  happens: (editors: readonly Editor[]) => Promise<void>,
) {
  await using nodes = await openEach(2, { ...env, ...EMPTY });
  const pages = nodes.all.flatMap((node) => [
    node.subscribeToList(HURT[0]),
    node.subscribeToList(HURT[0], undefined, 'SSE'),
  ]);
  for (const page of pages) await page.next();
  const editors = nodes.all.map((node, n) => new Editor(node, injury, `editor ${n}`));
  await happens(editors);
  for (const editor of editors) await editor.stop();
  // One last change, so that the newest list is new to all subscribers.
  await nodes.first.revise(injury, { date: '2026-06-01' });
  await expectNewest(pages, nodes.first);
  await expectNothingLost(env.DATABASE_URL, nodes.first, injury, editors);
  for (const node of nodes.all)
    await eventually('it is ready', async () => (await fetch(`${node.url}/health/ready`)).ok);
}

test('the listener connections are cut repeatedly during writes: no subscriber misses the newest list', async () => {
  await using database = await postgresTwoClubs();
  await withEditors(database.env, database.injuries, async (editors) => {
    for (let round = 0; round < 5; round += 1) {
      await database.administer('cut listeners');
      for (const editor of editors) await editor.writes(3);
    }
  });
});

test('PostgreSQL is restarted under load: nothing acknowledged is lost, and every connection recovers', async () => {
  const server = await startEmbeddedPostgres();
  try {
    const env = { DATABASE_URL: server.url };
    const { injuries } = await createTwoClubs(env);
    await withEditors(env, injuries, async (editors) => {
      for (let round = 0; round < 2; round += 1) {
        for (const editor of editors) await editor.writes(3);
        await server.restart();
        for (const editor of editors) await editor.writes(3);
      }
    });
  } finally {
    await server.end();
  }
});
