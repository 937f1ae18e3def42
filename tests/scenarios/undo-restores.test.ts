import { expect, test } from 'vitest';
import { type ApiClient, EDITOR } from '../support/api-client.ts';
import type { Mutation } from '../support/mutations.ts';
import { done, openScenario, type Scenario } from '../support/scenario.ts';
import { THREE_CLUBS } from '../support/two-clubs.ts';

/**
 * Changes whose previous values are kept with the audit trail: an undo restores them exactly, or names what depends on
 * the change.
 */

const SCENARIO: Scenario = {
  ...THREE_CLUBS,
  players: [
    { name: 'José Gayà', club: 'valencia' },
    { name: 'Pepelu', club: 'valencia' },
    { name: 'Pedro Bigas', club: 'elche' },
  ],
  fixtures: [
    { competition: 'liga', date: '2026-01-31', home: 'valencia', away: 'elche' },
    { competition: 'liga', date: '2026-02-08', home: 'valencia', away: 'elche' },
    { competition: 'liga', date: '2026-02-15', home: 'betis', away: 'valencia' },
    { competition: 'liga', date: '2026-02-22', home: 'elche', away: null, condition: 'if Elche win' },
    { competition: 'liga', date: '2026-03-15', home: 'elche', away: 'betis' },
  ],
};

const UNDO = `mutation ($input: UndoChangeInput!) { undoChange(input: $input) {
  __typename ... on AuditEntry { what } ... on Error { message } } }`;

/** All data that the changes of these tests may affect. */
const STATE = `{
  fixtures(first: 20) { nodes {
    id date kickoffAt originalDate lastPossibleDate status certainty condition round venue neutral note: resumesFrom
    home { slug } away { slug } score { home away } penalties { home away }
    lineups { team { slug } starting { slug } bench { slug } absent { slug } recordedAt }
  } }
  teams(first: 9) { nodes { slug players(first: 9) { nodes { slug } } } }
  players(first: 9) { nodes {
    slug name shortName position
    teams { slug } loans { since until from { slug } to { slug } } cards { colour minute fixture { id } }
    suspensions { matches until reason liftedAt served }
    discipline(competition: { slug: "la-liga-2025-26" }) { yellows oneAway }
    injuries { nodes { status bodyPart side occurredOn description returnedOn estimate { revision } } }
    missedGames { headline games { verdict explanation fixture { id } } }
  } }
}`;

const stateOf = async (api: ApiClient) => {
  const { data, errors } = await api.query(STATE);
  expect(errors).toBeUndefined();
  return data;
};

interface Entry {
  readonly id: string;
  readonly what: string;
  readonly undoable: boolean;
}

async function latest(api: ApiClient): Promise<Entry> {
  return (await api.query('{ audit(first: 1) { nodes { id what undoable } } }', {}, EDITOR)).data.audit.nodes[0];
}

async function undo(api: ApiClient, { id }: Entry) {
  return api.mutate(UNDO, { input: { entry: id, note: 'a slip' } });
}

/** Makes a change and returns its entry. */
async function make(api: ApiClient, mutation: Mutation, input: Record<string, unknown>): Promise<Entry> {
  const result = await api.edit(mutation, input);
  expect(result.message).toBeUndefined();
  return latest(api);
}

