import { describe, expect, test } from 'vitest';
import { accepted, openFeedImports } from '../support/feed-imports.ts';
import { fixtures, news, player, snapshot, squads } from '../support/fpl-feed.ts';
import { STORES } from '../support/stores.ts';

const KNEE = 'Knee injury - Unknown return date';
const NOTHING = {
  teamsAdded: 0,
  fixturesAdded: 0,
  fixturesMoved: 0,
  fixturesFinished: 0,
  playersAdded: 0,
  playersMoved: 0,
  injuriesReported: 0,
  estimatesRevised: 0,
  returnsRecorded: 0,
  suspensions: 0,
  absences: 0,
  questions: 0,
};

const AUGUST = snapshot(
  squads({
    100: news('i', KNEE, '2025-08-20T10:00:00Z'),
    101: news('d', 'Knock - 75% chance of playing', '2025-08-22T10:00:00Z', 75),
    200: news('s', 'Suspended until 30 Aug', '2025-08-20T10:00:00Z'),
    201: news('n', 'On international duty', '2025-08-20T10:00:00Z'),
    202: news('u', 'Has joined Port Vale on loan for the rest of the season.', '2025-08-01T10:00:00Z'),
    203: news('s', 'Suspended - unknown return date', '2025-08-01T10:00:00Z'),
    300: { yellow_cards: 4, team_join_date: null, birth_date: null },
  }),
);

describe.each(STORES)('on $kind', (kind) => {
  test('a snapshot, the same snapshot again, and a later one', async () => {
    await using imports = await openFeedImports(kind);
    expect(accepted(await imports.fpl('2025-08-24', AUGUST))).toMatchObject({
      teamsAdded: 4,
      fixturesAdded: 12,
      playersAdded: 23,
      injuriesReported: 2,
      suspensions: 1,
      absences: 2,
      problems: [],
    });
    expect(await imports.records(100)).toEqual([`ACTIVE KNEE 2025-08-20 ${KNEE}`]);
    expect(await imports.records(101)).toEqual(['ACTIVE UNKNOWN 2025-08-22 Knock - 75% chance of playing']);
    expect(await imports.records(200)).toEqual(['BAN until 2025-08-30']);
    expect(await imports.records(201)).toEqual(['ACTIVE INTERNATIONAL_DUTY 2025-08-20 On international duty']);
    expect(await imports.records(203)).toEqual(['ACTIVE OTHER 2025-08-01 Suspended - unknown return date']);
    expect(await imports.records(300)).toEqual([]);
    expect((await imports.player(100)).memberships).toMatchObject([{ from: '2024-07-01', until: null }]);
    const writes = await imports.store.audit.count({});

    // The same snapshot again, also with a later time, as in each poll, contains nothing new and writes nothing.
    for (const day of ['2025-08-24', '2025-08-25']) {
      const again = accepted(await imports.fpl(day, AUGUST));
      expect(again).toMatchObject({ ...NOTHING, unchanged: 12 + 23 + 5 });
    }
    expect(await imports.store.audit.count({})).toBe(writes);

    const later = snapshot(
      squads(
        {
          // A return; a later day; the end of a ban; another word for the same injury.
          100: { status: 'a', news: '', news_added: '2025-08-20T10:00:00Z', chance_of_playing_next_round: 100 },
          101: news('i', 'Ankle injury - Expected back 20 Sep', '2025-09-01T10:00:00Z'),
          // A transfer, a loan within the league, a departure, a return from a loan, a new player.
          102: { team: 2, team_join_date: '2025-08-30' },
          103: news('u', 'Has joined Corby on loan for the rest of the season.', '2025-08-31T10:00:00Z'),
          104: news('u', 'Has joined Al-Hilal permanently.', '2025-08-31T10:00:00Z'),
          203: news('s', 'Suspended - unknown return date', '2025-08-01T10:00:00Z'),
          300: { yellow_cards: 5, team_join_date: null, birth_date: null },
        },
        [player(3, 6)],
      ),
      fixtures(3, { 9030: { kickoff_time: null } }),
    );
    expect(accepted(await imports.fpl('2025-09-02', later))).toMatchObject({
      ...NOTHING,
      fixturesMoved: 1,
      fixturesFinished: 2,
      playersAdded: 2,
      playersMoved: 3,
      estimatesRevised: 1,
      returnsRecorded: 1,
      absences: 1,
      problems: [],
    });
    expect(await imports.records(100)).toEqual([`RECOVERED KNEE 2025-08-20 ${KNEE}`]);
    expect(await imports.records(101)).toEqual(['ACTIVE UNKNOWN 2025-08-22 Ankle injury - Expected back 20 Sep']);
    expect(await imports.records(201)).toEqual(['ENDED INTERNATIONAL_DUTY 2025-08-20 On international duty']);
    expect((await imports.player(102)).memberships).toMatchObject([
      { until: '2025-08-30' },
      { from: '2025-08-30', until: null },
    ]);
    expect(await imports.club(102)).toBe('Brackley');
    const loaned = await imports.player(103);
    expect((await imports.store.loansOf([loaned.id]))[0]).toMatchObject([{ since: '2025-08-31', until: '2026-07-01' }]);
    expect(await imports.club(104)).toBeNull();
    expect(await imports.club(202)).toBe('Brackley');
    const ids = [(await imports.player(300)).id];
    expect((await imports.store.cautionTotalsOf(ids))[0]).toMatchObject([{ yellows: 5, season: '2025-26' }]);
    expect(accepted(await imports.fpl('2025-09-02', later))).toMatchObject({ ...NOTHING, problems: [] });
  });
});

