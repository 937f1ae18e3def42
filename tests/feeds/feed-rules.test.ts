import { expect, test } from 'vitest';
import { day, instant } from '../../src/domain/day.ts';
import { reportAbsence } from '../../src/write-path/commands/absence.ts';
import {
  recordReturn,
  reportInjury,
  reviseRecoveryEstimate,
  withdrawInjury,
} from '../../src/write-path/commands/injury.ts';
import { registerPlayer, transferPlayer } from '../../src/write-path/commands/player.ts';
import { amendSuspension, imposeSuspension, liftSuspension } from '../../src/write-path/commands/suspension.ts';
import { accepted, type FeedImports, openFeedImports } from '../support/feed-imports.ts';
import { fixtures, news, snapshot, squads } from '../support/fpl-feed.ts';

/** The rules that protect the ledger from feeds: docs/feeds.md. */

const EDITOR = { kind: 'CLUB', name: 'Ashford', url: null } as const;
const NO_CHANGE = { injuriesReported: 0, estimatesRevised: 0, returnsRecorded: 0, suspensions: 0, absences: 0 };

/** A snapshot in which the player with the code 100 has this news. */
const with100 = (...[status, words, at, chance]: Parameters<typeof news>) =>
  snapshot(squads({ 100: news(status, words, at, chance) }));

const fit = snapshot(squads());

async function injuryOf(imports: FeedImports, code = 100) {
  const { id } = await imports.player(code);
  const [injury] = (await imports.store.injuriesOf([id]))[0] ?? [];
  if (injury === undefined) throw new Error('no injury');
  return injury;
}

async function ledgerOf(imports: FeedImports) {
  const [ledger = []] = await imports.store.estimates([(await injuryOf(imports)).id]);
  return ledger.map(({ note, statement }) => note ?? ('text' in statement ? statement.text : statement.basis));
}

async function questions(imports: FeedImports): Promise<string[]> {
  const { questions: all } = await imports.store.readScope({
    players: [{ id: (await imports.player(100)).id }],
    questions: 'ALL',
  });
  return [...all.values()].map(
    ({ kind, subjectKind, settledAt }) => `${kind} ${subjectKind}${settledAt === null ? '' : ' settled'}`,
  );
}

test('a revision when the meaning changes, and none for another time of the same words', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', with100('i', 'Knee injury - Expected back 20 Sep', '2025-08-20T10:00:00Z')));
  const same = with100('i', 'Knee injury - Expected back 20 Sep', '2025-08-27T10:00:00Z');
  expect(accepted(await imports.fpl('2025-08-28', same))).toMatchObject(NO_CHANGE);
  const changes = [
    ['2025-08-30', 'i', 'Knee injury - Expected back 27 Sep', null],
    ['2025-09-02', 'i', 'Knee injury - Unknown return date', null],
    ['2025-09-04', 'd', 'Knee injury - 25% chance of playing', 25],
    ['2025-09-06', 'd', 'Knee injury - 75% chance of playing', 75],
  ] as const;
  for (const [at, status, words, chance] of changes) {
    const later = with100(status, words, `${at}T10:00:00Z`, chance);
    expect(accepted(await imports.fpl(at, later))).toMatchObject({ ...NO_CHANGE, estimatesRevised: 1 });
    expect(accepted(await imports.fpl(at, later))).toMatchObject(NO_CHANGE);
  }
  expect(await ledgerOf(imports)).toEqual([
    'Knee injury - 75% chance of playing',
    'Knee injury - 25% chance of playing',
    'Knee injury - Unknown return date',
    'Knee injury - Expected back 27 Sep',
    'Knee injury - Expected back 20 Sep',
  ]);
  expect((await injuryOf(imports)).estimate).toMatchObject({
    statement: { basis: 'CHANCE', percent: 75 },
    source: { name: 'Fantasy Premier League' },
    reportedAt: instant('2025-09-06T10:00:00Z'),
  });
});

test('"Unknown return date" takes back the day that the feed named before', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', with100('i', 'Knee injury - Expected back 20 Sep', '2025-08-20T10:00:00Z')));
  accepted(await imports.fpl('2025-08-30', with100('i', 'Knee injury - Unknown return date', '2025-08-30T10:00:00Z')));
  expect((await injuryOf(imports)).estimate).toMatchObject({ statement: { basis: 'UNKNOWN' }, replaces: true });
});