test('an undo restores exactly the previous values', async () => {
  await using api = await openScenario(SCENARIO);
  const [gaya, pepelu, bigas] = ['jose-gaya', 'pepelu', 'pedro-bigas'].map((slug) => ({ slug }));
  const [valencia, elche, betis] = ['valencia', 'elche', 'betis'].map((slug) => ({ slug }));
  const played = await api.fixture('valencia', 'elche', '2026-01-31');
  const next = await api.fixture('valencia', 'elche', '2026-02-08');
  const { data } = await api.query('{ fixtures(first: 9) { nodes { id certainty } } }');
  const tie = data.fixtures.nodes.find((one: { certainty: string }) => one.certainty === 'CONDITIONAL').id;
  const family = (await api.query('{ competitions { nodes { family { id } } } }')).data.competitions.nodes[0].family.id;
  const injury = await api.report('jose-gaya', '2026-01-20', { estimate: { date: '2026-02-20' } });
  const healed = await api.report('pedro-bigas', '2026-01-10', { estimate: { date: '2026-01-20' } });
  await api.edit('recordReturn', { injury: healed, returnedOn: '2026-01-22' });
  const ban = { player: pepelu, competition: await api.competition('La Liga'), imposedOn: '2026-02-01', matches: 1 };
  const suspension = (await api.edit('imposeSuspension', ban, 'id')).id;
  await api.edit('recordCards', { cards: [{ fixture: played, player: bigas, colour: 'YELLOW', minute: 12 }] });
  const lineup = { fixture: played, team: valencia, starting: [gaya], bench: [] };
  await api.edit('recordLineup', lineup);
  const loan = await done(api, 'recordLoan', 'RecordLoanInput', {
    player: bigas,
    from: elche,
    to: betis,
    since: '2026-02-10',
    until: '2026-06-30',
  });

  const changes: readonly (readonly [Mutation, Record<string, unknown>])[] = [
    ['rescheduleFixture', { fixture: next, date: '2026-02-10', kickoffAt: '2026-02-10T20:00:00Z' }],
    ['postponeFixture', { fixture: next, note: 'snow' }],
    ['cancelFixture', { fixture: next }],
    ['removeFixture', { fixture: next }],
    ['updateFixture', { fixture: next, venue: 'Mestalla', round: 'Matchday 23' }],
    ['confirmFixture', { fixture: tie, away: valencia, date: '2026-02-23' }],
    ['recordResult', { fixture: played, home: 2, away: 1 }],
    ['recordLineup', { ...lineup, starting: [pepelu], absent: [gaya] }],
    ['recordLineup', { ...lineup, team: elche, starting: [bigas] }],
    ['recordCards', { cards: [{ fixture: played, player: pepelu, colour: 'RED' }] }],
    ['recordCards', { cards: [{ fixture: played, player: bigas, colour: 'YELLOW', minute: 21 }] }],
    ['removeCards', { cards: [{ fixture: played, player: bigas, colour: 'YELLOW' }] }],
    [
      'recordCautionTotals',
      { family, season: '2025-26', totals: [{ player: gaya, yellows: 4, asOf: '2026-02-01T00:00:00Z' }] },
    ],
    ['transferPlayer', { player: gaya, from: valencia, to: betis, on: '2026-02-02' }],
    ['transferPlayer', { player: gaya, from: valencia, on: '2026-02-02' }],
    ['recordLoan', { player: pepelu, from: valencia, to: betis, since: '2026-02-03', until: '2026-06-30' }],
    ['endLoan', { loan, on: '2026-03-01' }],
    ['updatePlayer', { player: gaya, name: 'José Luis Gayà', position: 'DEFENDER' }],
    ['amendInjury', { injury, bodyPart: 'ANKLE', side: 'LEFT', occurredOn: '2026-01-18' }],
    ['reopenInjury', { injury: healed }],
    ['amendSuspension', { suspension, matches: 3, reason: 'after an appeal' }],
    ['liftSuspension', { suspension }],
  ];
  const before = await stateOf(api);
  const undone: Entry[] = [];
  for (const [mutation, input] of changes) {
    const entry = await make(api, mutation, input);
    expect(entry).toMatchObject({ what: mutation, undoable: true });
    expect(await stateOf(api), mutation).not.toEqual(before);
    expect(await undo(api, entry)).toEqual({ __typename: 'AuditEntry', what: mutation });
    expect(await stateOf(api), mutation).toEqual(before);
    undone.push(entry);
  }
  // Created, changed and removed records, and a fixture: none is undone twice.
  for (const entry of undone.filter(({ what }) => ['recordCards', 'removeCards', 'rescheduleFixture'].includes(what))) {
    expect(await undo(api, entry), entry.what).toMatchObject({
      __typename: 'ConflictError',
      message: expect.stringMatching(/^It was changed since \(.*by `undoChange`.*\)\. Undo that first/u),
    });
  }
});

