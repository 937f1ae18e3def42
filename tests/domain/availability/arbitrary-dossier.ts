import fc from 'fast-check';
import type { Dossier } from '../../../src/domain/availability/dossier.ts';
import { type Competition, type CompetitionId, newCompetition } from '../../../src/domain/competition.ts';
import { type FamilyId, newFamily } from '../../../src/domain/competition-family.ts';
import { addDays, type Day, day, type Instant, instantAt } from '../../../src/domain/day.ts';
import { byKickoff, type Fixture, type FixtureId, NO_FIXTURE_DETAILS } from '../../../src/domain/fixture.ts';
import type { Statement } from '../../../src/domain/recovery-estimate.ts';
import { type Injury, type InjuryId, NO_INJURY_DETAILS } from '../../../src/domain/injury.ts';
import { type Player, type PlayerId, UNKNOWN_PLAYER_DETAILS } from '../../../src/domain/player.ts';
import { NO_SUSPENSION_DETAILS, type Suspension, type SuspensionId } from '../../../src/domain/suspension.ts';
import { type Team, type TeamId, UNKNOWN_TEAM_DETAILS } from '../../../src/domain/team.ts';

/** Random dossiers of one player of two clubs. */

export const TODAY = day('2026-02-10');
export const ZONE = 'Europe/Madrid';
const [MADRID, VALENCIA] = ['madrid', 'valencia'] as TeamId[] as [TeamId, TeamId];
const COMPETITIONS = ['league', 'cup'] as CompetitionId[] as [CompetitionId, CompetitionId];

export const teams = new Map<TeamId, Team>(
  [MADRID, VALENCIA].map((id) => [
    id,
    {
      ...UNKNOWN_TEAM_DETAILS,
      id,
      slug: id,
      name: id,
      shortName: id,
      kind: 'CLUB',
      country: null,
      timeZone: ZONE,
      externalIds: [],
    },
  ]),
);
export const competitions = new Map<CompetitionId, Competition>(
  COMPETITIONS.map((id) => [
    id,
    {
      ...newCompetition(id, id, '2025-26', 'LEAGUE', newFamily(id as string as FamilyId, id)),
      slug: id,
    },
  ]),
);
export const player: Player = {
  ...UNKNOWN_PLAYER_DETAILS,
  shortName: 'Jude',
  id: 'jude' as PlayerId,
  slug: 'jude',
  name: 'Jude',
  position: null,
  birthDate: null,
  nationality: null,
  externalIds: [],
  memberships: [{ team: MADRID, from: null, until: null }],
};

export const dayAround = (from: number, to: number) => fc.integer({ min: from, max: to }).map((n) => addDays(TODAY, n));

const anyStatement: fc.Arbitrary<Statement> = fc.oneof(
  fc.constant({ basis: 'UNKNOWN', text: null } as const),
  dayAround(0, 200).map((date) => ({ basis: 'DATE', date }) as const),
  fc
    .tuple(fc.integer({ min: -5, max: 90 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }))
    .map(([earliest, wait, more]) => ({
      basis: 'WINDOW' as const,
      window: {
        earliest: addDays(TODAY, earliest),
        likely: addDays(TODAY, earliest + wait),
        latest: addDays(TODAY, earliest + wait + more),
      },
    })),
);

export const injuryOf = (id: string) =>
  fc
    .record({
      statement: anyStatement,
      ago: fc.integer({ min: 0, max: 60 }),
      statedAgo: fc.integer({ min: 0, max: 60 }),
      bodyPart: fc.constantFrom('KNEE', 'HAMSTRING', 'ANKLE', 'UNKNOWN'),
      diagnosis: fc.constant(null),
    })
    .map(({ statement, ago, statedAgo, ...rest }): Injury => {
      const occurredOn = addDays(TODAY, -ago);
      const at = instantAt(ZONE, addDays(TODAY, -Math.min(ago, statedAgo)), '12:00');
      const flags = { retracted: false, replaces: false };
      const estimate = { revision: 1, statement, source: null, note: null, reportedAt: at, recordedAt: at, ...flags };
      const report = {
        ...NO_INJURY_DETAILS,
        id: id as InjuryId,
        player: player.id,
        side: null,
        description: null,
        occurredIn: null,
      };
      return { ...report, ...rest, occurredOn, estimate, status: 'ACTIVE' };
    });
