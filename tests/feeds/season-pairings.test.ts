import { describe, expect, test } from 'vitest';
import { league } from '../support/round-robin.ts';
import { imported, openSeasonImports } from '../support/season-imports.ts';

const CUP = { kind: 'CUP', competition: 'Cup' } as const;

describe('meetings of one pairing', () => {
  const home = { team1: 'Aaa', team2: 'Bbb' };
  const away = { team1: 'Bbb', team2: 'Aaa' };

  test('a best-of-three tie, its games in any order and one at a time', async () => {
    await using world = await openSeasonImports(undefined, CUP);
    const games = [
      { round: 'Semi-final', date: '2026-05-01', ...home, score: { ft: [1, 0] } },
      { round: 'Semi-final', date: '2026-05-04', ...away, score: { ft: [2, 0] } },
      { round: 'Semi-final', date: '2026-05-08', ...home, score: { ft: [3, 2] } },
    ];
    for (const game of [games[0], games[2], games[1]]) expect(imported(await world.import([game!])).added).toBe(1);
    expect(imported(await world.import(games.toReversed()))).toMatchObject({ added: 0, unchanged: 3 });
    expect((await world.fixtures()).map(({ score }) => score?.home).toSorted()).toEqual([1, 2, 3]);
  });

  test('a replay is a separate fixture, also at the same ground', async () => {
    await using world = await openSeasonImports(undefined, CUP);
    const drawn = { round: 'Round 3', date: '2026-01-03', ...home, score: { ft: [1, 1] } };
    const replay = { round: 'Round 3', date: '2026-01-13', ...home };
    await world.import([drawn]);
    expect(imported(await world.import([replay]))).toMatchObject({ added: 1 });
    const played = { ...replay, score: { ft: [0, 2] } };
    expect(imported(await world.import([played, drawn]))).toMatchObject({ added: 0, finished: 1, unchanged: 1 });
    expect(await world.fixtures()).toHaveLength(2);
  });

  test('a match that was broken off, and its second part', async () => {
    await using world = await openSeasonImports();
    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']);
    await world.import(rows);
    const broken = { ...rows[0], status: 'suspended', score: { ft: [1, 0] } };
    const resumed = { ...rows[0], date: '2025-10-14', score: { ft: [1, 2] } };
    const file = [broken, ...rows.slice(1), resumed];
    expect(imported(await world.import(file.toReversed()))).toMatchObject({ added: 1, finished: 1, problems: [] });
    expect(imported(await world.import(file))).toMatchObject({ added: 0, unchanged: 13 });
    const both = (await world.fixtures()).filter(({ round }) => round === 'Matchday 1');
    expect(both.map(({ status, resumes }) => [status, resumes]).toSorted()).toEqual([
      ['FINISHED', '2025-08-16'],
      ['SUSPENDED', null],
    ]);
  });

  test('rounds after a split, alone or with the rest', async () => {
    await using world = await openSeasonImports();
    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']);
    const split = [
      { round: 'Matchday 13', date: '2026-03-01', ...home },
      { round: 'Matchday 14', date: '2026-03-08', ...away },
    ];
    await world.import(rows);
    expect(imported(await world.import(split))).toMatchObject({ added: 2, gone: [] });
    expect(imported(await world.import([...split, ...rows].toReversed()))).toMatchObject({ added: 0, unchanged: 14 });
  });

  test('in a second phase whose rounds restart at 1 are separate fixtures, alone or with the rest', async () => {
    await using world = await openSeasonImports();
    const row = (round: number, date: string, team1: string, team2: string, goals: number) => {
      return { round: `Matchday ${round}`, date, team1, team2, score: { ft: [goals, 0] } };
    };
    const first = [
      row(1, '2025-08-02', 'Aaa', 'Bbb', 1),
      row(1, '2025-08-02', 'Ccc', 'Ddd', 2),
      row(2, '2025-08-09', 'Aaa', 'Ccc', 3),
      row(2, '2025-08-09', 'Bbb', 'Ddd', 4),
      row(2, '2025-08-09', 'Eee', 'Fff', 5),
    ];
    const second = [
      row(1, '2026-04-04', 'Aaa', 'Ccc', 6),
      row(1, '2026-04-04', 'Bbb', 'Ddd', 7),
      row(2, '2026-04-11', 'Aaa', 'Ccc', 8),
      row(2, '2026-04-11', 'Ddd', 'Bbb', 9),
      row(2, '2026-04-11', 'Fff', 'Eee', 10),
    ];
    await world.import(first);
    const ids = (await world.fixtures()).map(({ id }) => id);
    expect(imported(await world.import(second))).toMatchObject({ added: 5, finished: 0, problems: [] });
    const all = [...second, ...first];
    expect(imported(await world.import(all))).toMatchObject({ added: 0, unchanged: 10, problems: [], gone: [] });
    const goals = new Map((await world.fixtures()).map(({ id, score }) => [id, score?.home]));
    expect(ids.map((id) => goals.get(id)).toSorted()).toEqual([1, 2, 3, 4, 5]);
  });

  test('in the numbered rounds after those of a complete double round robin are not its rounds by another name', async () => {
    await using world = await openSeasonImports();
    const teams = ['Aaa', 'Bbb', 'Ccc', 'Ddd'];
    const half = season(teams, 1, '2025-08-02');
    const later = season(teams, 7, '2025-12-02');
    expect(imported(await world.import(half))).toMatchObject({ added: 12 });
    expect(imported(await world.import(later))).toMatchObject({ added: 12, moved: 0 });
    expect(imported(await world.import([...later, ...half]))).toMatchObject({ added: 0, unchanged: 24 });
  });

  test('a match of a league that moves into another round keeps its id', async () => {
    await using world = await openSeasonImports();
    const rows = league(['Aaa', 'Bbb', 'Ccc', 'Ddd']);
    await world.import(rows);
    const moved = { ...rows[0], round: 'Matchday 9', date: '2025-12-24' };
    expect(imported(await world.import([moved]))).toMatchObject({ added: 0, moved: 1 });
    expect(await world.fixtures()).toHaveLength(12);
  });
});

