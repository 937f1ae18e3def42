import { describe, expect, test } from 'vitest';
import { instant } from '../../../src/domain/day.ts';
import { API_FOOTBALL } from '../../../src/feeds/adapters/api-football.ts';
import { answer, fixture, league, MADRID } from './api-football-answers.ts';
import { observed, problemsIn, read } from './reading.ts';

describe('injuries', () => {
  const row = (id: number, day: string, reason: string | null, type = 'Missing Fixture', name = 'D. Costa') => ({
    player: { id, name, type, reason },
    team: MADRID,
    fixture: { id: Number(day.replaceAll('-', '')), date: `${day}T20:00:00+00:00` },
    league,
  });
  const absences = (rows: readonly unknown[], asOf: string | null = null, ...documents: unknown[]) =>
    observed(
      read(API_FOOTBALL, [answer('injuries', rows), ...documents], { asOf: asOf === null ? null : instant(asOf) }),
      'ABSENCE',
    );

  test('rows of successive matches are one absence, in any order and however often they are repeated', () => {
    const rows = ['2026-02-08', '2026-01-25', '2026-02-01', '2026-02-08'].map((day) => row(1, day, 'Knee Injury'));
    expect(absences(rows)).toMatchObject([
      {
        kind: 'INJURY',
        words: 'Knee Injury',
        from: '2026-01-24',
        until: null,
        chance: null,
        completed: false,
        team: { name: 'Real Madrid' },
      },
    ]);
  });

  test('an absence is over when the team has a later match without the player', () => {
    const others = row(2, '2026-02-08', 'Calf Injury', 'Missing Fixture', 'A. Other');
    expect(absences([row(1, '2026-02-01', 'Knee Injury'), others])).toMatchObject([
      { player: { name: 'D. Costa' }, completed: true, until: '2026-02-08' },
      { player: { name: 'A. Other' }, completed: false },
    ]);
    const played = answer('fixtures', [fixture(9, '2026-02-08T20:00:00+00:00', 'FT', [0, 0])]);
    expect(absences([row(1, '2026-02-01', 'Knee Injury')], null, played)).toMatchObject([
      { completed: true, until: '2026-02-08' },
    ]);
    const ahead = answer('fixtures', [fixture(9, '2026-02-08T20:00:00+00:00', 'NS')]);
    expect(absences([row(1, '2026-02-01', 'Knee Injury')], null, ahead)).toMatchObject([
      { completed: false, until: null },
    ]);
  });

  test('a row after a match without one starts a new absence, and old rows do not describe today', () => {
    const rows = [
      row(1, '2026-01-11', 'Knee Injury'),
      row(2, '2026-01-18', 'Flu'),
      row(1, '2026-01-25', 'Knee Injury'),
    ];
    expect(absences(rows).find(({ player }) => player.name === 'D. Costa')).toBeDefined();
    expect(absences(rows).filter(({ completed }) => !completed)).toMatchObject([{ from: '2026-01-24' }]);
    expect(absences([row(1, '2025-09-14', 'Knee Injury')], '2026-02-05T12:00:00Z')).toEqual([]);
  });

  test.each([
    ['Suspended', 'SUSPENSION', '2026-02-07', 1, { competition: { name: 'La Liga' } }],
    ['Red Card', 'SUSPENSION', '2026-02-07', 1, { competition: { name: 'La Liga' } }],
    ['National selection', 'INTERNATIONAL_DUTY', '2026-02-08', null, { teams: [{ name: 'Real Madrid' }] }],
    ['Loan agreement', 'LOANED_OUT', '2026-02-08', null, null],
    ["Coach's decision", 'CLUB_DECISION', '2026-02-08', null, { nextFixture: true }],
    ['Personal Reasons', 'PERSONAL', '2026-02-08', null, null],
    ['Illness', 'INJURY', '2026-02-07', null, null],
    [null, 'INJURY', '2026-02-07', null, null],
  ])('%s is %s', (reason, kind, from, matches, scope) => {
    const [absence] = absences([row(1, '2026-02-08', reason)]);
    expect(absence).toMatchObject({ kind, from, matches, reason });
    if (scope === null) expect(absence?.scope).toBe(null);
    else expect(absence?.scope).toMatchObject(scope);
  });

  test('for a future match, the day of the injury is unknown', () => {
    const rows = [row(1, '2026-02-08', 'Knee Injury'), row(2, '2026-02-08', 'Suspended')];
    expect(absences(rows, '2026-02-05T12:00:00Z')).toMatchObject([
      { kind: 'INJURY', from: null, observedAt: null },
      { kind: 'SUSPENSION', from: null, matches: 1 },
    ]);
    expect(absences([...rows, row(1, '2026-02-01', 'Knee Injury')], '2026-02-05T12:00:00Z')[0]?.from).toBe(
      '2026-01-31',
    );
    expect(absences(rows, '2026-02-09T12:00:00Z')).toMatchObject([
      { from: '2026-02-07', observedAt: instant('2026-02-08T19:00:00Z') },
      { from: '2026-02-07' },
    ]);
  });

  test('"Questionable" is a chance, not a day', () => {
    expect(absences([row(1, '2026-02-08', 'Knee Injury', 'Questionable')])).toMatchObject([
      { words: 'Knee Injury - Questionable', chance: 50, until: null },
    ]);
  });

  test('/sidelined: what has no end is open, the last end is a fact; the squads say who the player is', () => {
    const squads = answer('players/squads', [
      { team: MADRID, players: [{ id: 1, name: 'D. Costa', position: 'Attacker' }] },
    ]);
    const history = [
      { type: 'Broken Toe', start: '2026-01-20', end: null },
      { type: 'Suspended', start: '2025-12-01', end: '2025-12-08' },
      { type: 'Groin/Pelvis Injury', start: '2025-10-11', end: '2025-11-20' },
      { type: 'Hip/Thigh Injury', start: '2025-02-02', end: '2025-02-10' },
    ];
    const sidelined = answer('sidelined', history, { player: '1' });
    expect(observed(read(API_FOOTBALL, [squads, sidelined]), 'ABSENCE')).toMatchObject([
      { words: 'Broken Toe', from: '2026-01-20', until: null, completed: false, player: { name: 'D. Costa' } },
    ]);
    expect(problemsIn(read(API_FOOTBALL, [sidelined]))).toEqual(['sidelined.0 player']);
    expect(
      observed(read(API_FOOTBALL, [squads, answer('sidelined', history.slice(2), { player: 1 })]), 'ABSENCE'),
    ).toMatchObject([{ from: '2025-10-11', until: '2025-11-20', completed: true }]);
  });
});
