import { index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core';
import { audit } from './auth-tables.ts';
import { instant, text } from './columns.ts';
import { type ChangeCause } from '../../domain/availability/published-list.ts';
import { type CompetitionKind, type CompetitionId } from '../../domain/competition.ts';
import type { Day } from '../../domain/day.ts';
import { type Certainty, type FixtureStatus, type FixtureId, type TieOutcome } from '../../domain/fixture.ts';
import { type EstimateBasis, type SourceKind } from '../../domain/recovery-estimate.ts';
import { type BodyPart, type InjuryStatus, type InjuryId, type Side } from '../../domain/injury.ts';
import { type PlayerId, type Position } from '../../domain/player.ts';
import type { AuditId } from '../../auth/audit.ts';
import type { SuspensionId, SuspensionOrigin } from '../../domain/suspension.ts';
import { type TeamKind, type TeamId } from '../../domain/team.ts';
import type { IdentifiedEntity } from '../tables.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import type { Gender } from '../../domain/gender.ts';
import type { RedirectedEntity } from '../../domain/redirect.ts';

export const team = pgTable('team', {
  id: text('id').$type<TeamId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  kind: text('kind').$type<TeamKind>().notNull(),
  country: text('country'),
  timeZone: text('time_zone').notNull(),
  gender: text('gender').$type<Gender>(),
  /** The aliases, the code, the colours and the crest, as JSON. */
  details: text('details'),
  /** The names without accents and capitals, for searching. */
  search: text('search').notNull(),
});

export const player = pgTable('player', {
  id: text('id').$type<PlayerId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  position: text('position').$type<Position>(),
  birthDate: text('birth_date').$type<Day>(),
  nationality: text('nationality'),
  gender: text('gender').$type<Gender>(),
  /** The aliases, the shirt number and the photo, as JSON. */
  details: text('details'),
  search: text('search').notNull(),
});

/** `ref` is the entity's own id. */
export const externalId = pgTable(
  'external_id',
  {
    noun: text('noun').$type<IdentifiedEntity>().notNull(),
    source: text('source').notNull(),
    value: text('value').notNull(),
    ref: text('ref').notNull(),
  },
  (t) => [primaryKey({ columns: [t.noun, t.source, t.value] }), index('external_id_ref').on(t.ref)],
);

export const membership = pgTable(
  'membership',
  {
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    place: integer('place').notNull(),
    team: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => team.id),
    from: text('from_day').$type<Day>(),
    until: text('until_day').$type<Day>(),
  },
  (t) => [primaryKey({ columns: [t.player, t.place] }), index('membership_team').on(t.team)],
);

/** Former references: ids of merged entities, and former slugs as `slug:…`. */
export const redirect = pgTable(
  'redirect',
  {
    noun: text('noun').$type<RedirectedEntity>().notNull(),
    from: text('from_ref').notNull(),
    to: text('to_ref').notNull(),
  },
  (t) => [primaryKey({ columns: [t.noun, t.from] }), index('redirect_to').on(t.to)],
);

export const competitionFamily = pgTable('competition_family', {
  id: text('id').$type<FamilyId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  country: text('country'),
  gender: text('gender').$type<Gender>(),
  level: integer('level'),
});

export const competition = pgTable(
  'competition',
  {
    id: text('id').$type<CompetitionId>().primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    season: text('season').notNull(),
    kind: text('kind').$type<CompetitionKind>().notNull(),
    importedAsOf: instant('imported_as_of'),
    family: text('family_id')
      .$type<FamilyId>()
      .notNull()
      .references(() => competitionFamily.id),
    country: text('country'),
    gender: text('gender').$type<Gender>(),
  },
  (t) => [index('competition_of_family').on(t.family)],
);

