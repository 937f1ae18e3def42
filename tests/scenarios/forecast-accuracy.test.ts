import { expect, test } from 'vitest';
import type { Answer, ApiClient } from '../support/api-client.ts';
import { done, openScenario, report, type Scenario } from '../support/scenario.ts';

/** Two fictional clubs that meet on four Sundays, and three players of one of them. */
const SCENARIO: Scenario = {
  now: '2026-02-01T12:00:00Z',
  season: '2025-26',
  competitions: { league: { name: 'League', kind: 'LEAGUE' }, cup: { name: 'Cup', kind: 'CUP' } },
  teams: [
    { name: 'Ours', slug: 'ours', timeZone: 'Europe/Madrid' },
    { name: 'Theirs', slug: 'theirs', timeZone: 'Europe/Madrid' },
  ],
  players: ['Left Wing', 'Right Wing', 'Centre Back'].map((name) => ({ name, club: 'ours' })),
  fixtures: [
    { competition: 'league', date: '2026-02-08', home: 'ours', away: 'theirs', round: '1' },
    { competition: 'league', date: '2026-02-15', home: 'theirs', away: 'ours', round: '2' },
    { competition: 'cup', date: '2026-02-22', home: 'ours', away: null, round: 'Final', condition: 'if they win' },
    { competition: 'league', date: '2026-03-01', home: 'ours', away: 'theirs', round: '3' },
  ],
};

const SCORE = 'forecasts brier logLoss reliability { from to forecasts meanChance missedShare }';

async function accuracy(api: ApiClient, filter: Record<string, unknown> | null = null): Promise<Answer['data']> {
  const answer = await api.query(
    `query ($filter: ForecastAccuracyFilter) {
      forecastAccuracy(filter: $filter) {
        ${SCORE} bySource { kind name ${SCORE} } byLeadTime { minDays maxDays ${SCORE} }
      }
    }`,
    { filter },
  );
  if (answer.errors !== undefined) throw new Error(JSON.stringify(answer.errors));
  return answer.data.forecastAccuracy;
}

function hurt(api: ApiClient, slug: string, window: unknown, source: unknown): Promise<string> {
  const when = { occurredOn: '2026-02-01', bodyPart: 'HAMSTRING' };
  return report(api, { player: { slug }, ...when, estimate: { window }, source });
}

const MARCA = { kind: 'PRESS', name: 'Marca' };
const DOCTORS = { kind: 'MEDICAL' };
const tilTheFifteenth = { earliest: '2026-02-04', likely: '2026-02-08', latest: '2026-02-15' };
const tilMarch = { earliest: '2026-02-08', likely: '2026-02-15', latest: '2026-03-01' };

/** Left Wing is out until 6 February, as Marca expected; about Right Wing the doctors are right and Marca is wrong. */
async function openSeason(): Promise<ApiClient> {
  const api = await openScenario(SCENARIO);
  const left = await hurt(api, 'left-wing', tilTheFifteenth, MARCA);
  const right = await hurt(api, 'right-wing', tilTheFifteenth, MARCA);
  await api.revise(right, { window: tilMarch }, { source: DOCTORS });
  const mistaken = await hurt(api, 'centre-back', tilMarch, { kind: 'CLUB' });
  await api.advanceTo('2026-02-06T12:00:00Z');
  await done(api, 'recordReturn', 'RecordReturnInput', { injury: left, returnedOn: '2026-02-06' });
  await done(api, 'withdrawInjury', 'WithdrawInjuryInput', { injury: mistaken });
  await api.advanceTo('2026-02-09T12:00:00Z');
  return api;
}

async function played(api: ApiClient, date: string): Promise<void> {
  const { data } = await api.query(
    'query ($date: Date!) { fixtures(filter: { from: $date, to: $date }) { nodes { id } } }',
    { date },
  );
  await done(api, 'recordResult', 'RecordResultInput', { fixture: data.fixtures.nodes[0].id, home: 1, away: 0 });
}

test('before any game has been finished there are no forecasts', async () => {
  await using api = await openSeason();
  const { byLeadTime, ...rest } = await accuracy(api);
  expect(rest).toMatchObject({ forecasts: 0, brier: null, logLoss: null, bySource: [] });
  expect(rest.reliability).toHaveLength(10);
  expect(byLeadTime).toHaveLength(5);
});

