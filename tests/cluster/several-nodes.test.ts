import { expect, test } from 'vitest';
import { openEach } from '../support/each-node.ts';
import { between, type ApiClient } from '../support/api-client.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { postgresDemo } from '../support/postgres-demo.ts';
import { eventually } from '../support/eventually.ts';

const JUDE = 'jude-bellingham';

const causes = (entries: readonly { readonly what: string }[]): string[] => entries.map(({ what }) => what);

async function actions(api: ApiClient): Promise<{ readonly what: string; readonly subjectCount: number }[]> {
  const query = '{ audit(first: 50) { nodes { what subjectCount } } }';
  const { data } = await api.query(query, {}, { authorization: 'Bearer a-token-for-the-tests' });
  return data.audit.nodes;
}

test('a revision on one node reaches subscribers on all, over WebSocket and SSE', async () => {
  await using database = await postgresDemo();
  await using nodes = await openEach(3, database.env);
  const { first, all } = nodes;
  const injury = await first.injuryOf(JUDE);
  const pages = all.flatMap((node) => [node.subscribeToList(JUDE), node.subscribeToList(JUDE, undefined, 'SSE')]);
  const before = await Promise.all(pages.map((page) => page.next()));
  await first.revise(injury, between('2026-03-01', '2026-03-08', '2026-03-15'));
  const after = await Promise.all(pages.map((page) => page.next()));
  for (const { missedGames, changes } of after) {
    expect(missedGames).toEqual(after[0].missedGames);
    expect(missedGames).toMatchObject({ revision: before[0].missedGames.revision + 1, cause: 'ESTIMATE_REVISED' });
    expect(changes.length).toBeGreaterThan(0);
  }
  // A client reads its own write on the same node at once.
  expect(await first.list(JUDE)).toEqual(after[0].missedGames);
});

test('editors on all nodes at once: no update is lost, each revision is written once, all readers see the same order', async () => {
  await using database = await postgresDemo();
  await using nodes = await openEach(3, database.env);
  const { first, all } = nodes;
  const injury = await first.injuryOf(JUDE);
  const pages = all.map((node) => node.subscribeToList(JUDE));
  const seen = await Promise.all(pages.map(async (page) => [(await page.next()).missedGames]));
  const start = seen[0]?.[0].revision;

  const writes = all.flatMap((node, n) =>
    Array.from(
      { length: 8 },
      (_, m) => () => node.revise(injury, { date: `2026-03-${String(3 + 8 * n + m).padStart(2, '0')}` }),
    ),
  );
  const revised = await Promise.all(writes.map((write) => write()));
  expect(revised.map(({ __typename }) => __typename)).toEqual(writes.map(() => 'Injury'));

  const { data } = await first.query('query ($id: ID!) { injury(id: $id) { estimates { revision } } }', { id: injury });
  const revisions = data.injury.estimates.map(({ revision }: { revision: number }) => revision);
  expect(revisions).toEqual(Array.from({ length: writes.length + 1 }, (_, n) => writes.length + 1 - n));
  const newest = await first.list(JUDE);
  for (const [n, page] of pages.entries()) {
    while (seen[n]?.at(-1).revision < newest.revision) seen[n]?.push((await page.next()).missedGames);
    const revisions = seen[n]?.map(({ revision }) => revision) ?? [];
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
    expect(seen[n]?.at(-1)).toEqual(newest);
  }
  // The same revision is the same list on every node.
  const lists = new Map<number, unknown>();
  for (const list of seen.flat()) expect(lists.getOrInsert(list.revision, list)).toEqual(list);
  expect(newest.revision).toBeGreaterThan(start);
});

test('two editors expect the same revision on two nodes: one gets a ConflictError', async () => {
  await using database = await postgresDemo();
  await using nodes = await openEach(2, database.env);
  const injury = await nodes.first.injuryOf(JUDE);
  const answers = await Promise.all(
    nodes.all.map((node, n) => node.revise(injury, { date: `2026-03-0${n + 3}` }, { expectedRevision: 1 })),
  );
  expect(answers.map(({ __typename }) => __typename).toSorted()).toEqual(['ConflictError', 'Injury']);
});