export const fixture = pgTable(
  'fixture',
  {
    id: text('id').$type<FixtureId>().primaryKey(),
    competition: text('competition_id')
      .$type<CompetitionId>()
      .notNull()
      .references(() => competition.id),
    round: text('round'),
    home: text('home_id')
      .$type<TeamId>()
      .references(() => team.id),
    away: text('away_id')
      .$type<TeamId>()
      .references(() => team.id),
    day: text('day').$type<Day>(),
    kickoffAt: instant('kickoff_at'),
    originalDay: text('original_day').$type<Day>(),
    lastPossibleDay: text('last_possible_day').$type<Day>(),
    status: text('status').$type<FixtureStatus>().notNull(),
    certainty: text('certainty').$type<Certainty>().notNull(),
    condition: text('condition'),
    /** Not a foreign key, because rows are copied in the order of their ids. */
    dependsOnFixture: text('depends_on_fixture').$type<FixtureId>(),
    dependsOnTeam: text('depends_on_team')
      .$type<TeamId>()
      .references(() => team.id),
    dependsOnOutcome: text('depends_on_outcome').$type<TieOutcome>(),
    homeGoals: integer('home_goals'),
    awayGoals: integer('away_goals'),
    venue: text('venue'),
    note: text('note'),
    /** The ground, the words of open sides, the number and the day of the first part, as JSON. */
    details: text('details'),
    /** Sorts in the order of kick-offs. */
    orderKey: text('order_key').notNull().unique(),
  },
  (t) => [
    index('fixture_home').on(t.home, t.day),
    index('fixture_away').on(t.away, t.day),
    index('fixture_competition').on(t.competition),
    index('fixture_kickoff').on(t.kickoffAt),
    index('fixture_depends_on').on(t.dependsOnFixture),
  ],
);

export const injury = pgTable(
  'injury',
  {
    id: text('id').$type<InjuryId>().primaryKey(),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    bodyPart: text('body_part').$type<BodyPart>().notNull(),
    side: text('side').$type<Side>(),
    diagnosis: text('diagnosis'),
    description: text('description'),
    occurredOn: text('occurred_on').$type<Day>().notNull(),
    occurredIn: text('occurred_in')
      .$type<FixtureId>()
      .references(() => fixture.id),
    occurredInGuess: text('occurred_in_guess')
      .$type<FixtureId>()
      .references(() => fixture.id),
    announcedFor: text('announced_for').$type<Day>(),
    minimumAbsenceDays: integer('minimum_absence_days'),
    status: text('status').$type<InjuryStatus>().notNull(),
    returnedOn: text('returned_on').$type<Day>(),
    withdrawalNote: text('withdrawal_note'),
    standingEstimate: integer('standing_estimate').notNull(),
    orderKey: text('order_key').notNull().unique(),
  },
  (t) => [index('injury_player').on(t.player), index('injury_status').on(t.status)],
);

/** Rows are only ever added, and marked if they are retracted. */
export const estimate = pgTable(
  'estimate',
  {
    injury: text('injury_id')
      .$type<InjuryId>()
      .notNull()
      .references(() => injury.id),
    revision: integer('revision').notNull(),
    basis: text('basis').$type<EstimateBasis>().notNull(),
    earliest: text('earliest').$type<Day>(),
    /** The day, if the statement names a single one. */
    likely: text('likely').$type<Day>(),
    latest: text('latest').$type<Day>(),
    text: text('text'),
    /** The parts of the statement without a column, as JSON. */
    details: text('details'),
    retracted: integer('retracted').notNull().default(0),
    replaces: integer('replaces').notNull().default(0),
    sourceKind: text('source_kind').$type<SourceKind>(),
    sourceName: text('source_name'),
    sourceUrl: text('source_url'),
    note: text('note'),
    reportedAt: instant('reported_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** The audit entry of its change; null if it predates the audit trail. */
    audit: text('audit_id')
      .$type<AuditId>()
      .references(() => audit.id),
  },
  (t) => [primaryKey({ columns: [t.injury, t.revision] })],
);

export const suspension = pgTable(
  'suspension',
  {
    id: text('id').$type<SuspensionId>().primaryKey(),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    competition: text('competition_id')
      .$type<CompetitionId>()
      .references(() => competition.id),
    matches: integer('matches'),
    /** JSON. */
    scope: text('scope').notNull(),
    until: text('until_day').$type<Day>(),
    origin: text('origin').$type<SuspensionOrigin>().notNull(),
    reason: text('reason'),
    imposedOn: text('imposed_on').$type<Day>().notNull(),
    liftedAt: instant('lifted_at'),
    note: text('note'),
    /** For life, probation and amendments, as JSON. */
    details: text('details'),
  },
  (t) => [index('suspension_player').on(t.player)],
);

/** The ledgers of published lists. Rows are only ever added; `list` is a `MissedGames` as JSON. */
export const published = pgTable(
  'published',
  {
    /** Not a foreign key, because the ledger of a player that was merged into another one stays. */
    player: text('player_id').$type<PlayerId>().notNull(),
    revision: integer('revision').notNull(),
    publishedAt: instant('published_at').notNull(),
    cause: text('cause').$type<ChangeCause>().notNull(),
    list: text('list').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.player, t.revision] }),
    uniqueIndex('published_when').on(t.player, t.publishedAt, t.revision),
  ],
);

export const setting = pgTable('setting', { name: text('name').primaryKey(), value: text('value').notNull() });
