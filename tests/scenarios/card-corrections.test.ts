import { expect, test } from 'vitest';
import { type ApiClient, EDITOR } from '../support/api-client.ts';
import { openScenario, type ScenarioFixture } from '../support/scenario.ts';
import { verdicts } from '../support/winter-scenario.ts';

/** Ten weeks of an English season and a cup: bans by cards are updated with everything that they depend on. */

const SUNDAYS = ['2025-11-02', '2025-11-09', '2025-11-16', '2025-11-23', '2025-11-30', '2025-12-07', '2025-12-14'];
const AHEAD = ['2025-12-21', '2025-12-28', '2026-01-11'];
const league = [...SUNDAYS, ...AHEAD].map((date): ScenarioFixture => ({
  competition: 'league',
  date,
  home: 'everton',
  away: 'fulham',
}));

const openSeason = () =>
  openScenario({
    now: '2025-12-15T12:00:00Z',
    season: '2025-26',
    competitions: {
      league: { name: 'Premier League', kind: 'LEAGUE' },
      cup: { name: 'FA Cup', kind: 'CUP' },
    },
    teams: [
      { name: 'Everton', slug: 'everton', timeZone: 'Europe/London' },
      { name: 'Fulham', slug: 'fulham', timeZone: 'Europe/London' },
    ],
    players: [
      { name: 'Jack Ball', club: 'everton' },
      { name: 'Ian Gray', club: 'everton' },
    ],
    fixtures: [...league, { competition: 'cup', date: '2026-01-04', home: 'everton', away: 'fulham' }],
  });

const BALL = { slug: 'jack-ball' };
const card = async (api: ApiClient, date: string, colour = 'YELLOW', player = BALL) => ({
  fixture: await api.fixture('everton', 'fulham', date),
  player,
  colour,
});
const five = (api: ApiClient) => Promise.all(SUNDAYS.slice(2).map((date) => card(api, date)));
const suspensions = async (api: ApiClient, slug = 'jack-ball') =>
  (
    await api.query(
      `query ($slug: String!) { player(by: { slug: $slug }) {
      suspensions { reason matches imposedOn origin served } } }`,
      { slug },
    )
  ).data.player.suspensions;

test('a card that was recorded in error is removed: its ban is withdrawn, the audit trail has the reason', async () => {
  await using api = await openSeason();
  await using page = api.subscribeToList('jack-ball');
  await page.next();
  await api.edit('recordCards', { cards: await five(api) });
  expect(verdicts((await page.next()).missedGames)).toEqual(['2025-12-21 OUT']);

  const wrong = await card(api, '2025-11-30');
  const removed = await api.edit(
    'removeCards',
    { cards: [wrong], note: 'It was Gray who was booked.' },
    'cards suspensions { liftedAt matches }',
  );
  expect(removed).toMatchObject({ cards: 1, suspensions: [{ liftedAt: expect.any(String), matches: 1 }] });
  expect((await page.next()).missedGames).toMatchObject({ cause: 'CORRECTION', games: [] });
  expect(await suspensions(api)).toEqual([]);
  const audit = `{ audit(first: 1) { nodes { what note subjects { __typename } } } }`;
  const { data } = await api.query(audit, {}, EDITOR);
  expect(data.audit.nodes[0]).toMatchObject({ what: 'removeCards', note: 'It was Gray who was booked.' });

  expect(await api.edit('removeCards', { cards: [wrong] })).toMatchObject({
    __typename: 'NotFoundError',
    path: ['input', 'cards', '0'],
  });
  const cards = '{ player(by: { slug: "jack-ball" }) { cards { colour minute player { slug } fixture { date } } } }';
  const left = (await api.query(cards)).data.player.cards;
  expect(left).toHaveLength(4);
  expect(left[0]).toMatchObject({
    colour: 'YELLOW',
    minute: null,
    player: BALL,
    fixture: { date: expect.any(String) },
  });

  // Recorded again, the card leads to the same ban again.
  await api.edit('recordCards', { cards: [wrong] });
  expect(await suspensions(api)).toMatchObject([{ reason: '5 yellow cards', imposedOn: '2025-12-14' }]);
});

test('a served ban is no longer a missed game after its card is removed', async () => {
  await using api = await openSeason();
  await api.edit('recordCards', { cards: [await card(api, '2025-11-30', 'RED')] });
  const red = await api.list('jack-ball');
  expect(red.games).toEqual([]);
  expect(await suspensions(api)).toMatchObject([{ served: 1 }]);
  const match = await api.fixture('everton', 'fulham', '2025-12-07');
  const verdict = async () =>
    (
      await api.query(
        `query ($id: ID!) { player(by: { slug: "jack-ball" }) { availability(fixture: $id) { verdict } } }`,
        {
          id: match,
        },
      )
    ).data.player.availability.verdict;
  expect(await verdict()).toBe('MISSED');
  await api.edit('removeCards', { cards: [await card(api, '2025-11-30', 'RED')] });
  expect(await verdict()).toBe('PLAYED');
});

