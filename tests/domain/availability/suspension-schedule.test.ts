import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isActive, suspensionSchedule } from '../../../src/domain/availability/suspension-schedule.ts';
import { isCalledOff } from '../../../src/domain/availability/fixture-state.ts';
import { addDays } from '../../../src/domain/day.ts';
import { newCompetition, type CompetitionId } from '../../../src/domain/competition.ts';
import { newFamily, type FamilyId } from '../../../src/domain/competition-family.ts';
import type { SuspensionScope } from '../../../src/domain/suspension.ts';
import { competitions, dossier, match, suspension, TODAY } from './arbitrary-dossier.ts';

/** Laws of the matches that a ban covers, on random dossiers. */

test('a ban takes no more matches than its length, none that is not played, none before it, and none beyond its scope', () => {
  fc.assert(
    fc.property(dossier, suspension, (any, ban) => {
      const { fixtures, served } = suspensionSchedule(ban, any);
      const banned = any.fixtures.filter(({ id }) => fixtures.has(id));
      expect(banned.length).toBeLessThanOrEqual(ban.matches ?? 0);
      expect(served).toBeLessThanOrEqual(banned.length);
      for (const one of banned) {
        expect(isCalledOff(one, any)).toBe(false);
        expect(one.competition).toBe(ban.competition);
        expect(one.day === null || one.day > ban.imposedOn).toBe(true);
      }
      expect([...fixtures.values()].toSorted((a, b) => a - b)).toEqual(banned.map((_, index) => index + 1));
    }),
    { numRuns: 300 },
  );
});

test('a longer ban and a wider scope never take fewer matches; served ones stay served', () => {
  fc.assert(
    fc.property(dossier, suspension, (any, ban) => {
      const size = (of: typeof ban) => suspensionSchedule(of, any).fixtures.size;
      expect(size({ ...ban, matches: (ban.matches ?? 0) + 1 })).toBeGreaterThanOrEqual(size(ban));
      expect(size({ ...ban, scope: { kind: 'EVERYWHERE' } })).toBeGreaterThanOrEqual(size(ban));
      const all = suspensionSchedule({ ...ban, matches: 100 }, any);
      expect(all.served).toBeGreaterThanOrEqual(suspensionSchedule(ban, any).served);
    }),
    { numRuns: 300 },
  );
});

test('a ban of n matches and one of m, one after the other, are one of n + m', () => {
  fc.assert(
    fc.property(dossier, suspension, fc.integer({ min: 1, max: 4 }), (any, ban, more) => {
      const whole = suspensionSchedule({ ...ban, matches: (ban.matches ?? 0) + more }, any);
      const first = suspensionSchedule(ban, any);
      const without = { ...any, fixtures: any.fixtures.filter(({ id }) => !first.fixtures.has(id)) };
      const second = suspensionSchedule({ ...ban, matches: more }, without);
      expect(new Set([...first.fixtures.keys(), ...second.fixtures.keys()])).toEqual(new Set(whole.fixtures.keys()));
    }),
    { numRuns: 300 },
  );
});

test.each<[string, SuspensionScope, boolean, boolean]>([
  ['everything', { kind: 'EVERYWHERE' }, true, false],
  ['a country', { kind: 'DOMESTIC', country: 'Spain' }, true, false],
  ['another country', { kind: 'DOMESTIC', country: 'Italy' }, false, false],
  ['its federation', { kind: 'FEDERATION', federation: 'RFEF' }, true, false],
  ['UEFA', { kind: 'FEDERATION', federation: 'UEFA' }, false, false],
])('a ban from %s', (_, scope, inLeague, inFriendly) => {
  const family = { ...newFamily('liga' as FamilyId, 'La Liga'), country: 'Spain' };
  const league = newCompetition('liga-25' as CompetitionId, 'La Liga', '2025-26', 'LEAGUE', family);
  const friendly = newCompetition('friendly' as CompetitionId, 'Friendlies', '2026', 'FRIENDLY', family);
  fc.assert(
    fc.property(dossier, suspension, (any, ban) => {
      const fixtures = [
        { ...match(addDays(TODAY, 3), 'league'), competition: league.id },
        { ...match(addDays(TODAY, 4), 'friendly'), competition: friendly.id },
      ];
      const all = new Map([...competitions, [league.id, league], [friendly.id, friendly]]);
      const at = { ...any, fixtures, competitions: all, families: new Map([[family.id, family]]) };
      const schedule = suspensionSchedule({ ...ban, matches: 2, scope }, at);
      expect(fixtures.map(({ id }) => schedule.fixtures.has(id))).toEqual([inLeague, inFriendly]);
      expect(isActive(schedule)).toBe(true);
    }),
    { numRuns: 10 },
  );
});
