import { expect, test } from 'vitest';
import { type ApiClient, between, EDITOR, pairings } from '../support/api-client.ts';
import { done, openScenario, type Scenario } from '../support/scenario.ts';
import { TWO_CLUBS } from '../support/two-clubs.ts';

const SCENARIO: Scenario = {
  ...TWO_CLUBS,
  players: [
    { name: 'José Gayà', club: 'valencia' },
    { name: 'Pepelu', club: 'valencia' },
  ],
  fixtures: [
    { competition: 'liga', date: '2026-02-08', home: 'valencia', away: 'elche' },
    { competition: 'liga', date: '2026-03-15', home: 'elche', away: 'valencia' },
  ],
};

const UNDO = `mutation ($input: UndoChangeInput!) { undoChange(input: $input) {
  __typename ... on AuditEntry { what } ... on Error { message } } }`;

interface Entry {
  readonly id: string;
  readonly what: string;
  readonly undoable: boolean;
  readonly estimates: readonly { readonly revision: number; readonly text: string | null }[];
}

async function latest(api: ApiClient): Promise<Entry> {
  const trail = `{ audit(first: 1) { nodes { id what undoable estimates { revision text } } } }`;
  return (await api.query(trail, {}, EDITOR)).data.audit.nodes[0];
}

/** Undoes the latest change and returns the result. */
async function undo(api: ApiClient, entry?: Entry) {
  return api.mutate(UNDO, { input: { entry: (entry ?? (await latest(api))).id, note: 'a slip' } });
}

const listed = async (api: ApiClient, slug: string) => pairings(await api.list(slug));

test('everything entered about an injury can be undone from the audit trail', async () => {
  await using api = await openScenario(SCENARIO);
  const injury = await api.report('jose-gaya', '2026-01-25', { estimate: { text: 'out for three weeks' } });
  const reported = await latest(api);
  expect(reported).toMatchObject({ what: 'reportInjury', undoable: true, estimates: [{ revision: 1 }] });
  const first = ['valencia v elche'];
  expect(await listed(api, 'jose-gaya')).toEqual(first);

  await api.revise(injury, { text: 'back on 20 March' });
  expect(await latest(api)).toMatchObject({ estimates: [{ revision: 2, text: 'back on 20 March' }] });
  const revised = await latest(api);
  expect(await listed(api, 'jose-gaya')).toEqual(['valencia v elche', 'elche v valencia']);
  // The report was revised since, so it is not withdrawn by an undo.
  expect(await undo(api, reported)).toMatchObject({ __typename: 'ConflictError' });
  expect(await undo(api)).toEqual({ __typename: 'AuditEntry', what: 'reviseRecoveryEstimate' });
  expect(await listed(api, 'jose-gaya')).toEqual(first);
  expect(await undo(api, revised)).toMatchObject({ __typename: 'ConflictError' });

  await api.edit('recordReturn', { injury, returnedOn: '2026-02-01' });
  expect(await listed(api, 'jose-gaya')).toEqual([]);
  await undo(api);
  expect(await listed(api, 'jose-gaya')).toEqual(first);
  expect(await latest(api)).toMatchObject({ what: 'undoChange', undoable: false });
  expect(await undo(api)).toMatchObject({
    __typename: 'ConflictError',
    message: '`undoChange` has no inverse: correct what is recorded.',
  });
});

test('absences, bans, fixtures and settled questions are undone', async () => {
  await using api = await openScenario(SCENARIO);
  const absence = await done(api, 'reportAbsence', 'ReportAbsenceInput', {
    player: { slug: 'pepelu' },
    kind: 'PERSONAL',
    from: '2026-02-02',
    until: { date: '2026-02-20' },
  });
  await api.edit('reviseAbsence', { absence, until: { date: '2026-03-20' } });
  expect(await listed(api, 'pepelu')).toHaveLength(2);
  await undo(api);
  expect(await listed(api, 'pepelu')).toHaveLength(1);
  await api.edit('withdrawAbsence', { absence });
  await undo(api);
  expect(await listed(api, 'pepelu')).toHaveLength(1);

  const fixture = await api.fixture('valencia', 'elche');
  await api.edit('cancelFixture', { fixture });
  expect(await listed(api, 'pepelu')).toEqual([]);
  expect(await undo(api)).toMatchObject({ what: 'cancelFixture' });
  expect(await listed(api, 'pepelu')).toHaveLength(1);

  await api.edit('imposeSuspension', {
    player: { slug: 'jose-gaya' },
    competition: await api.competition('La Liga'),
    imposedOn: '2026-02-01',
    matches: 2,
  });
  expect(await listed(api, 'jose-gaya')).toHaveLength(2);
  await undo(api);
  expect(await listed(api, 'jose-gaya')).toEqual([]);

  await api.report('jose-gaya', '2026-01-25', { estimate: between('2026-02-20', '2026-02-25', '2026-02-28') });
  await api.advanceTo('2026-02-09T12:00:00Z');
  await api.edit('recordLineup', { fixture, team: { slug: 'valencia' }, starting: [{ slug: 'jose-gaya' }], bench: [] });
  const queue = async () =>
    (await api.query('{ editorQueue { nodes { id kind } } }', {}, EDITOR)).data.editorQueue.nodes;
  const asked = await queue();
  expect(asked).toMatchObject([{ kind: 'LINEUP_CONFLICT' }]);
  await done(api, 'settleQuestion', 'SettleQuestionInput', { entry: asked[0].id });
  expect(await queue()).toEqual([]);
  expect(await undo(api)).toMatchObject({ what: 'settleQuestion' });
  expect(await queue()).toEqual(asked);
});

test('an entry that cannot be undone, or does not exist, is refused', async () => {
  await using api = await openScenario(SCENARIO);
  const entry = await latest(api);
  expect(entry).toMatchObject({ what: 'scheduleFixture', undoable: false });
  expect(await undo(api)).toMatchObject({ __typename: 'ConflictError' });
  expect(await undo(api, { ...entry, id: 'none' })).toMatchObject({ __typename: 'NotFoundError' });
});
