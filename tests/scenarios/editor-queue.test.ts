import { createClient } from 'graphql-sse';
import { expect, test } from 'vitest';
import { type ApiClient, between, EDITOR } from '../support/api-client.ts';
import { readSubscription } from '../support/subscription-reader.ts';
import { done, openScenario, report, type Scenario } from '../support/scenario.ts';
import { THREE_CLUBS } from '../support/two-clubs.ts';
import { ruleTest } from '../support/rule-test.ts';

const SCENARIO: Scenario = {
  ...THREE_CLUBS,
  players: [
    { name: 'José Gayà', club: 'valencia' },
    { name: 'Pepelu', club: 'valencia' },
    { name: 'Pedro Bigas', club: 'elche' },
    { name: 'Isco', club: 'betis' },
    { name: 'Antony', club: 'betis' },
  ],
  fixtures: [
    { competition: 'liga', date: '2026-02-03', home: 'elche', away: 'betis' },
    { competition: 'liga', date: '2026-02-04', home: 'valencia', away: 'elche' },
    { competition: 'liga', date: '2026-02-15', home: 'betis', away: 'valencia' },
    { competition: 'liga', date: '2026-02-22', home: 'valencia', away: 'betis' },
  ],
};

const QUEUE = `query ($kinds: [EditorQueueKind!], $first: Int, $after: String) {
  editorQueue(kinds: $kinds, first: $first, after: $after) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes { id kind since words settledBy subject { __typename id } }
  }
}`;

interface Shown {
  readonly id: string;
  readonly kind: string;
  readonly words: string;
  readonly subject: { readonly __typename: string; readonly id: string };
}

async function queueOf(api: ApiClient, variables: Record<string, unknown> = {}): Promise<readonly Shown[]> {
  return (await api.query(QUEUE, variables, EDITOR)).data.editorQueue.nodes;
}

const shown = async (api: ApiClient, ...kinds: string[]): Promise<string[]> =>
  (await queueOf(api, kinds.length === 0 ? {} : { kinds })).map(({ kind, words }) => `${kind} ${words}`);

const hurt = (api: ApiClient, slug: string, more: object = {}) =>
  report(api, { player: { slug }, occurredOn: '2026-01-25', bodyPart: 'KNEE', ...more });

const confirm = (api: ApiClient, input: object) =>
  done(api, 'confirmRecoveryEstimate', 'ConfirmRecoveryEstimateInput', input);
const settle = (api: ApiClient, entry: string) =>
  done(api, 'settleQuestion', 'SettleQuestionInput', { entry, note: 'played through it' });

test('overdue and due returns are in the queue in the order of kick-offs until something is recorded', async () => {
  await using api = await openScenario(SCENARIO);
  const isco = await hurt(api, 'isco', { estimate: { date: '2026-02-05' } });
  const pepelu = await hurt(api, 'pepelu', { estimate: between('2026-02-03', '2026-02-04', '2026-02-06') });
  const gaya = await hurt(api, 'jose-gaya', { estimate: between('2026-02-04', '2026-02-06', '2026-02-20') });
  await hurt(api, 'pedro-bigas');
  const call = await done(api, 'reportAbsence', 'ReportAbsenceInput', {
    player: { slug: 'antony' },
    kind: 'PERSONAL',
    from: '2026-02-01',
    until: { date: '2026-02-06' },
  });
  expect(await queueOf(api)).toEqual([]);

  await api.advanceTo('2026-02-06T12:00:00Z');
  // Both clubs play next on the same day: the order of their ids decides.
  expect(new Set(await shown(api))).toEqual(
    new Set([
      'OVERDUE Isco: the return was expected by 5 February, and none is recorded.',
      'DUE_TODAY Antony: the absence is to end today.',
      'OVERDUE Pepelu: the return was expected by 6 February, and none is recorded.',
      'DUE_TODAY José Gayà: the return is expected today.',
    ]),
  );
  expect(await shown(api, 'DUE_TODAY')).toHaveLength(2);
  expect((await queueOf(api)).map(({ subject }) => subject.id).toSorted()).toEqual(
    [isco, pepelu, gaya, call].toSorted(),
  );

  const [first] = await queueOf(api, { first: 1 });
  const page = (await api.query(QUEUE, { first: 1 }, EDITOR)).data.editorQueue;
  const rest = (await api.query(QUEUE, { after: page.pageInfo.endCursor }, EDITOR)).data.editorQueue;
  expect([page.totalCount, page.pageInfo.hasNextPage, rest.nodes.length]).toEqual([4, true, 3]);
  const node = 'query ($id: ID!) { node(id: $id) { ... on EditorQueueEntry { kind words(language: DE) } } }';
  expect((await api.query(node, { id: first?.id }, EDITOR)).data.node.words).toMatch(/Rückkehr|Abwesenheit/);
  expect((await api.query(node, { id: first?.id })).data.node).toBeNull();

  await api.edit('recordReturn', { injury: pepelu, returnedOn: '2026-02-05' });
  await api.edit('endAbsence', { absence: call, endedOn: '2026-02-06' });
  await confirm(api, { injury: gaya, expectedRevision: 1 });
  expect(await shown(api)).toEqual(['OVERDUE Isco: the return was expected by 5 February, and none is recorded.']);
  await api.edit('rescheduleFixture', { fixture: await api.fixture('betis', 'valencia'), date: '2026-02-16' });

  // An entry that was confirmed today is due again tomorrow.
  await confirm(api, { injury: isco });
  expect(await shown(api)).toEqual([]);
  await api.advanceTo('2026-02-07T12:00:00Z');
  expect(await shown(api, 'OVERDUE')).toHaveLength(1);
});

