import { expect, test } from 'vitest';
import type { ApiClient } from '../support/api-client.ts';
import { openScenario, type ScenarioFixture } from '../support/scenario.ts';

/** A club's season in Spain, every week from 4 January 2026, with a cup match in between. */
const weeks = ['2026-01-04', '2026-01-11', '2026-01-18', '2026-01-25', '2026-02-01', '2026-02-08', '2026-02-15'];
const league = [...weeks, '2026-02-22', '2026-03-01'].map((date): ScenarioFixture => ({
  competition: 'liga',
  date,
  home: 'norte',
  away: 'sur',
}));

const openSeason = () =>
  openScenario({
    now: '2026-01-26T12:00:00Z',
    season: '2025-26',
    competitions: {
      liga: { name: 'La Liga', kind: 'LEAGUE' },
      copa: { name: 'Copa del Rey', kind: 'CUP' },
    },
    teams: [
      { name: 'Norte', slug: 'norte', timeZone: 'Europe/Madrid' },
      { name: 'Sur', slug: 'sur', timeZone: 'Europe/Madrid' },
    ],
    players: [
      { name: 'Ana Gil', club: 'norte' },
      { name: 'Eva Sanz', club: 'norte' },
    ],
    fixtures: [...league, { competition: 'copa', date: '2026-02-04', home: 'norte', away: 'sur' }],
  });

const card = async (api: ApiClient, date: string, colour = 'YELLOW', slug = 'ana-gil') => ({
  fixture: await api.fixture('norte', 'sur', date),
  player: { slug },
  colour,
});

const DISCIPLINE = `query ($competition: CompetitionRef!) { player(by: { slug: "ana-gil" }) {
  discipline(competition: $competition) { yellows nextThreshold oneAway ruleSource
    ifBooked { wouldMiss { date } games { fixture { date } chance } } } } }`;
const discipline = async (api: ApiClient) =>
  (await api.query(DISCIPLINE, { competition: { slug: 'la-liga-2025-26' } })).data.player.discipline;

const RISKS = `{ player(by: { slug: "ana-gil" }) { missedGames(includeRisks: true) { id headline games {
  id verdict chanceOfMissing explanation fixture { date }
  reasons { __typename ... on SuspensionRisk { yellows threshold chance competition { name } } } } } } }`;