test('the same chance stated again is about the next game', async () => {
  await using imports = await openFeedImports();
  const words = 'Knock - 75% chance of playing';
  accepted(await imports.fpl('2025-08-24', with100('d', words, '2025-08-24T10:00:00Z', 75)));
  const again = accepted(await imports.fpl('2025-08-31', with100('d', words, '2025-08-31T10:00:00Z', 75)));
  expect(again).toMatchObject({ estimatesRevised: 1 });
  expect((await injuryOf(imports)).estimate.statement).toMatchObject({ nextFixtureOn: '2025-09-06' });
});

test('a day without a year is the next such day after the row was written', async () => {
  await using imports = await openFeedImports();
  const words = 'Knee injury - Expected back 01 Aug';
  accepted(await imports.fpl('2025-08-24', with100('i', words, '2025-08-20T10:00:00Z')));
  const { statement, note } = (await injuryOf(imports)).estimate;
  expect(statement).toMatchObject({ window: { likely: '2026-08-01' } });
  expect(note).toBe(words);
});

test('a missing row means a return only if the feed has everything; otherwise the record becomes stale', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', with100('i', 'Knee injury - Unknown return date', '2025-08-20T10:00:00Z')));
  const partial = accepted(await imports.fpl('2025-09-02', fit, { fullSnapshot: false }));
  expect(partial).toMatchObject({ ...NO_CHANGE, stale: 1, questions: 1 });
  expect((await injuryOf(imports)).status).toBe('ACTIVE');
  expect(await questions(imports)).toEqual(['STALE Injury']);
  expect(accepted(await imports.fpl('2025-09-02', fit, { fullSnapshot: false }))).toMatchObject({ questions: 0 });
  // The row returns, and is missing again: a new question is added.
  const again = with100('i', 'Knee injury - Unknown return date', '2025-08-20T10:00:00Z');
  accepted(await imports.fpl('2025-09-02', again, { fullSnapshot: false }));
  expect(await questions(imports)).toEqual([]);
  accepted(await imports.fpl('2025-09-03', fit, { fullSnapshot: false }));
  expect(await questions(imports)).toEqual(['STALE Injury']);
  expect(accepted(await imports.fpl('2025-09-03', fit))).toMatchObject({ returnsRecorded: 1, stale: 0 });
  expect(await injuryOf(imports)).toMatchObject({ status: 'RECOVERED', returnedOn: '2025-09-03' });
  expect(await questions(imports)).toEqual(['STALE Injury settled']);
});

test("an editor's newer statement stands; the feed's older one is recorded beside it, and the editors are asked", async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', with100('i', 'Knee injury - Expected back 20 Sep', '2025-08-20T10:00:00Z')));
  const { id } = await injuryOf(imports);
  const estimate = { date: day('2025-12-20') };
  const said = { injury: id, player: null, estimate, source: EDITOR };
  await imports.edit(
    '2025-09-01T12:00:00Z',
    reviseRecoveryEstimate({ ...said, reportedAt: instant('2025-09-01T10:00:00Z') }),
  );
  // Older than the editor's record, and of the same instant.
  for (const at of ['2025-08-31T10:00:00Z', '2025-09-01T10:00:00Z']) {
    const words = `Knee injury - Expected back ${at.startsWith('2025-08') ? '13' : '14'} Sep`;
    const feed = accepted(await imports.fpl('2025-09-02', with100('i', words, at)));
    expect(feed).toMatchObject({ estimatesRevised: 1 });
    expect((await injuryOf(imports)).estimate).toMatchObject({ source: EDITOR, statement: { date: '2025-12-20' } });
  }
  expect(await questions(imports)).toEqual(['DISAGREEMENT Injury']);
  // The feed is newer now.
  accepted(await imports.fpl('2025-09-05', with100('i', 'Knee injury - Expected back 15 Sep', '2025-09-05T10:00:00Z')));
  expect((await injuryOf(imports)).estimate.source?.name).toBe('Fantasy Premier League');
});

test('a record that an editor closed or withdrew stays so while the feed repeats its statement', async () => {
  await using imports = await openFeedImports();
  const row = with100('i', 'Knee injury - Unknown return date', '2025-08-20T10:00:00Z');
  accepted(await imports.fpl('2025-08-24', row));
  const { id } = await injuryOf(imports);
  await imports.edit('2025-08-26T12:00:00Z', recordReturn({ injury: id, returnedOn: day('2025-08-26') }));
  expect(accepted(await imports.fpl('2025-08-27', row))).toMatchObject({ ...NO_CHANGE, questions: 1 });
  expect(await questions(imports)).toEqual(['DISAGREEMENT Injury']);
  expect(accepted(await imports.fpl('2025-08-28', row))).toMatchObject({ ...NO_CHANGE, questions: 0 });
  await imports.edit('2025-08-29T12:00:00Z', withdrawInjury({ injury: id }));
  expect(accepted(await imports.fpl('2025-08-30', row))).toMatchObject(NO_CHANGE);
  expect(await imports.records(100)).toHaveLength(1);
  // New words after the return are a new injury.
  const again = with100('i', 'Knee injury - Expected back 20 Sep', '2025-09-02T10:00:00Z');
  expect(accepted(await imports.fpl('2025-09-02', again))).toMatchObject({ injuriesReported: 1 });
});