test('clubs are in the order of their next kick-offs; subscribers of the queue get it at once', async () => {
  await using api = await openScenario(SCENARIO);
  const query = 'subscription { editorQueueChanged(first: 2) { totalCount entries { kind player { slug } } } }';
  const client = createClient({ url: `${api.url}/graphql`, headers: EDITOR, retryAttempts: 0 });
  await using queue = readSubscription(client.iterate({ query }), api.query);
  await using anonymous = api.subscribe(query);
  await expect(anonymous.next()).rejects.toThrow('UNAUTHENTICATED');
  expect(await queue.next()).toEqual({ totalCount: 0, entries: [] });
  const estimate = { date: '2026-01-30' };
  for (const slug of ['jose-gaya', 'isco', 'pedro-bigas']) await hurt(api, slug, { estimate });
  await api.edit('rescheduleFixture', { fixture: await api.fixture('elche', 'betis'), date: '2026-02-10' });
  await api.edit('rescheduleFixture', { fixture: await api.fixture('valencia', 'elche'), date: '2026-02-12' });
  const players = async () => (await queueOf(api)).map(({ words }) => words.split(':')[0]);
  expect((await players()).at(-1)).toBe('José Gayà');
  const first = ['isco', 'pedro-bigas'];
  const isInOrder = (event: { totalCount: number; entries: { player: { slug: string } }[] }) =>
    event.totalCount === 3 && event.entries.every(({ player }) => first.includes(player.slug));
  expect((await queue.until(isInOrder)).entries).toHaveLength(2);
  await api.edit('postponeFixture', { fixture: await api.fixture('elche', 'betis') });
  expect((await players()).at(-1)).toBe('Isco');
});

