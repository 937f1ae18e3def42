import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTables } from '../../src/storage/sqlite/open-tables.ts';
import { openApiClient } from '../support/api-client.ts';
import { recordStatements } from '../support/sqlite-statements.ts';

/** The cost of a revision and of reads after it does not depend on the number of earlier estimates and lists. */

let recording: ReturnType<typeof recordStatements>;
beforeAll(() => {
  recording = recordStatements();
});
afterAll(() => recording[Symbol.dispose]());

const QUERIES = [
  '{ player(by: { slug: "jude-bellingham" }) { missedGames { revision games { verdict } } injuries { nodes { estimate { revision } } } } }',
  '{ player(by: { slug: "jude-bellingham" }) { missedGames(asOf: "2026-02-01T20:00:01Z") { revision } } }',
  '{ player(by: { slug: "jude-bellingham" }) { revisions(first: 3) { nodes { revision } } } }',
  '{ player(by: { slug: "jude-bellingham" }) { injuries { nodes { estimates(first: 3) { revision } } } } }',
  '{ player(by: { slug: "jude-bellingham" }) { injuries { nodes { estimatesNow { revision } disagreement } } } }',
];

test('a revision reads as many rows after many as after a few, and so do queries after it', async () => {
  await using api = await openApiClient({ SIDELINED_RESPONSE_CACHE: 'off' });
  const injury = await api.injuryOf('jude-bellingham');
  let made = 0;
  const revise = async (): Promise<void> => {
    made += 1;
    const days = { earliest: '2026-03-01', latest: `2026-03-${10 + (made % 2)}` };
    expect(await api.revise(injury, { window: days })).toMatchObject({ __typename: 'Injury' });
  };
  const rowsOf = async (work: () => Promise<unknown>): Promise<number> => {
    recording.takeRows();
    await work();
    return recording.takeRows();
  };
  const measure = async (): Promise<number[]> => {
    const rows = [await rowsOf(revise)];
    for (const query of QUERIES) {
      rows.push(
        await rowsOf(async () => {
          const { data, errors } = await api.query(query);
          expect([errors, data.player]).toEqual([undefined, expect.anything()]);
        }),
      );
      // The same is read again.
      await revise();
    }
    return rows;
  };
  while (made < 5) await revise();
  const few = await measure();
  while (made < 30) await revise();
  expect(await measure()).toEqual(few);
});

test('of a ledger no statement of a revision visits more rows than it returns', async () => {
  await using api = await openApiClient({ SIDELINED_RESPONSE_CACHE: 'off' });
  const injury = await api.injuryOf('jude-bellingham');
  recording.take();
  await api.revise(injury, { window: { earliest: '2026-03-01', latest: '2026-03-10' } });
  const reads = new Set(recording.take().filter((sql) => /^select .*"(?:published|estimate)"/s.test(sql)));
  const tables = openTables(':memory:');
  for (const sql of reads) {
    const plan = tables.prepare<[], { detail: string }>(`explain query plan ${sql.replaceAll('?', 'null')}`).all();
    // The highest revision is looked up under other names.
    const visits = plan
      .map(({ detail }) => detail)
      .filter((line) => /^(?:SCAN|SEARCH) (?:published|estimate)\b/.test(line));
    for (const line of visits) expect(line).toMatch(/\((?:player_id|injury_id)=\? AND revision[=<]\?\)/);
  }
  tables.close();
  expect(reads.size).toBeGreaterThan(1);
});
