import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayForPlayer, groundZone, hasBegun, presumedStart } from '../../../src/domain/availability/fixture-state.ts';
import { addDays, day, dayIn, type Instant, instant } from '../../../src/domain/day.ts';
import type { Fixture } from '../../../src/domain/fixture.ts';
import type { TeamId } from '../../../src/domain/team.ts';
import { team } from '../../support/entity-factories.ts';
import { match } from './arbitrary-dossier.ts';

const ZONES = [
  'Pacific/Kiritimati',
  'Pacific/Auckland',
  'Europe/Madrid',
  'UTC',
  'America/New_York',
  'Pacific/Pago_Pago',
];
const lineups = new Map();
const HOST = 'host' as TeamId;

const teamsIn = (timeZone: string) => new Map([[HOST, team('host', { id: HOST, timeZone })]]);
const played = (more: Partial<Fixture>): Fixture => ({ ...match(day('2026-06-26')), home: HOST, ...more });

const zone = fc.constantFrom(...ZONES);
const moment = fc
  .integer({ min: instant('2026-06-24T00:00:00Z'), max: instant('2026-06-29T00:00:00Z') })
  .map((ms) => ms as Instant);

test('with a kick-off the instant decides, in every zone', () => {
  fc.assert(
    fc.property(zone, moment, moment, (timeZone, kickoffAt, at) => {
      const fixture = played({ kickoffAt, day: dayIn(timeZone, kickoffAt), status: 'TIMED' });
      expect(hasBegun(fixture, { at, teams: teamsIn(timeZone), lineups })).toBe(at >= kickoffAt);
    }),
  );
});

test('without one, a fixture is over at the end of its last possible day at the ground', () => {
  fc.assert(
    fc.property(zone, moment, fc.integer({ min: 0, max: 2 }), (timeZone, at, span) => {
      const last = addDays(day('2026-06-26'), span);
      const fixture = played({ lastPossibleDay: span === 0 ? null : last });
      expect(hasBegun(fixture, { at, teams: teamsIn(timeZone), lineups })).toBe(dayIn(timeZone, at) > last);
    }),
  );
});

test('a fixture begins at its presumed start, and not a millisecond before', () => {
  fc.assert(
    fc.property(zone, fc.option(moment), (timeZone, kickoffAt) => {
      const fixture = played({ kickoffAt });
      const teams = teamsIn(timeZone);
      const start = presumedStart(fixture, teams)!;
      expect(hasBegun(fixture, { at: start, teams, lineups })).toBe(true);
      expect(hasBegun(fixture, { at: (start - 1) as Instant, teams, lineups })).toBe(false);
    }),
  );
});

test('a recorded state decides before any clock', () => {
  const teams = teamsIn('Europe/Madrid');
  const at = instant('2026-06-20T00:00:00Z');
  expect(hasBegun(played({ status: 'FINISHED' }), { at, teams, lineups })).toBe(true);
  expect(hasBegun(played({ status: 'IN_PLAY' }), { at, teams, lineups })).toBe(true);
  for (const status of ['CANCELLED', 'AWARDED', 'POSTPONED', 'ABANDONED', 'SUSPENDED', 'REMOVED'] as const) {
    expect(hasBegun(played({ status }), { at: instant('2027-01-01T00:00:00Z'), teams, lineups })).toBe(false);
  }
});

test('the zone of the ground is that of the venue, else of the home team', () => {
  const teams = teamsIn('Europe/Madrid');
  expect(groundZone(played({ venueTimeZone: 'America/New_York' }), teams)).toBe('America/New_York');
  expect(groundZone(played({}), teams)).toBe('Europe/Madrid');
  expect(groundZone(played({ home: null, away: HOST }), teams)).toBe('Europe/Madrid');
  expect(groundZone(played({ home: null, away: null }), teams)).toBe('UTC');
});

test('for the player the day of a known kick-off is the one in their own zone', () => {
  const fixture = played({ kickoffAt: instant('2026-06-26T23:00:00Z') });
  expect(dayForPlayer(fixture, { zone: 'Europe/Madrid' })).toBe('2026-06-27');
  expect(dayForPlayer(fixture, { zone: 'America/New_York' })).toBe('2026-06-26');
  expect(dayForPlayer(played({}), { zone: 'Pacific/Auckland' })).toBe('2026-06-26');
});