test('midnight is processed once, by any node, and every subscriber gets the new list', async () => {
  await using database = await postgresDemo();
  await using made = await openEach(2, database.env);
  const pages = made.all.map((node) => node.subscribeToList(JUDE));
  const before = await Promise.all(pages.map((page) => page.next()));
  await made.first.advanceTo('2026-02-01T22:59:59Z');
  const after = await Promise.all(pages.map((page) => page.next()));
  for (const { missedGames } of after) {
    expect(missedGames).toMatchObject({ revision: before[0].missedGames.revision + 1, cause: 'TIME_PASSED' });
    expect(missedGames).toEqual(after[0].missedGames);
  }
  expect(causes(await actions(made.first)).filter((what) => what === 'timePassed')).toHaveLength(1);
});

test('a clock that is moved on one node is moved on all, and each midnight on the way leaves one revision', async () => {
  await using database = await postgresDemo();
  await using nodes = await openEach(3, database.env);
  const { first, others, all } = nodes;
  const held = await first.list(JUDE);
  const pages = all.map((node) => node.subscribeToList(JUDE, held.revision));
  await first.advanceTo('2026-02-05T12:00:00Z');
  for (const node of others) {
    await eventually(
      'its clock has moved',
      async () => (await node.query('{ now }')).data.now >= '2026-02-05T12:00:00Z',
    );
  }
  const { revision } = await first.list(JUDE);
  for (const page of pages) await page.until(({ missedGames }) => missedGames.revision === revision);
  expect(revision).toBe(held.revision + 4);
  expect(causes(await actions(first)).filter((what) => what === 'timePassed')).toHaveLength(1);
  // An event of today is accepted as past on every node.
  for (const [n, node] of others.entries()) {
    expect(await node.report('pedri', '2026-02-05', { bodyPart: ['HEAD', 'ANKLE'][n] })).toBeTruthy();
  }
});

test('two nodes that start at the same time on an empty database seed it once, and create one token', async () => {
  await using database = await postgresDatabase(false);
  await using nodes = await openEach(2, { ...database.env, SIDELINED_EDITOR_TOKEN: '' });
  const counts = await Promise.all(
    nodes.all.map(async (node) => (await node.query('{ players { totalCount } teams { totalCount } }')).data),
  );
  expect(counts[0].players.totalCount).toBeGreaterThan(250);
  expect(counts[1]).toEqual(counts[0]);
  expect(nodes.all.map(({ app }) => app.createdToken).filter((token) => token !== null)).toHaveLength(1);
});

test('a node without its listener connection reports it, answers with current data, and catches up', async () => {
  await using database = await postgresDemo();
  await using nodes = await openEach(2, database.env);
  const [writer, reader] = [nodes.first, nodes.others[0]!];
  const injury = await writer.injuryOf(JUDE);
  await using page = reader.subscribeToList(JUDE);
  const { missedGames: held } = await page.next();
  // The query is repeated, so that the response is cached.
  for (let time = 0; time < 3; time += 1) expect(await reader.list(JUDE)).toEqual(held);

  await database.administer('refuse connections');
  await database.administer('cut listeners');
  await eventually('it knows', async () => reader.app.bus.isDisconnected() && writer.app.bus.isDisconnected());
  const ready = await fetch(`${reader.url}/health/ready`);
  expect(ready.status).toBe(503);
  expect(await ready.json()).toMatchObject({
    failing: expect.arrayContaining([expect.objectContaining({ part: 'invalidation', trouble: 'DISCONNECTED' })]),
  });

  await writer.revise(injury, between('2026-03-01', '2026-03-08', '2026-03-15'));
  const present = await writer.list(JUDE);
  expect(present.revision).toBe(held.revision + 1);
  expect(await reader.list(JUDE)).toEqual(present);

  await database.administer('take connections');
  expect((await page.until(({ missedGames }) => missedGames.revision > held.revision)).missedGames).toEqual(present);
  await eventually('it is ready', async () => (await fetch(`${reader.url}/health/ready`)).ok);
});