ruleTest('a confirmation repeats the statement with its original meaning', async () => {
  await using api = await openScenario(SCENARIO);
  const weeks = await hurt(api, 'jose-gaya', { estimate: { text: '2-3 weeks' }, source: { kind: 'CLUB' } });
  const games = await hurt(api, 'isco', { estimate: { games: 2 } });
  const chance = await hurt(api, 'pedro-bigas', { estimate: { chanceOfPlayingNext: 50 } });
  const standing = `query ($id: ID!) { injury(id: $id) { estimate {
    revision reportedAt text basis source { kind } window { earliest likely latest } reading games } estimates { revision } } }`;
  const estimateOf = async (id: string) => (await api.query(standing, { id })).data.injury.estimate;
  const before = await estimateOf(weeks);
  await api.advanceTo('2026-02-03T23:30:00Z');
  await confirm(api, { injury: weeks, expectedRevision: 1 });
  expect(await estimateOf(weeks)).toMatchObject({
    revision: 2,
    reportedAt: expect.stringMatching(/^2026-02-03T23:3/),
    window: before.window,
    source: { kind: 'CLUB' },
  });
  // The first of the two games is over: the second is the last one that is missed.
  await confirm(api, { injury: games });
  expect(await estimateOf(games)).toMatchObject({ basis: 'GAMES', window: { earliest: '2026-02-16' } });

  const refused = async (input: object) =>
    api.mutate(
      `mutation ($input: ConfirmRecoveryEstimateInput!) { confirmRecoveryEstimate(input: $input) {
        __typename ... on Error { message } ... on ConflictError { currentRevision } } }`,
      { input },
    );
  expect(await refused({ injury: weeks, expectedRevision: 1 })).toMatchObject({
    __typename: 'ConflictError',
    currentRevision: 2,
  });
  expect(await refused({ injury: chance })).toMatchObject({ __typename: 'ConflictError', currentRevision: 1 });
  expect(await refused({ injury: weeks, reportedAt: '2026-02-01T00:00:00Z' })).toMatchObject({
    __typename: 'InvalidInputError',
  });
});

test('a player in a squad despite an injury is in the queue once, until the injury or the line-up is corrected', async () => {
  await using api = await openScenario(SCENARIO);
  const [gaya, pepelu] = [await hurt(api, 'jose-gaya'), await hurt(api, 'pepelu')];
  await api.advanceTo('2026-02-05T12:00:00Z');
  const fixture = await api.fixture('valencia', 'elche');
  const squad = (...starting: string[]) =>
    api.edit('recordLineup', {
      fixture,
      team: { slug: 'valencia' },
      starting: starting.map((slug) => ({ slug })),
      bench: [{ slug: 'pepelu' }],
    });
  await squad('jose-gaya');
  const conflicts = [
    'LINEUP_CONFLICT José Gayà started against Elche (4 February), but an injury is recorded as current.',
    'LINEUP_CONFLICT Pepelu was on the bench against Elche (4 February), but an injury is recorded as current.',
  ];
  expect((await shown(api)).toSorted()).toEqual(conflicts);
  const asked = await queueOf(api);
  await api.advanceTo('2026-02-05T13:00:00Z');
  await squad('jose-gaya');
  expect(await queueOf(api)).toEqual(asked);

  await squad();
  expect(await shown(api)).toEqual([conflicts[1]]);
  const [entry] = await queueOf(api);
  await settle(api, entry?.id ?? '');
  expect(await queueOf(api)).toEqual([]);
  const trail = `{ audit(first: 1) { nodes { what note subjects { node { id } } } } }`;
  expect((await api.query(trail, {}, EDITOR)).data.audit.nodes).toEqual([
    { what: 'settleQuestion', note: 'played through it', subjects: [{ node: { id: pepelu } }] },
  ]);
  // It is settled: the same line-up adds no question again.
  await squad();
  expect(await queueOf(api)).toEqual([]);

  await squad('jose-gaya');
  expect(await shown(api)).toEqual([conflicts[0]]);
  await confirm(api, { injury: gaya });
  expect(await queueOf(api)).toEqual([]);
});

ruleTest('sentences in every language, and only for editors', async () => {
  await using api = await openScenario(SCENARIO);
  await hurt(api, 'isco', { estimate: { date: '2026-01-31' } });
  const words = `{ editorQueue { nodes { ${['EN', 'ES', 'DE', 'FR', 'IT', 'PT', 'AR']
    .map((language) => `${language}: words(language: ${language})`)
    .join(' ')} } } }`;
  const [told] = (await api.query(words, {}, EDITOR)).data.editorQueue.nodes;
  expect(new Set(Object.values(told)).size).toBe(7);
  for (const sentence of Object.values(told)) expect(sentence).toMatch(/Isco.*31|Isco.*٣١/);
  const refused = await api.query(QUEUE);
  expect(refused.errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  const due = (await queueOf(api))[0]?.id;
  const answer = await api.mutate(
    `mutation ($input: SettleQuestionInput!) { settleQuestion(input: $input) { __typename ... on Error { message } } }`,
    { input: { entry: due } },
  );
  expect(answer.__typename).toBe('ConflictError');
});
