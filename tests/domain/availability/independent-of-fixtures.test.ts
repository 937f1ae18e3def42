import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Absence, AbsenceEnd, AbsenceId } from '../../../src/domain/absence.ts';
import { ABSENCE_KINDS, EVERY_GAME } from '../../../src/domain/absence.ts';
import { assess, prepare } from '../../../src/domain/availability/assess.ts';
import type { Dossier } from '../../../src/domain/availability/dossier.ts';
import {
  assessWithoutFixtures,
  prepareWithoutFixtures,
} from '../../../src/domain/availability/independent-of-fixtures.ts';
import type { FamilyId } from '../../../src/domain/competition-family.ts';
import { addDays, dayIn } from '../../../src/domain/day.ts';
import { type Fixture, type FixtureId, teamsOf } from '../../../src/domain/fixture.ts';
import { type Lineup, lineupKey } from '../../../src/domain/lineup.ts';
import type { Statement } from '../../../src/domain/recovery-estimate.ts';
import type { TeamId } from '../../../src/domain/team.ts';
import { dayAround, dossier, injuryOf, noon, player, teams, TODAY } from './arbitrary-dossier.ts';

/** What is prepared without fixtures must give the same availabilities as all facts of the player. */

const [own, other] = [...teams.keys()] as [TeamId, TeamId];
const window = { earliest: addDays(TODAY, 5), likely: addDays(TODAY, 12), latest: addDays(TODAY, 40) };

const end: fc.Arbitrary<AbsenceEnd> = fc.oneof(
  dayAround(-10, 60).map((date) => ({ kind: 'DATE', date }) as const),
  fc.constant({ kind: 'WINDOW', window } as const),
  fc.constant({ kind: 'CONDITION', condition: 'until they are fit' } as const),
  fc.constant({ kind: 'OPEN' } as const),
  fc.integer({ min: 1, max: 3 }).map((games) => ({ kind: 'GAMES', games }) as const),
);
const scope = fc.oneof(
  fc.constant(EVERY_GAME),
  fc.constantFrom(own, other).map((team) => ({ ...EVERY_GAME, teams: [team] })),
  fc.constant({ ...EVERY_GAME, fixtures: ['fixture-1', 'fixture-3'] as FixtureId[] }),
  fc.constant({ ...EVERY_GAME, families: ['league' as FamilyId] }),
);
const absences = fc
  .array(
    fc.record({ end, scope, kind: fc.constantFrom(...ABSENCE_KINDS), from: dayAround(-20, 20), isOver: fc.boolean() }),
    { maxLength: 2 },
  )
  .map((all) =>
    all.map(({ isOver, from, ...rest }, at): Absence => {
      const reported = { source: null, reportedAt: noon(TODAY), recordedAt: noon(TODAY), revision: 1, note: null };
      const state = isOver
        ? ({ status: 'ENDED', endedOn: addDays(from, 3) } as const)
        : ({ status: 'ACTIVE', endedOn: null } as const);
      const id = `absence-${at}` as AbsenceId;
      return { ...rest, ...reported, ...state, id, player: player.id, words: null, from, externalIds: [] };
    }),
  );

const line = fc.constantFrom<'starting' | 'bench' | 'absent' | 'missing' | null>(
  'starting',
  'bench',
  'absent',
  'missing',
  null,
);

/** Line-ups of some fixtures, with the player or without. */
function lineupsOf(fixtures: readonly Fixture[], lines: readonly (string | null)[]): Dossier['lineups'] {
  const lineups = fixtures.flatMap(({ id }, place): Lineup[] => {
    const at = lines[place] ?? null;
    if (at === null) return [];
    const named = (where: string) => (at === where ? [player.id] : []);
    const starting = at === 'missing' ? (['another'] as unknown as Lineup['starting']) : named('starting');
    const rest = { bench: named('bench'), absent: named('absent'), recordedAt: noon(TODAY) };
    return [{ fixture: id, team: own, starting, ...rest }];
  });
  return new Map(lineups.map((one) => [lineupKey(one), one]));
}

const zone = fc.constantFrom('Europe/Madrid', 'Pacific/Auckland', 'America/Los_Angeles');
const cases = fc
  .record({ from: dossier, absences, lines: fc.array(line, { maxLength: 14 }), home: zone, guest: zone })
  .map(({ from, absences: away, lines, home, guest }): Dossier => {
    const zones = { [own]: home, [other]: guest };
    return {
      ...from,
      absences: away,
      lineups: lineupsOf(from.fixtures, lines),
      teams: new Map([...teams].map(([id, team]) => [id, { ...team, timeZone: zones[id] ?? home }])),
      zone: home,
      today: dayIn(home, from.at),
    };
  });

test('an availability needs no other fixture, unless the player is banned or misses a number of games', () => {
  let prepared = 0;
  const check = (from: Dossier): void => {
    const without = prepareWithoutFixtures(from);
    const mustBeNull =
      from.suspensions.length > 0 ||
      from.absences.some((one) => one.end.kind === 'GAMES' || one.scope.families !== null);
    expect(without === null).toBe(mustBeNull);
    if (without === null) return;
    prepared += 1;
    expect(without.dossier.fixtures).toEqual([]);
    const all = prepare(from);
    for (const fixture of from.fixtures) {
      const ofFixture = new Set(teamsOf(fixture).map((team) => lineupKey({ fixture: fixture.id, team })));
      const lineups = new Map([...from.lineups].filter(([key]) => ofFixture.has(key)));
      expect(assessWithoutFixtures(without, fixture, { teams: from.teams, lineups })).toEqual(assess(all, fixture));
    }
  };
  fc.assert(fc.property(cases, check), { numRuns: 300 });
  expect(prepared).toBeGreaterThan(30);
});

test('a statement about games depends on fixtures', () => {
  const [injury] = fc.sample(injuryOf('knee'), { numRuns: 1, seed: 1 });
  const [from] = fc.sample(dossier, { numRuns: 1, seed: 1 });
  if (injury === undefined || from === undefined) throw new Error('nothing was sampled');
  const withStatement = (statement: Statement): Dossier => ({
    ...from,
    suspensions: [],
    injuries: [{ ...injury, estimate: { ...injury.estimate, statement } }],
  });
  const chance = { basis: 'CHANCE', text: null, percent: 50, nextFixtureOn: null, fixture: null } as const;
  const games = { basis: 'GAMES', text: null, reading: [] as never, window } as const;
  expect(prepareWithoutFixtures(withStatement({ basis: 'WINDOW', window }))).not.toBe(null);
  for (const one of [chance, games]) expect(prepareWithoutFixtures(withStatement(one))).toBe(null);
});
