import { createClient as createSseClient } from 'graphql-sse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/storage/open-database.ts';
import { configFrom } from '../../src/config.ts';
import { createToken } from '../../src/auth/token-commands.ts';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';
import { databaseFile } from '../support/process.ts';

const file = databaseFile();
let api: Awaited<ReturnType<typeof openApiClient>>;
let injury: string;
let feed: { authorization: string };
beforeAll(async () => {
  api = await openApiClient(file.env);
  injury = await api.injuryOf('jude-bellingham');
  await using store = await openStore(configFrom(file.env));
  const token = await createToken(store.tokens, 'opta', 'FEED');
  feed = { authorization: `Bearer ${token.ok ? token.value : ''}` };
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  file[Symbol.dispose]();
});

const TRAIL = `query ($filter: AuditFilter, $first: Int, $after: String) {
  audit(filter: $filter, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      at what subjectCount
      by { kind token scope }
      subjects(first: 3) { subjectId node { __typename ... on Player { slug } } }
    }
  }
}`;

async function trail(filter: object = {}, page: object = {}) {
  const { data, errors } = await api.query(TRAIL, { filter, ...page }, EDITOR);
  expect(errors).toBe(undefined);
  return data.audit;
}

const byEditor = { kind: 'TOKEN', token: 'environment', scope: 'EDITOR' };

test('editors can read who changed what: the latest first', async () => {
  await api.revise(injury, { date: '2026-03-10' });
  const fixture = await api.fixture('valencia', 'real-madrid');
  await api.query(mutationOf('postponeFixture'), { input: { fixture } }, feed);
  const { nodes } = await trail({}, { first: 2 });
  expect(nodes).toMatchObject([
    {
      at: expect.stringMatching(/^2026-02-01T20:/),
      what: 'postponeFixture',
      by: { kind: 'TOKEN', token: 'opta', scope: 'FEED' },
      subjects: [{ subjectId: fixture, node: { __typename: 'Fixture' } }],
      subjectCount: 1,
    },
    {
      what: 'reviseRecoveryEstimate',
      by: byEditor,
      subjects: [{ subjectId: injury, node: { __typename: 'Injury' } }, { node: { slug: 'jude-bellingham' } }],
      subjectCount: 2,
    },
  ]);
});

test('a refused mutation is not in the audit trail', async () => {
  const { totalCount } = await trail();
  const late = await api.revise(injury, { date: '2026-03-11' }, { expectedRevision: 77 });
  expect(late.__typename).toBe('ConflictError');
  await api.revise('none', { date: '2026-03-11' });
  await api.query(mutationOf('withdrawInjury'), { input: { injury } }, feed);
  await api.query(mutationOf('recordReturn'), { input: { injury, returnedOn: '2026-02-01' } });
  expect((await trail()).totalCount).toBe(totalCount);
});

test('the audit trail is filtered by actor, action, subject and time', async () => {
  await api.revise(injury, { date: '2026-03-12' });
  const { data } = await api.query('{ player(by: { slug: "jude-bellingham" }) { id } }');
  const ofPlayer = await trail({ subject: data.player.id });
  expect(ofPlayer.nodes.map(({ what }: any) => what)).toEqual(
    expect.arrayContaining(['reviseRecoveryEstimate', 'seedDemonstration']),
  );
  const ofInjury = await trail({ subject: injury, token: 'environment' });
  expect(new Set(ofInjury.nodes.map(({ what }: any) => what))).toEqual(new Set(['reviseRecoveryEstimate']));
  expect(ofInjury.totalCount).toBeLessThan(ofPlayer.totalCount);
  const feeds = await trail({ token: 'opta', what: ['postponeFixture', 'importFixtures'] });
  expect(feeds.nodes).toHaveLength(1);
  expect((await trail({ writers: ['DEMONSTRATION'] })).totalCount).toBeGreaterThan(4);
  const [newest] = (await trail({}, { first: 1 })).nodes;
  expect((await trail({ from: newest.at })).nodes.map(({ at }: any) => at)).toContain(newest.at);
  expect((await trail({ to: newest.at })).nodes.map(({ at }: any) => at)).not.toContain(newest.at);
  for (const subject of ['none', Buffer.from('Query:1').toString('base64url'), '']) {
    expect(await trail({ subject })).toMatchObject({ nodes: [], totalCount: 0 });
  }
});