test('bans follow a fixture that is moved, postponed, cancelled, awarded or broken off', async () => {
  await using api = await openSeason();
  await api.edit('recordCards', { cards: await five(api) });
  expect(await suspensions(api)).toMatchObject([{ imposedOn: '2025-12-14' }]);

  // The last one was played a day later than entered.
  const last = await api.fixture('everton', 'fulham', '2025-12-14');
  await api.edit('rescheduleFixture', { fixture: last, date: '2025-12-13' });
  expect(await suspensions(api)).toMatchObject([{ imposedOn: '2025-12-13' }]);

  // It was not played: its card does not count until it is.
  await api.edit('postponeFixture', { fixture: last });
  expect(await suspensions(api)).toEqual([]);
  expect((await api.list('jack-ball')).games).toEqual([]);
  await api.edit('rescheduleFixture', { fixture: last, date: '2025-12-14' });
  expect(await suspensions(api)).toMatchObject([{ matches: 1 }]);

  await api.edit('cancelFixture', { fixture: last });
  expect(await suspensions(api)).toEqual([]);
  await api.edit('reinstateFixture', { fixture: last });
  expect(await suspensions(api)).toMatchObject([{ matches: 1 }]);

  // The match was awarded after it was played, or was broken off: its cards count.
  for (const status of ['AWARDED', 'ABANDONED']) {
    await api.edit('recordResult', { fixture: last, home: 3, away: 0, status });
    expect(await suspensions(api)).toMatchObject([{ matches: 1 }]);
  }
  await api.edit('rescheduleFixture', { fixture: last, date: '2026-01-06' });
  expect(await suspensions(api)).toMatchObject([{ matches: 1, imposedOn: '2025-12-14' }]);
  expect(verdicts(await api.list('jack-ball'))).toEqual(['2025-12-21 OUT']);

  // A card of a match that was broken off can be recorded.
  const gray = { ...(await card(api, '2026-01-06', 'RED')), player: { slug: 'ian-gray' } };
  await api.edit('recordCards', { cards: [gray] });
  expect(await suspensions(api, 'ian-gray')).toMatchObject([{ imposedOn: '2025-12-14' }]);
});

test('a corrected total changes the bans of later cards; merged fixtures and players have one ban', async () => {
  await using api = await openSeason();
  const { data } = await api.query('{ competition(by: { slug: "premier-league-2025-26" }) { id family { id } } }');
  const { id: competition, family } = data.competition;
  const total = (yellows: number, asOf: string) =>
    api.edit('recordCautionTotals', {
      family: family.id,
      season: '2025-26',
      totals: [{ player: BALL, yellows, asOf }],
    });
  await total(3, '2025-12-10T00:00:00Z');
  await api.edit('recordCards', { cards: [await card(api, '2025-12-14')] });
  expect(await suspensions(api)).toEqual([]);
  await total(4, '2025-12-11T00:00:00Z');
  expect(await suspensions(api)).toMatchObject([{ reason: '5 yellow cards' }]);
  expect(verdicts(await api.list('jack-ball'))).toEqual(['2025-12-21 OUT']);
  await total(2, '2025-12-12T00:00:00Z');
  expect(await suspensions(api)).toEqual([]);

  // The same match, entered twice, with a red card in each.
  const teams = { home: { slug: 'everton' }, away: { slug: 'fulham' } };
  const duplicate = (await api.edit('scheduleFixture', { competition, date: '2025-12-14', ...teams }, 'id')).id;
  const match = await api.fixture('everton', 'fulham', '2025-12-14');
  const keep = match === duplicate ? await sameDay(api, '2025-12-14', duplicate) : match;
  const gray = { player: { slug: 'ian-gray' }, colour: 'RED' };
  await api.edit('recordCards', { cards: [{ ...gray, fixture: duplicate }] });
  expect(verdicts(await api.list('ian-gray'))).toEqual(['2025-12-21 OUT']);
  await api.edit('mergeFixtures', { keep, duplicate });
  expect(await suspensions(api, 'ian-gray')).toHaveLength(1);
  await api.edit('mergePlayers', { keep: BALL, duplicate: { slug: 'ian-gray' } });
  expect(await suspensions(api)).toMatchObject([{ reason: 'Red card', served: 0 }]);
  expect(verdicts(await api.list('jack-ball'))).toEqual(['2025-12-21 OUT']);
});

async function sameDay(api: ApiClient, date: string, other: string): Promise<string> {
  const { data } = await api.query(`{ fixtures(filter: { from: "${date}", to: "${date}" }) { nodes { id } } }`);
  return data.fixtures.nodes.map(({ id }: { id: string }) => id).find((id: string) => id !== other);
}
