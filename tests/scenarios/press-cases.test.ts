import { expect, test } from 'vitest';
import { type Answer, type ApiClient, pairings } from '../support/api-client.ts';
import { BELLINGHAM, COURTOIS, DE_JONG, GUIMARAES, HAVERTZ, RODRYGO } from '../support/press-cases.ts';
import { done, openScenario, report } from '../support/scenario.ts';

/** Absences of February and March 2026, with their length and games as newspapers reported them at the time. */

function verdicts(list: Answer['data'], verdict: string): string[] {
  return pairings({ games: list.games.filter((game: Answer['data']) => game.verdict === verdict) });
}

function press(name: string): Record<string, string> {
  return { kind: 'PRESS', name };
}

/**
 * Sports Illustrated with The Athletic, 2026-02-11: out with a muscle injury until after the derby at Tottenham of the
 * 22nd, four games, listed with their days; expected to be there for Chelsea on 1 March. Caught Offside, the same day:
 * at least four. Fussballtransfers, 2026-02-17: Arteta counts on the player for the derby after all, not for Wolverhampton.
 * RotoWire, 2026-02-27: has missed four games, a late decision for Chelsea.
 */
const FOUR_GAMES = [
  'brentford v arsenal',
  'arsenal v wigan-athletic',
  'wolverhampton-wanderers v arsenal',
  'tottenham-hotspur v arsenal',
];

async function havertz(api: ApiClient): Promise<string> {
  return report(api, {
    player: { slug: 'kai-havertz' },
    occurredOn: '2026-02-11',
    bodyPart: 'UNKNOWN',
    description: 'Muscle injury',
    estimate: { window: { earliest: '2026-02-23', latest: '2026-03-01' } },
    source: press('The Athletic'),
  });
}

test('Havertz misses four games, and is back against Chelsea', async () => {
  await using api = await openScenario(HAVERTZ);
  await havertz(api);
  const list = await api.list('kai-havertz');
  expect(pairings(list)).toEqual(FOUR_GAMES);
  expect(list).toMatchObject({
    count: { out: 4, min: 4, max: 4 },
    targetReturn: { date: '2026-03-01' },
    headline: expect.stringContaining('four games'),
  });
});

test('Havertz is hoped for at Tottenham, misses it too, and Chelsea is left open', async () => {
  await using api = await openScenario(HAVERTZ);
  const injury = await havertz(api);
  await api.advanceTo('2026-02-17T15:00:00Z');
  const forTheDerby = { earliest: '2026-02-20', likely: '2026-02-22', latest: '2026-03-01' };
  await api.revise(injury, { window: forTheDerby }, { source: { kind: 'CLUB', name: 'Mikel Arteta' } });
  const hoped = await api.list('kai-havertz');
  expect(verdicts(hoped, 'MISSED')).toEqual(FOUR_GAMES.slice(0, 2));
  expect(verdicts(hoped, 'OUT')).toEqual(FOUR_GAMES.slice(2, 3));
  expect(verdicts(hoped, 'DOUBTFUL')).toEqual(FOUR_GAMES.slice(3));

  await api.advanceTo('2026-02-27T15:00:00Z');
  const late = await api.list('kai-havertz');
  expect(verdicts(late, 'MISSED')).toEqual(FOUR_GAMES);
  expect(late.count).toMatchObject({ missed: 4, min: 4, max: 5 });
  expect(verdicts(late, 'OUT')).toEqual([]);
  expect(pairings(late).at(-1)).toBe('arsenal v chelsea');
});

/**
 * Football España, 2026-02-11, with Ramón Álvarez de Mon: a month at first, now two at worst. Up to eleven matches of
 * Real Madrid's, Valencia's included, which the player had missed; Real Sociedad, Benfica twice and Osasuna for certain; Getafe,
 * Celta, Elche, Atlético and both legs of the round of 16, if they get there, at risk.
 */
const CERTAIN = [
  'real-madrid v real-sociedad',
  'benfica v real-madrid',
  'osasuna v real-madrid',
  'real-madrid v benfica',
];
const AT_RISK = [
  'real-madrid v getafe',
  'celta-vigo v real-madrid',
  'real-madrid v ?',
  'real-madrid v elche',
  '? v real-madrid',
  'real-madrid v atletico-madrid',
];

async function bellingham(api: ApiClient): Promise<string> {
  return report(api, {
    player: { slug: 'jude-bellingham' },
    occurredOn: '2026-02-01',
    occurredIn: await api.fixture('real-madrid', 'rayo-vallecano'),
    bodyPart: 'HAMSTRING',
    side: 'LEFT',
    description: 'Semitendinosus muscle injury in the left leg',
    estimate: { window: { earliest: '2026-03-01', latest: '2026-04-01' } },
    source: press('Football España'),
  });
}