test('one forecast was right, one was wrong, and each counts for its source', async () => {
  await using api = await openSeason();
  await played(api, '2026-02-08');

  // On 1 February: 8 February is Marca's likely day for the one, the first of the doctors' window for the other.
  const sevenDays = await accuracy(api, { leadDays: { min: 7, max: 7 } });
  expect(sevenDays).toMatchObject({
    forecasts: 2,
    bySource: expect.arrayContaining([
      expect.objectContaining({ ...MARCA, forecasts: 1, brier: expect.closeTo(0.25, 9) }),
      expect.objectContaining({ ...DOCTORS, name: null, forecasts: 1, brier: expect.closeTo(0.01, 9) }),
    ]),
  });
  expect(sevenDays.bySource).toHaveLength(2);
  expect(sevenDays.brier).toBeCloseTo((0.5 ** 2 + 0.1 ** 2) / 2, 9);
  expect(sevenDays.logLoss).toBeCloseTo(-(Math.log(0.5) + Math.log(0.9)) / 2, 9);
  expect(sevenDays.reliability[5]).toMatchObject({ forecasts: 1, meanChance: 0.5, missedShare: 0 });
  expect(sevenDays.reliability[9]).toMatchObject({ forecasts: 1, meanChance: 0.9, missedShare: 1 });

  expect(await accuracy(api, { sources: ['PRESS'], sourceName: 'marca' })).toMatchObject({
    bySource: [expect.objectContaining(MARCA)],
  });
  expect(await accuracy(api, { sources: ['CLUB'] })).toMatchObject({ forecasts: 0, brier: null });
});

test('all forecasts counted are in the ledger: the last list of each day before the match day', async () => {
  await using api = await openSeason();
  await played(api, '2026-02-08');
  await api.advanceTo('2026-02-23T12:00:00Z');
  await played(api, '2026-02-15');

  const expected: { chance: number; missed: boolean }[] = [];
  for (const [slug, missed] of [['left-wing', false] as const, ['right-wing', true] as const]) {
    for (let date = 1; date < 15; date += 1) {
      const today = `2026-02-${String(date).padStart(2, '0')}`;
      const list = await api.list(slug, `${today}T22:59:59.999Z`);
      // Midnight in Madrid is 23:00 in UTC.
      const published = new Date(Date.parse(list.assessedAt) + 3_600_000).toISOString().slice(0, 10);
      for (const { fixture, chanceOfMissing } of published === today ? list.games : []) {
        const judged = fixture.date > today && (fixture.date === '2026-02-08' || fixture.date === '2026-02-15');
        if (judged) expected.push({ chance: chanceOfMissing, missed });
      }
    }
  }
  const { forecasts, brier, byLeadTime } = await accuracy(api);
  expect(expected.length).toBeGreaterThan(20);
  expect(forecasts).toBe(expected.length);
  expect(brier).toBeCloseTo(
    expected.reduce((sum, { chance, missed }) => sum + (chance - Number(missed)) ** 2, 0) / expected.length,
    9,
  );
  expect(byLeadTime.reduce((sum: number, time: Answer['data']) => sum + time.forecasts, 0)).toBe(forecasts);
});

test('filters: the days of the matches, the competition, the team', async () => {
  await using api = await openSeason();
  await played(api, '2026-02-08');
  const { forecasts } = await accuracy(api);
  const { data } = await api.query('{ competitions { nodes { id slug } } }');
  const [cup, league] = data.competitions.nodes;
  expect(cup.slug).toBe('cup-2025-26');

  for (const all of [
    { from: '2026-02-08', to: '2026-02-08' },
    { competition: { id: league.id } },
    { team: { slug: 'ours' } },
    { leadDays: { min: 1 } },
  ]) {
    expect(await accuracy(api, all)).toMatchObject({ forecasts });
  }
  for (const none of [
    { from: '2026-02-09' },
    { to: '2026-02-07' },
    { competition: { slug: cup.slug } },
    { team: { slug: 'theirs' } },
    { team: { slug: 'nobody' } },
    { leadDays: { min: 8 } },
    { sourceName: 'As' },
  ]) {
    expect(await accuracy(api, none)).toMatchObject({ forecasts: 0, brier: null });
  }
});

test('a game that was moved counts from the day on which its new day was published', async () => {
  await using api = await openScenario(SCENARIO);
  await hurt(api, 'right-wing', tilMarch, DOCTORS);
  await api.advanceTo('2026-02-03T12:00:00Z');
  const fixture = await api.fixture('ours', 'theirs', '2026-02-08');
  await done(api, 'rescheduleFixture', 'RescheduleFixtureInput', { fixture, date: '2026-02-10' });
  await api.advanceTo('2026-02-10T12:00:00Z');
  await played(api, '2026-02-10');
  const { forecasts } = await accuracy(api);
  expect(forecasts).toBeGreaterThan(0);
  expect(await accuracy(api, { leadDays: { max: 7 } })).toMatchObject({ forecasts });
});
