import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { countryOfZone } from '../../src/domain/country.ts';
import type { ImportSummary } from '../../src/feeds/season/season-file.ts';
import { imported, openSeasonImports, seasonVersion } from '../support/season-imports.ts';

/** A double round robin in full rounds. The second version has other names of rounds, and some matches are moved. */
function season(
  teams: readonly string[],
  roundName: (round: number) => string,
  movedDays = 0,
  isSameGround = false,
): any[] {
  const others = teams.length - 1;
  return Array.from({ length: 2 * others }, (_, round) =>
    Array.from({ length: teams.length / 2 }, (_, match) => {
      const seats = [0, ...Array.from({ length: others }, (_, seat) => 1 + ((seat + round) % others))];
      const pair = [teams[seats[match]!], teams[seats[others - match]!]];
      const isReturn = round >= others && !isSameGround;
      const [team1, team2] = (((round % others) + match) % 2 === 0) === isReturn ? pair : pair.toReversed();
      const days = round * 7 + (match === 1 ? movedDays : 0);
      const date = new Date(Date.UTC(2025, 7, 16) + days * 86_400_000).toISOString().slice(0, 10);
      return { round: roundName(round + 1), date, team1, team2 };
    }),
  ).flat();
}

const TEAMS = ['Aaa', 'Bbb', 'Ccc', 'Ddd', 'Eee', 'Fff', 'Ggg', 'Hhh'];

function asked(decision: Decision<ImportSummary>): string[] {
  if (decision.ok || decision.refusal.kind !== 'QUESTIONS') throw new Error(JSON.stringify(decision));
  return decision.refusal.questions.map(({ name }) => name);
}

describe('rounds with other names', () => {
  test.each<[string, (round: number) => string, (round: number) => string, isSameGround?: boolean]>([
    ['in Japanese', (round) => `第${round}節`, (round) => `Matchday ${round}`],
    [
      'by half-season',
      (round) => (round <= 7 ? `Apertura, Jornada ${round}` : `Clausura, Jornada ${round - 7}`),
      (round) => (round <= 7 ? `Apertura 2025 - Matchday ${round}` : `Clausura 2026 - Matchday ${round - 7}`),
    ],
    ['at one ground', (round) => `Leg ${round > 7} ${round % 7}`, (round) => `Part ${round}`, true],
    ['in words', (round) => `Stage ${'x'.repeat(round)}`, (round) => `Round ${round}`],
  ])('%s, with matches moved by months: every id is kept', async (_, before, after, isSameGround) => {
    await using imports = await openSeasonImports();
    await imports.import(season(TEAMS, before, 0, isSameGround));
    const ids = (await imports.fixtures()).map(({ id }) => id).toSorted();
    const later = season(TEAMS, after, isSameGround === true ? 20 : 50, isSameGround);
    expect(imported(await imports.import(later.toReversed()))).toMatchObject({ added: 0, gone: [], problems: [] });
    expect(imported(await imports.import(later))).toMatchObject({ added: 0, unchanged: later.length });
    expect((await imports.fixtures()).map(({ id }) => id).toSorted()).toEqual(ids);
  });

  test.each<[string, (row: any) => string]>([
    ['by groups', ({ round, group }) => group ?? round],
    ['in German', ({ round, group }) => (group === undefined ? `Runde ${round.length}` : `Vorrunde, ${group}`)],
  ])('of a World Cup %s, with and without numbers of matches', async (_, roundOf) => {
    const cup = { season: '2026', kind: 'INTERNATIONAL', timeZone: 'UTC' } as const;
    await using imports = await openSeasonImports(undefined, cup);
    await imports.import(seasonVersion('worldcup.2026.as-of-2026-03-20'));
    const ids = (await imports.fixtures()).map(({ id }) => id).toSorted();
    const later = seasonVersion('worldcup.2026.as-of-2026-06-25').map((row) => ({ ...row, round: roundOf(row) }));
    expect(imported(await imports.import(later))).toMatchObject({ added: 0, teamsAdded: 6 });
    const last = seasonVersion('worldcup.2026.as-of-2026-07-20').map(({ num: _num, ...row }) => row);
    expect(imported(await imports.import(last))).toMatchObject({ added: 0, teamsAdded: 0 });
    expect((await imports.fixtures()).map(({ id }) => id).toSorted()).toEqual(ids);
    expect(await imports.teams()).toHaveLength(48);
  });
});