test('Bellingham could miss up to eleven matches of Real Madrid’s', async () => {
  const { nationalTeam: _, ...asClubsCount } = BELLINGHAM.players[0] ?? { name: '', club: '' };
  await using api = await openScenario({ ...BELLINGHAM, players: [asClubsCount] });
  await bellingham(api);
  const list = await api.list('jude-bellingham');
  expect(verdicts(list, 'MISSED')).toEqual(['valencia v real-madrid']);
  expect(verdicts(list, 'OUT')).toEqual(CERTAIN);
  expect(pairings(list)).toEqual(['valencia v real-madrid', ...CERTAIN, ...AT_RISK]);
  expect(list.count).toMatchObject({ missed: 1, conditional: 2, min: 5, max: 11 });
});

/**
 * Goal with The Sun, 2026-02-17: longer than thought, out until early April; so the player misses England's friendlies with
 * Uruguay and Japan, too, and may miss the round of 16. Sports Illustrated with The Athletic, the same day: up to
 * eight weeks, so not in the derby and, should they get there, in both legs of the round of 16.
 */
test('a week later the player is out until April, and England’s friendlies are gone', async () => {
  await using api = await openScenario(BELLINGHAM);
  const injury = await bellingham(api);
  const before = await api.list('jude-bellingham');
  expect(before.count).toMatchObject({ min: 5, max: 13 });

  await api.advanceTo('2026-02-17T12:00:00Z');
  const early = { earliest: '2026-04-01', latest: '2026-04-10' };
  await api.revise(injury, { window: early }, { source: press('The Sun') });
  const list = await api.list('jude-bellingham');
  expect(verdicts(list, 'OUT')).toEqual([...CERTAIN.slice(1), ...AT_RISK, 'england v uruguay', 'england v japan']);
  // Two are missed, nine of the eleven that are out are certain games; Mallorca is in the middle of the window.
  expect(list.count).toMatchObject({ missed: 2, out: 9, conditional: 2, min: 11, max: 14 });
  expect(list.targetReturn.date).toBe('2026-04-12');
});

/**
 * Goal France, 2026-02-26, with Sport: a small tear, three to four weeks; at least five games, up to seven with the
 * second leg in the Champions League and Rayo Vallecano.
 */
const AT_LEAST_FIVE = [
  'barcelona v villarreal',
  'barcelona v atletico-madrid',
  'athletic-club v barcelona',
  '? v barcelona',
  'barcelona v sevilla',
];
const UP_TO_SEVEN = [...AT_LEAST_FIVE, 'barcelona v ?', 'barcelona v rayo-vallecano'];

async function deJong(api: ApiClient): Promise<string> {
  return report(api, {
    player: { slug: 'frenkie-de-jong' },
    occurredOn: '2026-02-26',
    bodyPart: 'HAMSTRING',
    side: 'RIGHT',
    description: 'Hamstring injury',
    estimate: { window: { earliest: '2026-03-19', latest: '2026-03-26' } },
    source: press('Sport'),
  });
}

test('de Jong misses at least five games and up to seven', async () => {
  await using api = await openScenario(DE_JONG);
  await deJong(api);
  const list = await api.list('frenkie-de-jong');
  expect(pairings(list)).toEqual(UP_TO_SEVEN);
  expect(verdicts(list, 'OUT')).toEqual(expect.arrayContaining(AT_LEAST_FIVE));
  expect(list.count.min).toBeGreaterThanOrEqual(5);
  expect(list.count.max).toBe(7);
});

/**
 * The club, the same day, in AFP's report (Free Malaysia Today, 2026-02-27): five to six weeks; so both legs of the last
 * 16, four games of the league, the cup semi-final, and the Netherlands' games with Norway and Ecuador. Record (Santo
 * Domingo) adds Atlético of 4 or 5 April. Sport, 2026-02-27: Athletic is brought forward to the 7th.
 */
test('the club says five to six weeks: the Netherlands lose the player too', async () => {
  await using api = await openScenario(DE_JONG);
  const injury = await deJong(api);
  const sixWeeks = { earliest: '2026-04-02', latest: '2026-04-09' };
  await api.revise(injury, { window: sixWeeks }, { source: { kind: 'CLUB', name: 'FC Barcelona' } });
  const list = await api.list('frenkie-de-jong');
  expect(verdicts(list, 'OUT')).toEqual([...UP_TO_SEVEN, 'netherlands v norway', 'netherlands v ecuador']);
  expect(pairings(list).slice(9)).toEqual(['atletico-madrid v barcelona']);
  expect(list).toMatchObject({ count: { min: 9, max: 10 }, targetReturn: { date: '2026-04-12' } });

  await using page = api.subscribeToList('frenkie-de-jong');
  await page.next();
  await api.advanceTo('2026-02-27T16:00:00Z');
  const fixture = await api.fixture('athletic-club', 'barcelona');
  await done(api, 'rescheduleFixture', 'RescheduleFixtureInput', { fixture, date: '2026-03-07' });
  const moved = await page.until((event) => event.changes.length > 0);
  expect(moved.changes).toEqual([
    expect.objectContaining({ kind: 'MOVED', before: 'OUT', after: 'OUT', fixture: expect.anything() }),
  ]);
  expect(moved.missedGames.count).toMatchObject({ min: 9, max: 10 });
});