test('an undo is refused, naming them, if later changes or records depend on the change', async () => {
  await using api = await openScenario(SCENARIO);
  const [gaya, valencia] = [{ slug: 'jose-gaya' }, { slug: 'valencia' }];
  const fixture = await api.fixture('valencia', 'elche', '2026-02-08');
  const moved = await make(api, 'rescheduleFixture', {
    fixture,
    date: '2026-02-01',
    kickoffAt: '2026-02-01T11:00:00Z',
  });
  // Another field of the same match does not matter.
  await api.edit('updateFixture', { fixture, venue: 'Mestalla' });
  const again = await make(api, 'rescheduleFixture', {
    fixture,
    date: '2026-02-01',
    kickoffAt: '2026-02-01T11:30:00Z',
  });
  expect((await undo(api, moved)).message).toBe(
    'It was changed since (`kickoffAt`, by `rescheduleFixture`, `updateFixture`). Undo that first, or correct what is recorded now.',
  );
  await undo(api, again);
  const lineup = await make(api, 'recordLineup', { fixture, team: valencia, starting: [gaya], bench: [] });
  const cards = await make(api, 'recordCards', { cards: [{ fixture, player: gaya, colour: 'YELLOW' }] });
  expect((await undo(api, moved)).message).toBe(
    'Other records build on it: the line-up of Valencia, a card of José Gayà. Correct those first.',
  );
  await undo(api, cards);
  await undo(api, lineup);
  expect(await undo(api, moved)).toMatchObject({ __typename: 'AuditEntry' });
  const { data } = await api.query('query ($id: ID!) { fixture(id: $id) { date kickoffAt venue } }', { id: fixture });
  expect(data.fixture).toEqual({ date: '2026-02-08', kickoffAt: null, venue: 'Mestalla' });

  // A player who joined plays, or is merged with a duplicate.
  const transferred = await make(api, 'transferPlayer', {
    player: gaya,
    from: valencia,
    to: { slug: 'betis' },
    on: '2026-02-02',
  });
  await api.advanceTo('2026-02-16T12:00:00Z');
  const match = await api.fixture('betis', 'valencia');
  const played = await make(api, 'recordLineup', {
    fixture: match,
    team: { slug: 'betis' },
    starting: [gaya],
    bench: [],
  });
  expect((await undo(api, transferred)).message).toBe(
    'Other records build on it: the line-up of Betis. Correct those first.',
  );
  await undo(api, played);
  await api.edit('mergePlayers', { keep: { slug: 'pepelu' }, duplicate: gaya });
  expect((await undo(api, transferred)).message).toBe('It was merged into another entry since.');
});

test('undoing a line-up removes its question and the return that it recorded', async () => {
  await using api = await openScenario(SCENARIO);
  const fixture = await api.fixture('valencia', 'elche', '2026-01-31');
  const injury = await api.report('jose-gaya', '2026-01-20', { estimate: { date: '2026-02-20' } });
  const questions = async () =>
    (await api.query('{ editorQueue { nodes { kind } } }', {}, EDITOR)).data.editorQueue.nodes;
  const lineup = { fixture, team: { slug: 'valencia' }, starting: [{ slug: 'jose-gaya' }], bench: [] };
  const entry = await make(api, 'recordLineup', lineup);
  expect(await questions()).toEqual([{ kind: 'LINEUP_CONFLICT' }]);
  await undo(api, entry);
  expect(await questions()).toEqual([]);

  const reopened = async () => {
    await api.edit('recordReturn', { injury, returnedOn: '2026-02-01' });
    return make(api, 'reopenInjury', { injury });
  };
  const second = await reopened();
  await api.revise(injury, { date: '2026-03-01' });
  expect((await undo(api, second)).message).toBe('Other records build on it: an estimate. Retract it first.');
});
