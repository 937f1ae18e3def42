import { describe, expect, test } from 'vitest';
import type { Decision } from '../../src/domain/decision.ts';
import { isOpenSide } from '../../src/domain/identity/open-side.ts';
import { nameKey } from '../../src/domain/identity/team-name.ts';
import type { ImportSummary } from '../../src/feeds/season/season-file.ts';
import { league } from '../support/round-robin.ts';
import { imported, openSeasonImports, type SeasonImports, seasonVersion } from '../support/season-imports.ts';

const CUP = { kind: 'CUP', competition: 'Cup' } as const;

async function slugs(imports: SeasonImports): Promise<string[]> {
  return (await imports.teams()).map(({ slug }) => slug).toSorted();
}

function questions(decision: Decision<ImportSummary>): string[] {
  if (decision.ok || decision.refusal.kind !== 'QUESTIONS') throw new Error(JSON.stringify(decision));
  return decision.refusal.questions.map(({ name }) => name);
}

describe('names', () => {
  test('in other scripts are names, with slugs that are never empty and never shared', async () => {
    await using imports = await openSeasonImports();
    const rows = league(['FC東京', 'FC町田ゼルビア', 'Зенит', 'FC 서울']);
    expect(imported(await imports.import(rows))).toMatchObject({ added: 12, teamsAdded: 4 });
    expect(imported(await imports.import(rows))).toMatchObject({ unchanged: 12, teamsAdded: 0 });
    expect(new Set(await slugs(imports)).size).toBe(4);
    expect((await slugs(imports)).every((slug) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toBe(true);
  });

  test('of a whole file in another script are resolved by fixtures alone', async () => {
    await using imports = await openSeasonImports();
    const rows = seasonVersion('es.1.2025-26.as-of-2025-07-30');
    await imports.import(rows);
    const inScript = (name: string): string =>
      [...name].map((letter) => String.fromCodePoint(0x4e00 + letter.codePointAt(0)!)).join('');
    const renamed = rows.map((row) => ({ ...row, team1: inScript(row.team1), team2: inScript(row.team2) }));
    const summary = imported(await imports.import(renamed.toReversed()));
    expect(summary).toMatchObject({ added: 0, unchanged: 380, teamsAdded: 0 });
    expect(summary.resolved.every(({ name, team }) => name === inScript(team.name))).toBe(true);
  });

  test('of one country are not those of another', async () => {
    await using imports = await openSeasonImports();
    await imports.import(league(['Liverpool FC', 'Arsenal FC', 'Everton FC', 'Chelsea FC']), {
      competition: 'Premier League',
      timeZone: 'Europe/London',
      options: { country: 'England' },
    });
    const summary = imported(
      await imports.import(
        [
          { round: 'Final', date: '2026-02-01', team1: 'Liverpool FC (URU)', team2: 'Nacional (URU)' },
          { round: 'Semi-final', date: '2026-01-20', team1: 'Liverpool (ENG)', team2: 'Nacional (POR)' },
          { round: 'Quarter-final', date: '2026-01-10', team1: 'Chelsea (WAL)', team2: 'Everton FC' },
        ],
        { ...CUP, timeZone: 'Europe/Zurich' },
      ),
    );
    expect(summary.teamsAdded).toBe(3);
    const teams = (await imports.teams()).filter(({ name }) => /Liverpool|Nacional/.test(name));
    expect(teams.map(({ slug, country, timeZone }) => [slug, country, timeZone]).toSorted()).toEqual([
      ['liverpool', 'ENG', 'Europe/London'],
      ['liverpool-fc', 'URU', 'America/Montevideo'],
      ['nacional', 'URU', 'America/Montevideo'],
      ['nacional-por', 'POR', 'Europe/Lisbon'],
    ]);
  });

  test('in a competition of women are not those of the men’s teams', async () => {
    await using imports = await openSeasonImports();
    const names = ['FC Barcelona', 'Real Madrid CF', 'Valencia CF', 'Sevilla FC'];
    await imports.import(league(names));
    expect(imported(await imports.import(league(names), { competition: 'Liga F' }))).toMatchObject({ teamsAdded: 4 });
    expect(imported(await imports.import(league(names), { competition: 'Liga F' }))).toMatchObject({ unchanged: 12 });
    expect(imported(await imports.import(league(names)))).toMatchObject({ unchanged: 12, teamsAdded: 0 });
    const cup = [{ round: 'Final', date: '2026-05-01', team1: 'Barcelona', team2: 'Real Madrid' }];
    const women = { competition: 'Copa de la Reina', kind: 'CUP', options: { gender: 'WOMEN' } } as const;
    const { resolved } = imported(await imports.import(cup, women));
    expect(resolved.map(({ team }) => team.gender)).toEqual(['WOMEN', 'WOMEN']);
  });

  test('in a cup that are like those of clubs in its zone are questions', async () => {
    await using imports = await openSeasonImports();
    await imports.import(league(['Hannover 96', 'Aaa', 'Bbb', 'Ccc']), { timeZone: 'Europe/Berlin' });
    const cup = [{ round: '1. Runde', date: '2025-08-16', team1: 'Hannover', team2: 'Aaa' }];
    expect(questions(await imports.import(cup, { ...CUP, timeZone: 'Europe/Berlin' }))).toEqual(['Hannover']);
    const elsewhere = { ...CUP, competition: 'Cup of Sydney', timeZone: 'Australia/Sydney' };
    expect(imported(await imports.import(cup, elsewhere))).toMatchObject({ teamsAdded: 1 });
  });

  test('new names in a known season are questions; CREATE adds them, but not to a closed league', async () => {
    await using imports = await openSeasonImports();
    const tie = (round: string, team1: string, team2: string) => ({ round, date: '2026-01-10', team1, team2 });
    await imports.import([tie('Round 1', 'Aaa', 'Bbb'), tie('Round 1', 'Ccc', 'Ddd')], CUP);
    const next = [tie('Round 2', 'Aaa', 'Eee'), tie('Round 2', 'Ddd', 'Fff')];
    expect(questions(await imports.import(next, CUP))).toEqual(['Eee', 'Fff']);
    expect(await slugs(imports)).toHaveLength(4);
    const created = {
      name: 'Eee',
      create: {
        name: 'Eee SC',
        shortName: null,
        slug: 'eee',
        kind: 'CLUB',
        country: null,
        timeZone: 'Europe/Rome',
        externalIds: [],
      },
    } as const;
    expect(questions(await imports.import(next, { ...CUP, options: { answers: [created] } }))).toEqual(['Fff']);
    expect(imported(await imports.import(next, { ...CUP, options: { newTeams: 'CREATE' } }))).toMatchObject({
      added: 2,
      teamsAdded: 2,
    });

    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']);
    await imports.import(rows);
    const unknownTeams = { round: 'Matchday 13', date: '2025-12-01', team1: 'Zzz', team2: 'Aaa' };
    expect(questions(await imports.import([...rows, unknownTeams], { options: { newTeams: 'CREATE' } }))).toEqual([
      'Zzz',
    ]);
  });

  test('of one matchday are resolved by the opponents in that round', async () => {
    await using imports = await openSeasonImports();
    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']);
    await imports.import(rows.slice(0, 4));
    const renamed = rows.map((row) => (row.team2 === 'Bbb' ? { ...row, team2: 'Quite another' } : row));
    expect(imported(await imports.import([renamed[0]]))).toMatchObject({
      unchanged: 1,
      resolved: [{ name: 'Aaa' }, { name: 'Quite another', evidence: 'SHARED_FIXTURES' }],
    });
  });
});

test.each([
  ['Club Atlético de Madrid', 'Atletico Madrid', true],
  ['1. FC Köln', 'FC Koeln', true],
  ['TSG 1899 Hoffenheim', '1899 Hoffenheim', true],
  ['Bayer 04 Leverkusen', 'Bayer Leverkusen', true],
  ['Brighton & Hove Albion FC', 'Brighton and Hove Albion', true],
  ['Saint-Étienne', 'St. Etienne', true],
  ['VfB Stuttgart', 'Stuttgart', true],
  ['FC Barcelona Femení', 'Barcelona', true],
  ['Team 1', 'Team 2', false],
  ['Team E', 'Team Y', false],
  ['Real Sociedad', 'Real Sociedad B', false],
  ['Manchester United', 'Manchester City', false],
])('the names "%s" and "%s" are spellings of one name: %s', (a, b, isSame) => {
  expect(nameKey(a) === nameKey(b)).toBe(isSame);
});

test.each([
  'Sieger HF1',
  'Winner Match 73',
  'Runner-up Group A',
  'Group B winner',
  'Vencedor Jogo 61',
  'UEFA Path D winner',
  'IC Path 1 winner',
  '2nd Group C',
  'L101',
  'W-SF1',
  '3rd Group A/B/C',
  'tba',
  'A definir',
  'Vainqueur QF1',
  'QF1 winner',
  '3º A/B/C/D/F',
  'Group A/B/C/D/F third place',
  'UEFA Play-off A',
  'FIFA Playoff 1',
  'Best third-placed team (Groups A/B/C/D/F)',
  'Sieger SP74',
  'Winner Semi-Final 2',
  'Primero del Grupo A',
  'Mejor tercero A/B/C',
  '2e Groupe B',
  'Terza Gruppo A/B/C',
  'Perdedor do Jogo 101',
  'Победитель матча 73',
  'Group A team 4',
  'DEN/MKD/CZE/IRL',
  'Ukraine/Sweden/Poland/Albania',
  'Italy or Wales',
  '?',
  '-',
])('"%s" is an open side', (name) => expect(isOpenSide(name)).toBe(true));

test.each([
  'W Connection FC',
  'Winners FC',
  'Nancy',
  '1860 München',
  'Path Rovers',
  'Play-off Town FC',
  'Finalspor',
  'Team A',
  'Open Arms FC',
  'A1 Telekom',
  'Sieger Sport',
  'Bodø/Glimt',
  'Bosnia/Herzegovina',
  'First Vienna FC',
  'Primero de Mayo',
  'Third Lanark',
  'Group 7',
])('"%s" is a team', (name) => expect(isOpenSide(name)).toBe(false));

describe('rows that cannot be used', () => {
  test('are left out and reported with their row and field', async () => {
    await using imports = await openSeasonImports();
    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']);
    const file = [
      ...rows,
      { ...rows[0] },
      { ...rows[1], team2: 'Aaa' },
      { ...rows[2], status: 'eaten by the dog' },
      { ...rows[3], date: '2052-08-16' },
      { ...rows[4], date: '2026-12-25', score: { ft: [1, 0] } },
    ];
    const { problems, added } = imported(await imports.import(file, { season: '2025-26' }));
    expect(added).toBe(12);
    expect(problems.map(({ path, message }) => [path.slice(2).join('.'), message.replace(/^match \d+: /, '')])).toEqual(
      [
        ['matches.14.team2', 'team2: "Aaa" cannot play against itself'],
        ['matches.15.status', expect.stringMatching(/"eaten by the dog" is not a status/)],
        ['matches.16.date', 'date: 2052-08-16 is outside the season 2025-26'],
        ['matches.17.date', 'date: 2026-12-25 is outside the season 2025-26'],
        ['matches.13', 'Aaa v Bbb in Matchday 1 duplicates match 1'],
      ],
    );
    expect(await imports.import(file, { options: { strict: true } })).toMatchObject({ refusal: { kind: 'INVALID' } });
  });

  test('a result of a match that has not begun', async () => {
    await using imports = await openSeasonImports(undefined, {}, Date.UTC(2025, 9, 1) as any);
    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']).map((row) => ({ ...row, score: { ft: [1, 0] } }));
    const { added, problems } = imported(await imports.import(rows));
    expect([added, problems.length]).toEqual([10, 2]);
    expect(problems[0]!.path.slice(2)).toEqual(['matches', '11', 'score']);
  });

  test('a file of another season is refused', async () => {
    await using imports = await openSeasonImports();
    const rows = seasonVersion('es.1.2025-26.as-of-2025-07-30');
    expect(await imports.import(rows, { season: '2024-25' })).toMatchObject({ refusal: { kind: 'INVALID' } });
    expect(await imports.import(rows, { season: '2026-27' })).toMatchObject({ refusal: { kind: 'INVALID' } });
    const oneMatchesOther = [{ ...rows[0], date: '2026-10-01' }, ...rows.slice(1)];
    expect(await imports.import(oneMatchesOther, { season: '2026-27' })).toMatchObject({
      refusal: { issues: [{ path: ['input', 'season'], message: expect.stringMatching(/^379 of 380 dates/) }] },
    });
    expect(imported(await imports.import(rows, { season: '2025' })).problems).toEqual([]);
  });

  test('a file without rows is refused', async () => {
    await using imports = await openSeasonImports();
    expect(await imports.import([])).toMatchObject({ refusal: { issues: [{ message: 'The file has no matches.' }] } });
    expect(await imports.import([], { format: 'CSV', data: 'home,away\n' })).toMatchObject({
      refusal: { issues: [{ message: 'The file has no lines.' }] },
    });
  });

  test('a file that was not read as UTF-8 is refused', async () => {
    await using imports = await openSeasonImports();
    expect(await imports.import(league(['Alav\uFFFDs', 'Bbb', 'Ccc', 'Ddd']))).toMatchObject({
      refusal: { kind: 'INVALID' },
    });
  });

  test('fixtures that are missing from a full file are reported and kept; a part of the season reports nothing', async () => {
    await using imports = await openSeasonImports();
    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']).map((row, n) => ({ ...row, round: `Matchday ${(n >> 1) + 1}` }));
    await imports.import(rows);
    expect(imported(await imports.import(rows.slice(1))).gone).toMatchObject([
      { round: 'Matchday 1', day: rows[0].date },
    ]);
    expect(imported(await imports.import(rows.slice(0, 2))).gone).toEqual([]);
    expect(await imports.fixtures()).toHaveLength(12);
  });
});
