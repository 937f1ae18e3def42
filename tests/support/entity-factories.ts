import type { PublishedList } from '../../src/domain/availability/published-list.ts';
import type { Competition, CompetitionId } from '../../src/domain/competition.ts';
import { type FamilyId, newFamily } from '../../src/domain/competition-family.ts';
import { day, type Instant, instant } from '../../src/domain/day.ts';
import { type Fixture, type FixtureId, NO_FIXTURE_DETAILS } from '../../src/domain/fixture.ts';
import { type Injury, type InjuryId, NO_INJURY_DETAILS } from '../../src/domain/injury.ts';
import { type Player, type PlayerId, UNKNOWN_PLAYER_DETAILS } from '../../src/domain/player.ts';
import type { Store, Writes } from '../../src/storage/store.ts';
import { NO_SUSPENSION_DETAILS, type Suspension, type SuspensionId } from '../../src/domain/suspension.ts';
import { type Team, type TeamId, UNKNOWN_TEAM_DETAILS } from '../../src/domain/team.ts';

/** Creates stored entities from the fields that a test gives. */

export const NOW = instant('2026-02-01T12:00:00Z');

export function team(slug: string, more: Partial<Team> = {}): Team {
  return {
    ...UNKNOWN_TEAM_DETAILS,
    id: `t-${slug}` as TeamId,
    slug,
    name: slug.toUpperCase(),
    shortName: slug,
    kind: 'CLUB',
    country: null,
    timeZone: 'Europe/Madrid',
    externalIds: [],
    ...more,
  };
}

export function player(slug: string, teams: readonly Team[], more: Partial<Player> = {}): Player {
  return {
    ...UNKNOWN_PLAYER_DETAILS,
    shortName: slug,
    id: `p-${slug}` as PlayerId,
    slug,
    name: slug,
    position: null,
    birthDate: null,
    nationality: null,
    externalIds: [],
    memberships: teams.map(({ id }) => ({ team: id, from: null, until: null })),
    ...more,
  };
}

/** The default family of competitions from these factories. */
export const FAMILY = { ...newFamily('y-liga' as FamilyId, 'Liga'), country: 'Spain', level: 1 };

export function competition(slug: string, more: Partial<Competition> = {}): Competition {
  return {
    id: `c-${slug}` as CompetitionId,
    slug,
    name: slug,
    season: '2025-26',
    kind: 'LEAGUE',
    importedAsOf: null,
    family: FAMILY.id,
    country: null,
    gender: null,
    externalIds: [],
    ...more,
  };
}

export function fixture(
  id: string,
  {
    competition,
    home,
    away,
    ...more
  }: Partial<Omit<Fixture, 'competition' | 'home' | 'away'>> & {
    readonly competition: Competition;
    readonly home?: Team;
    readonly away?: Team;
  },
): Fixture {
  return {
    ...NO_FIXTURE_DETAILS,
    id: `f-${id}` as FixtureId,
    competition: competition.id,
    round: null,
    home: home?.id ?? null,
    away: away?.id ?? null,
    day: null,
    kickoffAt: null,
    originalDay: null,
    status: 'SCHEDULED',
    certainty: 'CONFIRMED',
    condition: null,
    score: null,
    venue: null,
    note: null,
    externalIds: [],
    ...more,
  };
}

export function injury(id: string, of: Player, more: Partial<Injury> = {}): Injury {
  const estimate = {
    revision: 1,
    statement: { basis: 'UNKNOWN', text: null },
    source: null,
    note: null,
    reportedAt: NOW,
    recordedAt: NOW,
    retracted: false,
    replaces: false,
  };
  return {
    ...NO_INJURY_DETAILS,
    id: `i-${id}` as InjuryId,
    player: of.id,
    bodyPart: 'KNEE',
    side: null,
    diagnosis: null,
    description: null,
    occurredOn: day('2026-01-20'),
    occurredIn: null,
    status: 'ACTIVE',
    estimate,
    ...more,
  } as Injury;
}

export function suspension(
  id: string,
  of: Player,
  competition: Competition,
  more: Partial<Suspension> = {},
): Suspension {
  return {
    ...NO_SUSPENSION_DETAILS,
    scope: { kind: 'COMPETITION', competition: competition.id },
    id: `s-${id}` as SuspensionId,
    player: of.id,
    competition: competition.id,
    matches: 2,
    reason: null,
    imposedOn: day('2026-01-25'),
    liftedAt: null,
    note: null,
    ...more,
  };
}

export function published(
  of: Player,
  revision: number,
  publishedAt: Instant = NOW,
  games: readonly object[] = [],
): PublishedList {
  const explanation = { kind: 'TEXT', text: 'Out.' };
  const explained = games.map((game) => ({ ...game, explanation }));
  const list = {
    games: explained,
    count: {},
    returnWindow: null,
    targetReturn: null,
    headline: { kind: 'TEXT', text: `${of.slug}: “${revision}”` },
  };
  return { player: of.id, revision, publishedAt, cause: 'INJURY_REPORTED', list } as unknown as PublishedList;
}

/** Writes entities without reading or deciding anything. */
export function put(store: Store, changed: Writes['changed'], more: Partial<Writes> = {}): Promise<void> {
  return store.change({}, () => ({ result: undefined, writes: { changed, published: [], invalidates: [], ...more } }));
}