test("an editor's injury is the feed's if it can be, and is never ended by the feed", async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-20', fit));
  const { id } = await imports.player(100);
  const report = { player: { id }, occurredOn: day('2025-08-21'), bodyPart: 'KNEE', source: EDITOR } as const;
  await imports.edit('2025-08-21T12:00:00Z', reportInjury(report));
  const silent = accepted(await imports.fpl('2025-08-22', fit));
  expect(silent).toMatchObject({ ...NO_CHANGE, questions: 1 });
  expect((await injuryOf(imports)).status).toBe('ACTIVE');
  const row = with100('i', 'Knee injury - Expected back 20 Sep', '2025-08-23T10:00:00Z');
  expect(accepted(await imports.fpl('2025-08-24', row))).toMatchObject({ ...NO_CHANGE, estimatesRevised: 1 });
  expect(await imports.records(100)).toHaveLength(1);
});

test('another kind of injury is another injury, and ends the first', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', with100('i', 'Knee injury - Unknown return date', '2025-08-20T10:00:00Z')));
  const ill = with100('d', 'Illness - 50% chance of playing', '2025-09-01T10:00:00Z', 50);
  expect(accepted(await imports.fpl('2025-09-02', ill))).toMatchObject({ injuriesReported: 1, returnsRecorded: 1 });
  expect((await imports.records(100)).toSorted()).toEqual([
    'ACTIVE ILLNESS 2025-09-01 Illness - 50% chance of playing',
    'RECOVERED KNEE 2025-08-20 Knee injury - Unknown return date',
  ]);
});

test('bans: once, amended with the day, lifted with the row; those of editors stand', async () => {
  await using imports = await openFeedImports();
  const banned = (until: string) => with100('s', `Suspended until ${until}`, '2025-08-20T10:00:00Z');
  accepted(await imports.fpl('2025-08-21', banned('30 Aug')));
  expect(accepted(await imports.fpl('2025-08-22', banned('30 Aug')))).toMatchObject(NO_CHANGE);
  expect(accepted(await imports.fpl('2025-08-23', banned('13 Sep')))).toMatchObject({ suspensions: 1 });
  expect(await imports.records(100)).toEqual(['BAN until 2025-09-13']);
  expect(accepted(await imports.fpl('2025-08-24', fit))).toMatchObject({ suspensions: 1 });
  expect(await imports.records(100)).toEqual(['BAN until 2025-09-13 lifted']);

  const { id } = await imports.player(101);
  const ban = { player: { id }, scope: { kind: 'EVERYWHERE' }, matches: 1, imposedOn: day('2025-08-19') } as const;
  const suspension = await imports.edit('2025-08-25T12:00:00Z', imposeSuspension(ban));
  const other = snapshot(squads({ 101: news('s', 'Suspended until 30 Aug', '2025-08-20T10:00:00Z') }));
  expect(accepted(await imports.fpl('2025-08-26', other))).toMatchObject(NO_CHANGE);
  expect(await imports.records(101)).toEqual(['BAN until null']);
  await imports.edit('2025-08-26T13:00:00Z', amendSuspension({ suspension: suspension.id, matches: 2 }));
  await imports.edit('2025-08-26T14:00:00Z', liftSuspension({ suspension: suspension.id }));
});

test('a ban that has been served is not lifted', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-21', with100('s', 'Suspended until 30 Aug', '2025-08-20T10:00:00Z')));
  expect(accepted(await imports.fpl('2025-09-01', fit))).toMatchObject(NO_CHANGE);
  expect(await imports.records(100)).toEqual(['BAN until 2025-08-30']);
});