const injuries = fc
  .integer({ min: 0, max: 3 })
  .chain((n) => fc.tuple(...Array.from({ length: n }, (_, at) => injuryOf(`injury-${at}`))));

export const suspension: fc.Arbitrary<Suspension> = fc
  .record({
    competition: fc.constantFrom(...COMPETITIONS),
    matches: fc.integer({ min: 1, max: 6 }),
    imposedOn: dayAround(-30, 0),
  })
  .map((ban) => ({
    ...NO_SUSPENSION_DETAILS,
    ...ban,
    scope: { kind: 'COMPETITION', competition: ban.competition },
    id: 'ban' as SuspensionId,
    player: player.id,
    reason: null,
    liftedAt: null,
    note: null,
  }));

const fixture = fc
  .record({
    day: dayAround(-40, 150),
    hour: fc.option(fc.constantFrom('14:00', '21:00')),
    status: fc.constantFrom<Fixture['status'][]>(
      'SCHEDULED',
      'SCHEDULED',
      'SCHEDULED',
      'POSTPONED',
      'ABANDONED',
      'CANCELLED',
      'AWARDED',
      'FINISHED',
    ),
    conditional: fc.boolean(),
    atHome: fc.boolean(),
    competition: fc.constantFrom(...COMPETITIONS),
  })
  .map(({ day: on, hour, status, conditional, atHome, competition }): Omit<Fixture, 'id'> => {
    const played = status === 'FINISHED' && on < TODAY;
    const undated = status === 'POSTPONED';
    return {
      ...NO_FIXTURE_DETAILS,
      competition,
      round: null,
      home: atHome ? MADRID : VALENCIA,
      away: atHome ? VALENCIA : MADRID,
      day: undated ? null : on,
      kickoffAt: hour === null || undated ? null : instantAt(ZONE, on, hour),
      originalDay: null,
      status: status === 'FINISHED' && !played ? 'SCHEDULED' : status,
      certainty: conditional && !played ? 'CONDITIONAL' : 'CONFIRMED',
      condition: conditional && !played ? 'if they win' : null,
      score: played ? { home: 1, away: 0 } : null,
      venue: null,
      note: null,
      externalIds: [],
    };
  });
const fixtures = fc
  .array(fixture, { maxLength: 14 })
  .map((all) => all.map((one, at): Fixture => ({ ...one, id: `fixture-${at}` as FixtureId })).toSorted(byKickoff));

export const dossier: fc.Arbitrary<Dossier> = fc
  .record({ injuries, suspensions: fc.array(suspension, { maxLength: 1 }), fixtures })
  .map((facts) => ({
    ...facts,
    player,
    teams,
    families: new Map(),
    competitions,
    absences: [],
    lineups: new Map(),
    at: noon(TODAY),
    today: TODAY,
    zone: ZONE,
  }));

export function noon(on: Day): Instant {
  return instantAt(ZONE, on, '12:00');
}

/** A confirmed fixture that is scheduled on a day. */
export function match(on: Day, id = 'match'): Fixture {
  const open = {
    ...NO_FIXTURE_DETAILS,
    round: null,
    kickoffAt: null,
    originalDay: null,
    condition: null,
    score: null,
    venue: null,
    note: null,
  };
  const certain = { status: 'SCHEDULED', certainty: 'CONFIRMED' } as const;
  return {
    ...open,
    ...certain,
    id: id as FixtureId,
    competition: COMPETITIONS[0],
    home: MADRID,
    away: VALENCIA,
    day: on,
    externalIds: [],
  };
}