describe('ties with open sides', () => {
  test.each([
    ['Winner SF1', 'Winner SF2'],
    ['Sieger HF1', 'Sieger HF2'],
    ['Ganador QF2', 'Ganador QF1'],
    ['N.N.', 'TBD'],
    ['W61', 'W62'],
    ['1A', '3A/B/C'],
  ])('%s and %s are not teams; the fixture gets the names', async (team1, team2) => {
    await using world = await openSeasonImports(undefined, CUP);
    const semi = { round: 'Semi-final', date: '2026-05-01', team1: 'Aaa', team2: 'Bbb' };
    const final = { round: 'Final', date: '2026-05-20', team1, team2 };
    expect(imported(await world.import([semi, final]))).toMatchObject({ added: 2, teamsAdded: 2 });
    expect(imported(await world.import([final, semi]))).toMatchObject({ unchanged: 2 });
    const [open] = (await world.fixtures()).filter(({ round }) => round === 'Final');
    expect(open).toMatchObject({
      certainty: 'CONDITIONAL',
      home: null,
      away: null,
      homeSlot: team1,
      awaySlot: team2,
      condition: `${team1} v ${team2}`,
    });

    const half = { ...final, team1: 'Bbb', date: '2026-05-21', time: '20:00' };
    expect(imported(await world.import([semi, half]))).toMatchObject({ added: 0, moved: 1 });
    const named = { ...half, team2: 'New club' };
    expect(imported(await world.import([named]))).toMatchObject({ added: 0, moved: 1, teamsAdded: 1 });
    const [filled] = (await world.fixtures()).filter(({ round }) => round === 'Final');
    expect(filled).toMatchObject({ id: open!.id, certainty: 'CONFIRMED', condition: null, day: '2026-05-21' });
    // An older version without the names removes no name.
    expect(imported(await world.import([final]))).toMatchObject({ added: 0, teamsAdded: 0 });
    expect((await world.fixtures()).find(({ id }) => id === open!.id)).toMatchObject({
      home: filled!.home,
      away: filled!.away,
    });
  });

  test('ties whose pairings change keep their ids by number', async () => {
    await using world = await openSeasonImports(undefined, CUP);
    const tie = (num: number, team1: string, team2: string) => ({
      round: 'Quarter-final',
      num,
      date: `2026-04-0${num}`,
      team1,
      team2,
    });
    await world.import([tie(1, 'Aaa', 'Bbb'), tie(2, 'Ccc', 'Ddd')]);
    const before = await world.fixtures();
    expect(imported(await world.import([tie(2, 'Aaa', 'Bbb'), tie(1, 'Ccc', 'Ddd')]))).toMatchObject({
      added: 0,
      moved: 2,
    });
    const after = await world.fixtures();
    for (const { id, number, home } of before) {
      expect(after.find((one) => one.id === id)).toMatchObject({ number });
      expect(after.find((one) => one.id === id)!.home).not.toBe(home);
    }
  });

  test('with other names of the zone, the round and the ground, a tie keeps its kick-off, its id and its match day', async () => {
    await using world = await openSeasonImports(undefined, { season: '2026', kind: 'INTERNATIONAL', timeZone: 'UTC' });
    const at = (round: string, date: string, time: string, ground: string) => ({ round, date, time, ground });
    const local = [
      { ...at('Matchday 3', '2026-06-13', '21:00 UTC-7', 'Vancouver'), team1: 'Australia', team2: 'Path C winner' },
      { ...at('Third place', '2026-07-18', '20:00 UTC-7', 'Miami'), team1: 'L101', team2: 'L102' },
    ];
    expect(imported(await world.import(local))).toMatchObject({ added: 2 });
    const days = (await world.fixtures()).map(({ id, day }) => `${id} ${day}`).toSorted();
    const inUtc = [
      { ...at('1', '2026-06-14', '04:00', 'BC Place'), team1: 'Australia', team2: 'Turkey' },
      { ...at('Finals', '2026-07-19', '03:00', 'Miami Stadium'), team1: 'TBA', team2: 'TBA' },
    ];
    expect(imported(await world.import(inUtc))).toMatchObject({ added: 0, teamsAdded: 1, gone: [] });
    expect(imported(await world.import(local))).toMatchObject({ added: 0, teamsAdded: 0, gone: [] });
    expect((await world.fixtures()).map(({ id, day }) => `${id} ${day}`).toSorted()).toEqual(days);
  });

  test.each([
    ['Quarter-finals', 'Quarter-finals, 1st leg', 'Quarter-finals, 2nd leg'],
    ['Round of 16', 'Round of 16 - First leg', 'Round of 16 - Second leg'],
    ['Finals', 'Final, Leg 1', 'Final, Leg 2'],
    ['Viertelfinale', 'Viertelfinale Hinspiel', 'Viertelfinale Rückspiel'],
  ])(
    'the legs of %s are the ties that had no leg, although they move by a day and get their teams',
    async (...names) => {
      const [round, first, second] = names;
      await using world = await openSeasonImports(undefined, CUP);
      const open = [
        { round, date: '2026-04-07', team1: 'Winner R1', team2: 'Winner R2' },
        { round, date: '2026-04-14', team1: 'Winner R2', team2: 'Winner R1' },
      ];
      await world.import(open);
      const ids = new Map((await world.fixtures()).map(({ id, day }) => [id, day]));
      const drawn = [
        { round: first, date: '2026-04-08', team1: 'Aaa', team2: 'Bbb' },
        { round: second, date: '2026-04-15', team1: 'Bbb', team2: 'Aaa' },
      ];
      const options = { newTeams: 'CREATE' } as const;
      expect(imported(await world.import(drawn.toReversed(), { options }))).toMatchObject({ added: 0, moved: 2 });
      const after = await world.fixtures();
      expect(after.map(({ id, originalDay }) => [id, originalDay]).toSorted()).toEqual([...ids].toSorted());
    },
  );

  test('another tie of the same round is another fixture', async () => {
    await using world = await openSeasonImports(undefined, CUP);
    const tie = (date: string, team1: string, team2: string) => ({ round: 'Round of 16', date, team1, team2 });
    const options = { newTeams: 'CREATE' } as const;
    await world.import([tie('2026-02-03', 'Aaa', 'Bbb')], { options });
    expect(imported(await world.import([tie('2026-02-04', 'Ccc', 'Ddd')], { options }))).toMatchObject({ added: 1 });
    expect(await world.fixtures()).toHaveLength(2);
  });
});

/** A double round robin of four teams in six rounds, a week each, with the number and day of the first. */
function season(teams: readonly string[], first: number, date: string): object[] {
  const pairs = [
    [0, 1, 2, 3],
    [2, 0, 3, 1],
    [0, 3, 1, 2],
  ];
  return [...pairs, ...pairs.map((seats) => seats.toReversed())].flatMap(([a, b, c, d], index) => {
    const day = new Date(Date.parse(date) + index * 7 * 86_400_000).toISOString().slice(0, 10);
    const round = `Matchday ${first + index}`;
    return [
      { round, date: day, team1: teams[a!], team2: teams[b!] },
      { round, date: day, team1: teams[c!], team2: teams[d!] },
    ];
  });
}