test('an older snapshot than the last one is refused, and so is one of the future', async () => {
  await using imports = await openFeedImports();
  accepted(await imports.fpl('2025-08-24', AUGUST));
  const later = snapshot(squads({ 100: news('i', 'Knee injury - Expected back 20 Sep', '2025-08-30T10:00:00Z') }));
  accepted(await imports.fpl('2025-08-31', later));
  expect(await imports.fpl('2025-08-24', AUGUST)).toMatchObject({
    ok: false,
    refusal: { issues: [{ path: ['input', 'asOf'], message: expect.stringMatching(/newer state/) }] },
  });
  const ahead = await imports.import({ documents: [], asOf: Date.parse('2027-01-01') as never });
  expect(ahead.ok).toBe(false);
});

test('an invalid snapshot stores nothing, and neither does a dry run', async () => {
  await using imports = await openFeedImports();
  const halves = { ...AUGUST, fixtures: AUGUST.fixtures.slice(0, -40) };
  expect(await imports.fpl('2025-08-24', halves)).toMatchObject({
    ok: false,
    refusal: { issues: [{ message: expect.stringMatching(/fixtures\.json: ends in the middle/) }] },
  });
  expect(await imports.store.isEmpty()).toBe(true);
  const dry = await imports.fpl('2025-08-24', AUGUST, { options: { dryRun: true } });
  expect(accepted(dry)).toMatchObject({ dryRun: true, playersAdded: 23, injuriesReported: 2 });
  expect(await imports.store.isEmpty()).toBe(true);
});

test('a parts import takes the squads, or the absences, and nothing else', async () => {
  await using imports = await openFeedImports();
  const squadsOnly = await imports.fpl('2025-08-24', AUGUST, { options: { parts: new Set(['SQUADS']) } });
  expect(accepted(squadsOnly)).toMatchObject({
    playersAdded: 23,
    teamsAdded: 4,
    fixturesAdded: 0,
    injuriesReported: 0,
  });
  const absences = await imports.fpl('2025-08-24', AUGUST, { options: { parts: new Set(['ABSENCES']) } });
  expect(accepted(absences)).toMatchObject({ playersAdded: 0, injuriesReported: 2, absences: 3 - 1, fixturesAdded: 0 });
  expect(accepted(await imports.fpl('2025-08-24', AUGUST))).toMatchObject({ fixturesAdded: 12, injuriesReported: 0 });
});