test('the names of a World Cup in Russian are resolved to its teams and open sides', async () => {
  await using imports = await openSeasonImports(undefined, { season: '2026', kind: 'INTERNATIONAL', timeZone: 'UTC' });
  const row = (date: string, team1: string, team2: string) => ({ round: 'Matchday 1', date, team1, team2 });
  await imports.import([
    row('2026-06-11', 'Mexico', 'South Africa'),
    row('2026-06-11', 'South Korea', 'UEFA Path D winner'),
    row('2026-06-12', 'Canada', 'Switzerland'),
    row('2026-06-12', 'USA', 'Paraguay'),
  ]);
  const later = [
    row('2026-06-11', 'Мексика', 'Южно-Африканская Республика'),
    row('2026-06-11', 'Республика Корея', 'Чехия'),
    row('2026-06-12', 'Канада', 'Швейцария'),
  ];
  expect(imported(await imports.import(later))).toMatchObject({ added: 0, teamsAdded: 1 });
  // Unknown names on the day of a known match: they do not fill the open side of another match.
  await imports.import([row('2026-06-12', 'Winner Path A', 'Bosnia')], { options: { newTeams: 'CREATE' } });
  expect(asked(await imports.import([row('2026-06-12', 'США', 'Парагвай'), row('2026-06-12', 'Ыыы', 'Эээ')]))).toEqual([
    'США',
    'Ыыы',
    'Эээ',
  ]);
});

describe('a file of one matchday', () => {
  const rounds = (round: number): string => `Matchday ${round}`;

  test('of unknown names only is a question, not a guess', async () => {
    await using imports = await openSeasonImports();
    const rows = season(TEAMS, rounds);
    await imports.import(rows);
    const [first] = rows;
    const unknown = [{ ...first, team1: 'Xxx', team2: 'Yyy' }];
    expect(asked(await imports.import(unknown))).toEqual(['Xxx', 'Yyy']);
    const half = [{ ...first, team2: 'Yyy' }];
    expect(imported(await imports.import(half)).resolved).toMatchObject([
      { evidence: 'NAME' },
      { name: 'Yyy', team: { name: first.team2 }, evidence: 'SHARED_FIXTURES' },
    ]);
  });

  test('with a name that is more like that of another team is a question', async () => {
    await using imports = await openSeasonImports();
    const rows = season(['Atlético Madrid', ...TEAMS.slice(1)], rounds);
    await imports.import(rows);
    const wrong = rows.findIndex(({ team1, team2 }) => team1 === 'Bbb' && team2 !== 'Atlético Madrid');
    expect(asked(await imports.import(rows.with(wrong, { ...rows[wrong], team1: 'Atlético' })))).toEqual(['Atlético']);
    const typo = rows.with(wrong, { ...rows[wrong], team1: 'Bbbb' });
    expect(imported(await imports.import(typo))).toMatchObject({ added: 0, unchanged: rows.length });
  });

  test('with a misspelt name of another team is a question; one that is more like the team’s own is not', async () => {
    await using world = await openSeasonImports();
    const rows = season(['Real Madrid', 'Real Betis', ...TEAMS.slice(2)], rounds);
    await world.import(rows);
    const at = rows.findIndex(({ team1, team2 }) => team1 === 'Real Betis' && team2 !== 'Real Madrid');
    const renamed = (team1: string) => rows.with(at, { ...rows[at], team1 });
    expect(asked(await world.import(renamed('Real Madird')))).toEqual(['Real Madird']);
    expect(imported(await world.import(renamed('Real Bettis')))).toMatchObject({ added: 0, unchanged: rows.length });
  });

  test('of two unknown names is resolved if one of them is like a team’s name', async () => {
    await using imports = await openSeasonImports();
    const names = ['Ajax Amsterdam', 'Sparta Rotterdam', 'Heracles Almelo', 'Fortuna Sittard', ...TEAMS.slice(4)];
    const rows = season(names, rounds);
    await imports.import(rows);
    const row = rows.find(({ team1 }) => team1 === 'Ajax Amsterdam');
    const renamed = [{ ...row, team1: 'AFC Ajax', team2: 'Quite another' }];
    expect(imported(await imports.import(renamed))).toMatchObject({
      added: 0,
      resolved: [{ team: { name: 'Ajax Amsterdam' } }, { team: { name: row.team2 } }],
    });
  });

  test('with a match that was moved next to another of its opponent is resolved by the round', async () => {
    await using imports = await openSeasonImports();
    const rows = season(TEAMS, rounds);
    await imports.import(rows);
    const row = rows.find(({ round }) => round === 'Matchday 2');
    const next = rows.find(({ team2, date }) => team2 === row.team2 && date > row.date);
    const { resolved } = imported(await imports.import([{ ...row, team1: 'Quite another', date: next.date }]));
    expect(resolved.find(({ name }) => name === 'Quite another')?.team.name).toBe(row.team1);
  });
});