test('four yellow cards are one away: the forecast, the list with risks, the team; the fifth is a ban', async () => {
  await using api = await openSeason();
  await using page = api.subscribeToList('ana-gil');
  await page.next();
  const four = await Promise.all(weeks.slice(0, 4).map((date) => card(api, date)));
  expect(await api.edit('recordCards', { cards: four }, 'cards suspensions { id }')).toMatchObject({
    cards: 4,
    suspensions: [],
  });
  const away = await discipline(api);
  expect(away).toMatchObject({ yellows: 4, nextThreshold: 5, oneAway: true });
  expect(away.ruleSource).toContain('RFEF');
  expect(away.ifBooked.wouldMiss).toEqual({ date: '2026-02-08' });
  expect(away.ifBooked.games).toEqual(
    ['2026-02-08', '2026-02-15', '2026-02-22', '2026-03-01'].map((date, index) => ({
      fixture: { date },
      chance: Number((0.13 * 0.87 ** index).toFixed(3)),
    })),
  );
  const team = '{ team(by: { slug: "norte" }) { oneCardAway { slug } } }';
  expect((await api.query(team)).data.team.oneCardAway).toEqual([{ slug: 'ana-gil' }]);

  // A risk is in no published list.
  expect((await api.list('ana-gil')).games).toEqual([]);
  const { missedGames } = (await api.query(RISKS)).data.player;
  expect(missedGames.games.map(({ fixture: { date } }: { fixture: { date: string } }) => date)).toEqual([
    '2026-02-08',
    '2026-02-15',
  ]);
  expect(missedGames.games[0]).toMatchObject({
    verdict: 'QUESTIONABLE',
    chanceOfMissing: 0.13,
    explanation: 'May miss it because of the risk of a La Liga ban (4 of 5 yellow cards).',
    reasons: [
      {
        __typename: 'SuspensionRisk',
        yellows: 4,
        threshold: 5,
        chance: 0.13,
        competition: { name: 'La Liga' },
      },
    ],
  });
  const node = `query ($id: ID!) { node(id: $id) { ... on MissedGames { games { id } } } }`;
  const again = (await api.query(node, { id: missedGames.id })).data.node;
  expect(again.games.map(({ id }: { id: string }) => id)).toEqual(
    missedGames.games.map(({ id }: { id: string }) => id),
  );

  await api.advanceTo('2026-02-02T12:00:00Z');
  const fifth = { cards: [await card(api, '2026-02-01')] };
  const recorded = await api.edit('recordCards', fifth, 'suspensions { id origin matches reason imposedOn }');
  expect(recorded.suspensions).toMatchObject([{ origin: 'CARDS', matches: 1, imposedOn: '2026-02-01' }]);
  const banned = (await page.next()).missedGames;
  expect(banned).toMatchObject({ cause: 'CARD', targetReturn: { date: '2026-02-04' } });
  // The cup match in between does not count towards the ban.
  expect(banned.games).toMatchObject([{ verdict: 'OUT', fixture: { date: '2026-02-08' } }]);
  expect(await discipline(api)).toMatchObject({ yellows: 5, nextThreshold: 10, oneAway: false, ifBooked: null });

  // The same cards again change nothing; a ban that a committee states replaces the derived one.
  expect(await api.edit('recordCards', fifth, 'suspensions { id }')).toMatchObject({ suspensions: [] });
  const competition = await api.competition('La Liga');
  const stated = { player: { slug: 'ana-gil' }, competition, imposedOn: '2026-02-01', matches: 2 };
  await api.edit('imposeSuspension', stated);
  expect((await api.list('ana-gil')).games.map(({ reasons }: { reasons: object[] }) => reasons.length)).toEqual([1, 1]);
  const { data } = await api.query('{ player(by: { slug: "ana-gil" }) { suspensions { origin matches } } }');
  expect(data.player.suspensions).toEqual([{ origin: 'STATED', matches: 2 }]);
});

test('a second yellow card and a red one are bans; totals of a feed count, and cards after them', async () => {
  await using api = await openSeason();
  const yellow = await card(api, '2026-01-25');
  await api.edit('recordCards', { cards: [yellow, { ...yellow, colour: 'SECOND_YELLOW' }] });
  const list = await api.list('ana-gil');
  expect(list.games).toMatchObject([{ fixture: { date: '2026-02-01' } }]);
  expect(list.games[0].explanation).toBe('Out because of a ban for one La Liga match.');
  expect(await discipline(api)).toMatchObject({ yellows: 0 });

  const { data } = await api.query('{ competition(by: { slug: "la-liga-2025-26" }) { family { id } } }');
  const totals = [{ player: { slug: 'eva-sanz' }, yellows: 3, asOf: '2026-01-20T00:00:00Z' }];
  const input = { family: data.competition.family.id, season: '2025-26', totals };
  expect(await api.edit('recordCautionTotals', input, 'totals players { slug }')).toMatchObject({
    totals: 1,
    players: [{ slug: 'eva-sanz' }],
  });
  const away =
    'query { team(by: { slug: "norte" }) { oneCardAway(competition: { slug: "la-liga-2025-26" }) { slug } } }';
  expect((await api.query(away)).data.team.oneCardAway).toEqual([]);
  await api.edit('recordCards', { cards: [await card(api, '2026-01-25', 'YELLOW', 'eva-sanz')] });
  expect((await api.query(away)).data.team.oneCardAway).toEqual([{ slug: 'eva-sanz' }]);

  expect(await api.edit('recordCards', { cards: [await card(api, '2026-02-22')] })).toMatchObject({
    issues: [{ path: ['input', 'cards', '0', 'fixture'] }],
  });
});
