import { describe, expect, test } from 'vitest';
import { imported, openSeasonImports, seasonVersion } from '../support/season-imports.ts';
import { STORES } from '../support/stores.ts';

interface Season {
  readonly versions: readonly string[];
  readonly file: object;
  readonly fixtures: number;
  readonly teams: number;
}

const SEASONS: Record<string, Season> = {
  'La Liga': {
    versions: ['es.1.2025-26.as-of-2025-07-30', 'es.1.2025-26.as-of-2026-02-19'],
    file: { timeZone: 'Europe/Madrid' },
    fixtures: 380,
    teams: 20,
  },
  Bundesliga: {
    versions: ['de.1.2025-26.as-of-2025-07-30', 'de.1.2025-26.as-of-2026-03-13'],
    file: { timeZone: 'Europe/Berlin' },
    fixtures: 306,
    teams: 18,
  },
  'the Scottish Premiership, which plays a pairing twice at one ground': {
    versions: ['sco.1.2025-26.as-of-2025-08-01', 'sco.1.2025-26.as-of-2025-11-05'],
    file: { timeZone: 'Europe/London' },
    fixtures: 198,
    teams: 12,
  },
  'the World Cup, whose open sides become teams': {
    versions: ['worldcup.2026.as-of-2026-03-20', 'worldcup.2026.as-of-2026-06-25', 'worldcup.2026.as-of-2026-07-20'],
    file: { season: '2026', kind: 'INTERNATIONAL', timeZone: 'UTC' },
    fixtures: 104,
    teams: 48,
  },
};

/** Orders of a file's rows that must not matter. */
const ORDERS: Record<string, (rows: readonly any[]) => any[]> = {
  'as it is': (rows) => [...rows],
  reversed: (rows) => rows.toReversed(),
  'by home team': (rows) => rows.toSorted((a, b) => (a.team1 < b.team1 ? -1 : 1)),
};

describe.each(STORES)('on $kind', (kind) => {
  test.each(Object.entries(SEASONS))('%s: every version twice, every id and result kept', async (_, season) => {
    await using imports = await openSeasonImports(kind, season.file);
    let known = new Map<string, unknown>();
    for (const [index, version] of season.versions.entries()) {
      const rows = seasonVersion(version);
      const order = Object.values(ORDERS)[index % 3]!;
      const first = imported(await imports.import(order(rows)));
      expect(first.problems).toEqual([]);
      expect(first.gone).toEqual([]);
      const again = imported(await imports.import(order(rows).reverse()));
      expect(again).toMatchObject({ added: 0, moved: 0, finished: 0, unchanged: rows.length, teamsAdded: 0 });

      const fixtures = await imports.fixtures();
      expect(fixtures).toHaveLength(season.fixtures);
      expect(playedIn(fixtures)).toEqual(playedInFile(rows));
      const ids = new Map(fixtures.map((fixture) => [fixture.id, fixture]));
      for (const id of known.keys()) expect(ids.has(id as any)).toBe(true);
      known = ids;
    }
    expect(await imports.teams()).toHaveLength(season.teams);
  });
});

/** The days and results of fixtures, in any order. */
function playedIn(fixtures: readonly { day: string | null; score: object | null }[]): string[] {
  return fixtures.map(({ day, score }) => `${day} ${JSON.stringify(score)}`).toSorted();
}

function playedInFile(rows: readonly any[]): string[] {
  const scoreOf = ({ score }: any) => score?.et ?? score?.ft ?? null;
  return rows
    .map((row) => [row.date, scoreOf(row)] as const)
    .map(([date, score]) => `${date} ${JSON.stringify(score && { home: score[0], away: score[1] })}`)
    .toSorted();
}

test('a resolved name is reported and stored as an alias', async () => {
  await using imports = await openSeasonImports();
  await imports.import(seasonVersion('es.1.2025-26.as-of-2025-07-30'));
  const later = seasonVersion('es.1.2025-26.as-of-2026-02-19');
  const { resolved } = imported(await imports.import(later));
  const evidenceOf = (name: string) => resolved.find((one) => one.name === name);
  expect(evidenceOf('Club Atlético de Madrid')).toMatchObject({
    evidence: 'NORMALISED_NAME',
    team: { name: 'Atlético Madrid' },
  });
  expect(evidenceOf('Deportivo Alavés')).toMatchObject({
    evidence: 'SHARED_FIXTURES',
    team: { name: 'CD Alavés', aliases: ['Deportivo Alavés'] },
    words: '38 of its 38 matches in known rounds are fixtures of CD Alavés.',
  });
  const again = imported(await imports.import(later));
  expect(again.resolved.find(({ name }) => name === 'Deportivo Alavés')).toMatchObject({ evidence: 'ALIAS' });
});

test('a name that nothing resolves in a closed season is a question, with candidates and reasons', async () => {
  await using imports = await openSeasonImports();
  const rows = seasonVersion('es.1.2025-26.as-of-2025-07-30');
  await imports.import(rows);
  const unknownTeam = { round: 'Matchday 39', date: '2026-05-30', team1: 'CD Numancia', team2: 'Getafe CF' };
  const asked = await imports.import([...rows, unknownTeam], { options: { newTeams: 'CREATE' } });
  expect(asked).toMatchObject({
    refusal: {
      kind: 'QUESTIONS',
      questions: [
        { kind: 'TEAM', name: 'CD Numancia', words: expect.stringMatching(/all teams of the season are known/) },
      ],
    },
  });
  expect(await imports.teams()).toHaveLength(20);

  const { id } = (await imports.teams()).find(({ slug }) => slug === 'girona')!;
  const answers = [{ name: 'CD Numancia', team: { id } }];
  const summary = imported(await imports.import([unknownTeam], { options: { answers, dryRun: true } }));
  expect(summary).toMatchObject({ dryRun: true, resolved: [{ evidence: 'ANSWER' }, { evidence: 'NAME' }] });
  expect(await imports.fixtures()).toHaveLength(380);
});
