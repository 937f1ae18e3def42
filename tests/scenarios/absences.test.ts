import { expect, test } from 'vitest';
import { done } from '../support/scenario.ts';
import { openWinter, verdicts } from '../support/winter-scenario.ts';
import { ruleTest } from '../support/rule-test.ts';

const DIALLO = { slug: 'ismaila-diallo' };
const reasons =
  '{ games { fixture { date } verdict explanation reasons { __typename ... on Absence { kind words } } } }';

test('during a call-up the player misses the games of the club, cups included, and none of the country', async () => {
  await using api = await openWinter();
  await using page = api.subscribeToList('ismaila-diallo');
  expect((await page.next()).missedGames.games).toEqual([]);
  const absence = await api.edit(
    'reportAbsence',
    { player: DIALLO, kind: 'INTERNATIONAL_DUTY', from: '2026-01-06', until: { date: '2026-01-19' } },
    'id status from until { earliest latest } scope { teams { slug } } player { slug }',
  );
  expect(absence).toMatchObject({ status: 'ACTIVE', until: { earliest: '2026-01-19', latest: '2026-01-19' } });
  const { missedGames } = await page.next();
  expect(missedGames.cause).toBe('ABSENCE');
  expect(verdicts(missedGames)).toEqual(['2026-01-07 OUT', '2026-01-10 OUT', '2026-01-14 OUT', '2026-01-17 OUT']);
  expect(missedGames).toMatchObject({
    targetReturn: { date: '2026-01-09' },
    returnWindow: { earliest: '2026-01-19', latest: '2026-01-19' },
    headline: 'Ismaïla Diallo is set to miss four games: Castle (H), Castle (A), Castle (H) and one more.',
  });
  expect(missedGames.games[0].explanation).toBe('Out because of international duty (available again from 19 January).');

  // Senegal reach the next round: the end is a window now. An injury at the same time is a second reason of the same
  // game.
  const revised = await api.edit(
    'reviseAbsence',
    {
      absence: absence.id,
      until: { window: { earliest: '2026-01-15', latest: '2026-01-21' } },
      expectedRevision: 1,
      source: { kind: 'CLUB', name: 'Harbour' },
    },
    'revision until { likely } source { name } revisions { revision until { latest } }',
  );
  expect(revised).toMatchObject({
    revision: 2,
    until: { likely: '2026-01-18' },
    source: { name: 'Harbour' },
    revisions: [{ revision: 2 }, { revision: 1, until: { latest: '2026-01-19' } }],
  });
  expect(verdicts((await page.next()).missedGames)).toEqual([
    '2026-01-07 OUT',
    '2026-01-10 OUT',
    '2026-01-14 OUT',
    '2026-01-17 DOUBTFUL',
    '2026-01-20 QUESTIONABLE',
  ]);
  const stale = { absence: absence.id, until: { open: true }, expectedRevision: 1 };
  expect(await api.edit('reviseAbsence', stale)).toMatchObject({ __typename: 'ConflictError', currentRevision: 2 });

  await api.report('ismaila-diallo', '2026-01-04', {
    estimate: { window: { earliest: '2026-01-16', latest: '2026-01-30' } },
  });
  const hurt = await api.list('ismaila-diallo');
  expect(verdicts(hurt)[0]).toBe('2026-01-07 OUT');
  expect(hurt.games[0].reasons.map((reason: { __typename: string }) => reason.__typename)).toEqual([
    'Injury',
    'Absence',
  ]);
  // The injury also affects matches of the country.
  expect(hurt.games[1].fixture.date).toBe('2026-01-09');
  const audit = await api.query(
    '{ audit(first: 3) { nodes { what subjects { node { __typename } } } } }',
    {},
    { authorization: 'Bearer a-token-for-the-tests' },
  );
  expect(audit.data.audit.nodes[1]).toMatchObject({
    what: 'reviseAbsence',
    subjects: [{ node: { __typename: 'Absence' } }, { node: { __typename: 'Player' } }],
  });
});