test('call-ups, ineligible players and personal reasons are absences with the affected games', async () => {
  await using imports = await openFeedImports();
  const rows = snapshot(
    squads({
      100: news('n', 'On international duty', '2025-08-27T10:00:00Z'),
      101: news('n', 'Ineligible to face his parent club', '2025-08-27T10:00:00Z'),
      102: news('n', 'Personal reasons', '2025-08-27T10:00:00Z'),
    }),
  );
  expect(accepted(await imports.fpl('2025-08-28', rows))).toMatchObject({ absences: 3 });
  const scopes = async (code: number) => {
    const [[absence] = []] = await imports.store.absencesOf([(await imports.player(code)).id]);
    return absence?.scope;
  };
  const team = await imports.store.teams.find({ slug: 'ashford' });
  expect(await scopes(100)).toEqual({ teams: [team?.id], families: null, fixtures: null });
  const next = await imports.store.fixtures.find({ external: { source: 'fpl', value: '9020' } });
  expect(await scopes(101)).toMatchObject({ fixtures: [next?.id] });
  expect(await scopes(102)).toEqual({ teams: null, families: null, fixtures: null });

  const { id } = await imports.player(103);
  const own = { player: { id }, kind: 'PERSONAL', from: day('2025-08-28'), words: 'a wedding' } as const;
  await imports.edit('2025-08-29T12:00:00Z', reportAbsence(own));
  const older = snapshot(squads({ 103: news('n', 'Personal reasons', '2025-08-28T10:00:00Z') }));
  expect(accepted(await imports.fpl('2025-08-30', older))).toMatchObject({ questions: 1, absences: 3 });
  expect(await imports.records(103)).toEqual(['ACTIVE PERSONAL 2025-08-28 a wedding']);
});

test("an editor's transfer stands while the feed repeats the old club", async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', fit));
  const { id } = await imports.player(100);
  const move = { player: { id }, from: { slug: 'ashford' }, to: { slug: 'corby' }, on: day('2025-08-26') };
  await imports.edit('2025-08-26T12:00:00Z', transferPlayer(move));
  expect(accepted(await imports.fpl('2025-08-27', fit))).toMatchObject({ playersMoved: 0 });
  expect(await imports.club(100)).toBe('Corby');
  const moved = snapshot(squads({ 100: { team: 3, team_join_date: '2025-08-26' } }));
  expect(accepted(await imports.fpl('2025-08-29', moved))).toMatchObject({ playersMoved: 0, problems: [] });
});

test('a player who left and returns is the same player, in the squad from the day of the feed', async () => {
  await using imports = await openFeedImports();
  const recent = { team_join_date: '2025-08-20' };
  accepted(await imports.fpl('2025-08-24', snapshot(squads({ 100: recent }))));
  const left = {
    ...recent,
    ...news('u', 'Has joined Porto on loan for the rest of the season.', '2025-08-30T10:00:00Z'),
  };
  expect(accepted(await imports.fpl('2025-08-31', snapshot(squads({ 100: left }))))).toMatchObject({ playersMoved: 1 });
  const back = accepted(await imports.fpl('2025-09-20', snapshot(squads({ 100: recent }))));
  expect(back).toMatchObject({ playersMoved: 1, playersAdded: 0, problems: [] });
  expect((await imports.player(100)).memberships).toMatchObject([
    { from: '2025-08-20', until: '2025-08-30' },
    { from: '2025-09-20', until: null },
  ]);
});

test('a player who is missing from a complete feed has left; a player who was never in it stays', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', fit));
  await imports.edit('2025-08-25T12:00:00Z', registerPlayer({ name: 'Youth Player', club: { slug: 'ashford' } }));
  const without = snapshot(squads().filter(({ code }) => code !== 100));
  expect(accepted(await imports.fpl('2025-08-26', without))).toMatchObject({ playersMoved: 1 });
  expect(await imports.club(100)).toBeNull();
  const squad = await imports.store.teams.find({ slug: 'ashford' });
  const [youth] = await imports.store.players.list(
    { search: 'youth' },
    { after: null, before: null, limit: 5, last: false },
  );
  expect(youth?.memberships).toMatchObject([{ team: squad?.id, until: null }]);
});

test('a postponed fixture keeps its id, and gets its new day', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', fit));
  const before = await imports.store.fixtures.find({ external: { source: 'fpl', value: '9020' } });
  const postponed = snapshot(squads(), fixtures(2, { 9020: { kickoff_time: null, event: null } }));
  expect(accepted(await imports.fpl('2025-08-25', postponed))).toMatchObject({ fixturesMoved: 1, fixturesAdded: 0 });
  const moved = snapshot(squads(), fixtures(2, { 9020: { kickoff_time: '2025-10-29T19:45:00Z', event: 6 } }));
  expect(accepted(await imports.fpl('2025-08-26', moved))).toMatchObject({ fixturesMoved: 1, fixturesAdded: 0 });
  const after = await imports.store.fixtures.find({ external: { source: 'fpl', value: '9020' } });
  // The week in which it is played is not its round.
  expect(after).toMatchObject({ id: before?.id, day: '2025-10-29', round: 'Matchday 3' });
});