/**
 * Metro, 2026-02-14, with ESPN Brasil: at least two months; Villa, Qarabag twice, City, Everton, United, Chelsea,
 * Sunderland and Crystal Palace. Mail Online, the same day: some ten matches, the last 16 included should they get there.
 * Ta Nea, with ESPN Brasil: eight to ten weeks, so not against France and Croatia.
 */
test('Guimarães misses some ten of Newcastle’s matches and both of Brazil’s', async () => {
  await using api = await openScenario(GUIMARAES);
  await report(api, {
    player: { slug: 'bruno-guimaraes' },
    occurredOn: '2026-02-10',
    bodyPart: 'HAMSTRING',
    description: 'Hamstring injury',
    estimate: { window: { earliest: '2026-04-07', latest: '2026-04-21' } },
    source: press('ESPN Brasil'),
  });
  const list = await api.list('bruno-guimaraes');
  const newcastles = verdicts(list, 'OUT').filter((pairing) => pairing.includes('newcastle-united'));
  expect(newcastles).toEqual([
    'aston-villa v newcastle-united',
    'qarabag v newcastle-united',
    'manchester-city v newcastle-united',
    'newcastle-united v qarabag',
    'newcastle-united v everton',
    'newcastle-united v manchester-united',
    'newcastle-united v ?',
    'chelsea v newcastle-united',
    '? v newcastle-united',
    'newcastle-united v sunderland',
  ]);
  expect(verdicts(list, 'OUT')).toEqual(expect.arrayContaining(['brazil v france', 'brazil v croatia']));
  expect(verdicts(list, 'DOUBTFUL')).toEqual(['crystal-palace v newcastle-united']);
  expect(list.count).toMatchObject({ out: 10, doubtful: 1, conditional: 2, min: 10 });
});

/**
 * AP (WTOP), 2026-03-03: torn ACL and meniscus against Getafe, out for the rest of the season and of the World Cup; the
 * club gives no timetable. Polsat Sport, the same day: six to seven months. Okay News: the World Cup begins with
 * Morocco, Haiti and Scotland.
 */
test('Rodrygo misses everything in the calendar, the World Cup too', async () => {
  await using api = await openScenario(RODRYGO);
  const injury = await report(api, {
    player: { slug: 'rodrygo' },
    occurredOn: '2026-03-02',
    occurredIn: await api.fixture('real-madrid', 'getafe'),
    bodyPart: 'KNEE',
    side: 'RIGHT',
    diagnosis: 'Torn anterior cruciate ligament',
    estimate: { unknown: true },
    source: { kind: 'CLUB', name: 'Real Madrid' },
  });
  const everything = RODRYGO.fixtures.length - 1;
  const byTheDiagnosis = await api.list('rodrygo');
  expect(byTheDiagnosis).toMatchObject({ count: { max: everything }, targetReturn: null });

  const months = { earliest: '2026-09-03', latest: '2026-10-03' };
  await api.revise(injury, { window: months }, { source: press('Polsat Sport') });
  const list = await api.list('rodrygo');
  expect(list).toMatchObject({ count: { out: everything, min: everything, max: everything }, targetReturn: null });
  expect(pairings(list).slice(-3)).toEqual(['brazil v morocco', 'brazil v haiti', 'brazil v scotland']);
  expect(list.headline).toContain('is set to miss ten games');
});

/**
 * Agência O Globo with Marca, 2026-03-19: some six weeks; the derby on Sunday and both legs against Bayern, 7 and 15
 * April, go without him. El Ojo Ciudadano, the same day: no friendlies for Belgium.
 */
test('Courtois is out for six weeks: the derby, Belgium and both legs against Bayern', async () => {
  await using api = await openScenario(COURTOIS);
  await report(api, {
    player: { slug: 'thibaut-courtois' },
    occurredOn: '2026-03-17',
    bodyPart: 'QUADRICEPS',
    side: 'RIGHT',
    description: 'Muscle injury of the rectus femoris of the right quadriceps',
    estimate: { date: '2026-04-30' },
    source: press('Marca'),
  });
  const list = await api.list('thibaut-courtois');
  const printed = [
    'real-madrid v atletico-madrid',
    'united-states v belgium',
    'real-madrid v bayern-munich',
    'bayern-munich v real-madrid',
  ];
  const likely = [...verdicts(list, 'OUT'), ...verdicts(list, 'DOUBTFUL')];
  expect(likely).toEqual(expect.arrayContaining(printed));
  expect(verdicts(list, 'OUT')).toEqual(expect.arrayContaining(printed.slice(0, 2)));
  // Six weeks are over on 30 April.
  expect(list.targetReturn.date).toBe('2026-05-03');
});