test('it is read page by page, each entry once', async () => {
  const whole = await trail({}, { first: 200 });
  expect(whole.nodes).toHaveLength(whole.totalCount);
  const seen: unknown[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, pageInfo } = await trail({}, { first: 3, after });
    seen.push(...nodes);
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(seen).toEqual(whole.nodes);
  const { errors } = await api.query(TRAIL, { after: 'none' }, EDITOR);
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});

test('a midnight has no actor; a move of the clock names who moved it', async () => {
  await api.advanceTo('2026-02-04T12:00:00Z');
  const [passed, moved] = (await trail({}, { first: 2 })).nodes;
  expect(passed).toMatchObject({ what: 'timePassed', by: { kind: 'TIME', token: null, scope: null } });
  expect(passed.subjects[0].node.__typename).toBe('Player');
  expect(moved).toMatchObject({ what: 'advanceClock', by: byEditor, subjects: [], subjectCount: 0 });
});

const RECORDED_BY = `query ($id: ID!) { injury(id: $id) { estimates { revision recordedBy { kind token scope } } } }`;

test('each estimate shows an editor who recorded it', async () => {
  const { data } = await api.query(RECORDED_BY, { id: injury }, EDITOR);
  expect(data.injury.estimates.at(-1)).toEqual({
    revision: 1,
    recordedBy: { kind: 'DEMONSTRATION', token: null, scope: null },
  });
  expect(data.injury.estimates[0]).toMatchObject({ recordedBy: byEditor });
});

test("without an editor's token the audit trail is refused, repeatedly and on every transport", async () => {
  const refused = (code: string) => [{ extensions: { code }, path: ['injury', 'estimates', 0, 'recordedBy'] }];
  for (let round = 0; round < 3; round += 1) {
    const editors = await api.query(RECORDED_BY, { id: injury }, EDITOR);
    expect(editors.errors).toBe(undefined);
    const anonymous = await api.query(RECORDED_BY, { id: injury });
    expect(anonymous.errors).toMatchObject([...refused('UNAUTHENTICATED'), {}, {}].slice(0, anonymous.errors?.length));
    expect(anonymous.data.injury.estimates[0]).toMatchObject({ recordedBy: null });
    const feeds = await api.query(RECORDED_BY, { id: injury }, feed);
    expect(feeds.errors?.[0]).toMatchObject(refused('FORBIDDEN')[0] ?? {});
  }
  for (const [headers, code] of [
    [{}, 'UNAUTHENTICATED'],
    [feed, 'FORBIDDEN'],
  ] as const) {
    expect(await api.query(TRAIL, {}, headers)).toMatchObject({ errors: [{ extensions: { code } }] });
  }
});

test('a live query with the audit trail is not shared between tokens', async () => {
  const query = `subscription { missedGamesChanged(player: { slug: "jude-bellingham" }) {
    missedGames { revision player { injuries { nodes { estimate { recordedBy { token } } } } } } } }`;
  const url = `${api.url}/graphql`;
  const follow = (headers: Record<string, string>) =>
    createSseClient({ url, headers, retryAttempts: 0 }).iterate({ query });
  const [anonymous, editors] = [follow({}), follow(EDITOR)];
  const next = async (events: typeof editors): Promise<any> => (await events.next()).value;
  for (let day = 1; day < 4; day += 1) {
    expect((await next(anonymous)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
    const [{ estimate }] = (await next(editors)).data.missedGamesChanged.missedGames.player.injuries.nodes;
    expect(estimate.recordedBy).toEqual({ token: 'environment' });
    await api.revise(injury, { date: `2026-04-0${day}` });
  }
  await anonymous.return?.();
  await editors.return?.();
});

test('the holder of a token sees its name and its scope as the viewer', async () => {
  const document = '{ viewer { kind token scope } }';
  expect((await api.query(document)).data.viewer).toBeNull();
  expect((await api.query(document, {}, EDITOR)).data.viewer).toEqual({
    kind: 'TOKEN',
    token: 'environment',
    scope: 'EDITOR',
  });
  expect((await api.query(document, {}, feed)).data.viewer).toEqual({ kind: 'TOKEN', token: 'opta', scope: 'FEED' });
});