test('an absence from single games, for a number of games, or on a condition; its end and its withdrawal', async () => {
  await using api = await openWinter();
  const tied = await api.edit(
    'reportAbsence',
    {
      player: { slug: 'tom-reed' },
      kind: 'INELIGIBLE',
      from: '2026-01-01',
      words: 'cup-tied',
      scope: { families: [await familyId(api, 'fa-cup')] },
    },
    'id scope { teams { slug } competitions { slug } fixtures { id } }',
  );
  expect(tied.scope).toEqual({ teams: null, competitions: [{ slug: 'fa-cup' }], fixtures: null });
  const list = await api.list('tom-reed');
  expect(verdicts(list)).toEqual(['2026-01-10 OUT']);
  expect(list.games[0].explanation).toBe('Out because of ineligibility, cup-tied (no return date yet).');
  expect(list.targetReturn).toEqual({ date: '2026-01-07' });

  const rest = await api.edit(
    'reportAbsence',
    { player: { slug: 'tom-reed' }, kind: 'PERSONAL', from: '2026-01-12', until: { games: 2 } },
    'id until { earliest } games status missedGames { games { fixture { date } } }',
  );
  expect(rest).toMatchObject({ games: 2, until: null, status: 'ACTIVE' });
  expect(rest.missedGames.games.map(({ fixture }: { fixture: { date: string } }) => fixture.date)).toEqual([
    '2026-01-14',
    '2026-01-17',
  ]);
  expect(verdicts(await api.list('tom-reed'))).toEqual(['2026-01-10 OUT', '2026-01-14 OUT', '2026-01-17 OUT']);

  // The first of the two is postponed: the next one takes its place.
  await api.edit('postponeFixture', { fixture: await api.fixture('harbour', 'castle', '2026-01-14') });
  expect(verdicts(await api.list('tom-reed'))).toEqual(['2026-01-10 OUT', '2026-01-17 OUT', '2026-01-20 OUT']);

  await api.advanceTo('2026-01-16T12:00:00Z');
  expect(await api.edit('endAbsence', { absence: rest.id, endedOn: '2026-01-17' })).toMatchObject({
    issues: [{ path: ['input', 'endedOn'] }],
  });
  expect(await api.edit('endAbsence', { absence: rest.id, endedOn: '2026-01-16' }, 'status')).toMatchObject({
    status: 'ENDED',
  });
  expect(verdicts(await api.list('tom-reed'))).toEqual(['2026-01-10 MISSED']);
  await api.edit('withdrawAbsence', { absence: tied.id, note: 'another player' });
  expect(await api.list('tom-reed')).toMatchObject({ games: [], cause: 'CORRECTION' });
  expect(await api.edit('withdrawAbsence', { absence: tied.id })).toMatchObject({ __typename: 'ConflictError' });
});

test('a loan forbids the games against the parent club, also after they are moved, until it ends', async () => {
  await using api = await openWinter();
  const loan = await api.edit(
    'recordLoan',
    {
      player: { slug: 'ben-ash' },
      from: { slug: 'castle' },
      to: { slug: 'harbour' },
      since: '2026-01-06',
      until: '2026-01-29',
    },
    'id mayFaceParent from { slug } to { slug } player { teams { slug } loans { id } }',
  );
  expect(loan).toMatchObject({ mayFaceParent: false, player: { loans: [{ id: loan.id }] } });
  await api.advanceTo('2026-01-06T12:00:00Z');
  const games = async () =>
    (await api.query(`{ player(by: { slug: "ben-ash" }) { teams { slug } missedGames ${reasons} } }`)).data.player;
  const lent = await games();
  expect(lent.teams).toEqual([{ slug: 'harbour' }]);
  expect(verdicts(lent.missedGames)).toEqual([
    '2026-01-07 OUT',
    '2026-01-10 OUT',
    '2026-01-14 OUT',
    '2026-01-17 OUT',
    '2026-01-24 OUT',
  ]);
  expect(lent.missedGames.games[0]).toMatchObject({
    explanation: 'Out because of ineligibility, on loan from Castle.',
    reasons: [{ __typename: 'Absence', kind: 'INELIGIBLE', words: 'on loan from Castle' }],
  });
  // A fixture that is moved beyond the end of the loan is one of the player's own club, and not missed.
  const last = await api.fixture('harbour', 'castle', '2026-01-24');
  await api.edit('rescheduleFixture', { fixture: last, date: '2026-02-04' });
  expect(verdicts((await games()).missedGames)).toHaveLength(4);
  await api.edit('endLoan', { loan: loan.id, on: '2026-01-15' });
  expect(verdicts((await games()).missedGames)).toEqual(['2026-01-07 OUT', '2026-01-10 OUT', '2026-01-14 OUT']);
  await api.advanceTo('2026-01-15T12:00:00Z');
  expect(await games()).toMatchObject({ teams: [{ slug: 'castle' }], missedGames: { games: [] } });

  const free = { player: { slug: 'tom-reed' }, from: { slug: 'castle' }, to: { slug: 'harbour' }, since: '2026-01-01' };
  await done(api, 'recordLoan', 'RecordLoanInput', { ...free, mayFaceParent: true });
  expect((await api.list('tom-reed')).games).toEqual([]);
  expect(await api.edit('recordLoan', free)).toMatchObject({ __typename: 'ConflictError' });
  expect(await api.edit('recordLoan', { ...free, player: DIALLO, to: { slug: 'milano' } })).toMatchObject({
    issues: [{ path: ['input', 'from'] }],
  });
});