describe('clubs of one name in two countries', () => {
  test('are two, if the zones of their leagues say so', async () => {
    await using imports = await openSeasonImports();
    const portugal = season(['Vitória SC', 'Porto', 'Braga', 'Arouca'], String);
    const brazil = season(['Vitória', 'Santos', 'Bahia', 'Ceará'], String);
    await imports.import(portugal, { competition: 'Primeira Liga', timeZone: 'Europe/Lisbon' });
    const file = { competition: 'Brasileirão', timeZone: 'America/Sao_Paulo' };
    expect(imported(await imports.import(brazil, file))).toMatchObject({ teamsAdded: 4 });
    expect(imported(await imports.import(brazil, file))).toMatchObject({ teamsAdded: 0, unchanged: brazil.length });
    const found = (await imports.teams()).filter(({ name }) => name.startsWith('Vitória'));
    expect(found.map(({ country }) => country).toSorted()).toEqual(['BRA', 'POR']);
  });

  test('are two, if one of the leagues is well known in a zone of several countries', async () => {
    await using imports = await openSeasonImports();
    const england = season(['Everton', 'Arsenal', 'Chelsea', 'Fulham'], String);
    await imports.import(england, { competition: 'Premier League', timeZone: 'Europe/London' });
    const chile = season(['Everton', 'Palestino', 'Colo-Colo', 'Huachipato'], String);
    const file = { competition: 'Primera División', timeZone: 'America/Santiago' };
    expect(imported(await imports.import(chile, file))).toMatchObject({ teamsAdded: 4 });
    const found = (await imports.teams()).filter(({ name }) => name === 'Everton');
    expect(found.map(({ country }) => country).toSorted()).toEqual(['CHI', 'ENG']);
  });

  test('are one, if most teams of the file are known in another country', async () => {
    await using imports = await openSeasonImports();
    const rows = season(['Porto', 'Braga', 'Arouca', 'Tondela'], String);
    await imports.import(rows, { competition: 'Primeira Liga', timeZone: 'Europe/Lisbon' });
    const again = { competition: 'Taça', timeZone: 'Europe/Madrid' };
    expect(imported(await imports.import(rows, again))).toMatchObject({ teamsAdded: 0 });
  });

  test.each([
    ['Europe/Madrid', 'ESP'],
    ['America/Buenos_Aires', 'ARG'],
    ['Asia/Seoul', 'KOR'],
    ['Europe/London', null],
    ['Europe/Belgrade', null],
    ['UTC', null],
  ])('the country of %s is %s', (zone, country) => expect(countryOfZone(zone)).toBe(country));
});