ruleTest('an announced operation keeps the player out from its day on, not before', async () => {
  await using api = await openWinter();
  await api.report('tom-reed', '2026-01-04', {
    announcedFor: '2026-01-15',
    estimate: { window: { earliest: '2026-02-20', latest: '2026-03-20' } },
  });
  const list = await api.list('tom-reed');
  expect(verdicts(list)).toEqual([
    '2026-01-17 OUT',
    '2026-01-20 OUT',
    '2026-01-22 OUT',
    '2026-01-24 OUT',
    '2026-01-31 OUT',
  ]);
  expect(list.targetReturn).toEqual({ date: '2026-01-07' });
  expect(
    await api.edit('reportInjury', {
      player: DIALLO,
      occurredOn: '2026-01-04',
      announcedFor: '2026-01-03',
      bodyPart: 'KNEE',
    }),
  ).toMatchObject({ issues: [{ path: ['input', 'announcedFor'] }] });
});

ruleTest('a preview with an absence stores nothing, and is the list that the report publishes', async () => {
  await using api = await openWinter();
  const absence = { kind: 'CLUB_DECISION', from: '2026-01-06', until: { date: '2026-01-12' } };
  const preview = `query ($input: PreviewMissedGamesInput!) { previewMissedGames(input: $input) {
    __typename ... on MissedGames { cause games { verdict chanceOfMissing explanation fixture { date } } }
    ... on InvalidInputError { issues { path } } } }`;
  const { data } = await api.query(preview, { input: { player: DIALLO, absence } });
  expect(data.previewMissedGames.cause).toBe('ABSENCE');
  expect(verdicts(data.previewMissedGames)).toEqual(['2026-01-07 OUT', '2026-01-10 OUT']);
  expect((await api.list('ismaila-diallo')).games).toEqual([]);
  await done(api, 'reportAbsence', 'ReportAbsenceInput', { player: DIALLO, ...absence });
  const { games } = await api.list('ismaila-diallo');
  expect(games).toMatchObject(data.previewMissedGames.games);
  expect((await api.query(preview, { input: { player: DIALLO } })).data.previewMissedGames).toMatchObject({
    issues: [{ path: ['input', 'estimate'] }],
  });
  // After the last day the list is empty again without a mutation.
  await api.advanceTo('2026-01-12T12:00:00Z');
  expect(await api.list('ismaila-diallo')).toMatchObject({ games: [], cause: 'TIME_PASSED' });
});

async function familyId(api: Awaited<ReturnType<typeof openWinter>>, slug: string): Promise<string> {
  const { data } = await api.query('{ competitions(first: 50) { nodes { family { id slug } } } }');
  return data.competitions.nodes
    .map(({ family }: { family: { id: string; slug: string } }) => family)
    .find((family: { slug: string }) => family.slug === slug).id;
}
