import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CHANGE_CAUSES } from '../../domain/availability/published-list.ts';
import { COMPETITION_KINDS, type CompetitionId } from '../../domain/competition.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { CERTAINTIES, FIXTURE_STATUSES, type FixtureId, TIE_OUTCOMES } from '../../domain/fixture.ts';
import { ESTIMATE_BASES, SOURCE_KINDS } from '../../domain/recovery-estimate.ts';
import { BODY_PARTS, INJURY_STATUSES, type InjuryId, SIDES } from '../../domain/injury.ts';
import { type PlayerId, POSITIONS } from '../../domain/player.ts';
import type { AuditId } from '../../auth/audit.ts';
import { audit } from './auth-tables.ts';
import { SUSPENSION_ORIGINS, type SuspensionId } from '../../domain/suspension.ts';
import { TEAM_KINDS, type TeamId } from '../../domain/team.ts';
import { IDENTIFIED_ENTITIES } from '../tables.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import { GENDERS } from '../../domain/gender.ts';
import { REDIRECTED_ENTITIES } from '../../domain/redirect.ts';

/** Days are text (2026-02-08), instants are integers (milliseconds since 1970). */

export const team = sqliteTable('team', {
  id: text('id').$type<TeamId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  kind: text('kind', { enum: TEAM_KINDS }).notNull(),
  country: text('country'),
  timeZone: text('time_zone').notNull(),
  gender: text('gender', { enum: GENDERS }),
  /** The aliases, the code, the colours and the crest, as JSON. */
  details: text('details'),
  /** The names without accents and capitals, for searching. */
  search: text('search').notNull(),
});

export const player = sqliteTable('player', {
  id: text('id').$type<PlayerId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  position: text('position', { enum: POSITIONS }),
  birthDate: text('birth_date').$type<Day>(),
  nationality: text('nationality'),
  gender: text('gender', { enum: GENDERS }),
  /** The aliases, the shirt number and the photo, as JSON. */
  details: text('details'),
  search: text('search').notNull(),
});

/** `ref` is the entity's own id. */
export const externalId = sqliteTable(
  'external_id',
  {
    noun: text('noun', { enum: IDENTIFIED_ENTITIES }).notNull(),
    source: text('source').notNull(),
    value: text('value').notNull(),
    ref: text('ref').notNull(),
  },
  (t) => [primaryKey({ columns: [t.noun, t.source, t.value] }), index('external_id_ref').on(t.ref)],
);

export const membership = sqliteTable(
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
export const redirect = sqliteTable(
  'redirect',
  {
    noun: text('noun', { enum: REDIRECTED_ENTITIES }).notNull(),
    from: text('from_ref').notNull(),
    to: text('to_ref').notNull(),
  },
  (t) => [primaryKey({ columns: [t.noun, t.from] }), index('redirect_to').on(t.to)],
);

export const competitionFamily = sqliteTable('competition_family', {
  id: text('id').$type<FamilyId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  country: text('country'),
  gender: text('gender', { enum: GENDERS }),
  level: integer('level'),
});

export const competition = sqliteTable(
  'competition',
  {
    id: text('id').$type<CompetitionId>().primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    season: text('season').notNull(),
    kind: text('kind', { enum: COMPETITION_KINDS }).notNull(),
    importedAsOf: integer('imported_as_of').$type<Instant>(),
    family: text('family_id')
      .$type<FamilyId>()
      .notNull()
      .references(() => competitionFamily.id),
    country: text('country'),
    gender: text('gender', { enum: GENDERS }),
  },
  (t) => [index('competition_of_family').on(t.family)],
);

export const fixture = sqliteTable(
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
    kickoffAt: integer('kickoff_at').$type<Instant>(),
    originalDay: text('original_day').$type<Day>(),
    lastPossibleDay: text('last_possible_day').$type<Day>(),
    status: text('status', { enum: FIXTURE_STATUSES }).notNull(),
    certainty: text('certainty', { enum: CERTAINTIES }).notNull(),
    condition: text('condition'),
    /** Not a foreign key, because rows are copied in the order of their ids. */
    dependsOnFixture: text('depends_on_fixture').$type<FixtureId>(),
    dependsOnTeam: text('depends_on_team')
      .$type<TeamId>()
      .references(() => team.id),
    dependsOnOutcome: text('depends_on_outcome', { enum: TIE_OUTCOMES }),
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

export const injury = sqliteTable(
  'injury',
  {
    id: text('id').$type<InjuryId>().primaryKey(),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    bodyPart: text('body_part', { enum: BODY_PARTS }).notNull(),
    side: text('side', { enum: SIDES }),
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
    status: text('status', { enum: INJURY_STATUSES }).notNull(),
    returnedOn: text('returned_on').$type<Day>(),
    withdrawalNote: text('withdrawal_note'),
    standingEstimate: integer('standing_estimate').notNull(),
    orderKey: text('order_key').notNull().unique(),
  },
  (t) => [index('injury_player').on(t.player), index('injury_status').on(t.status)],
);

/** Rows are only ever added, and marked if they are retracted. */
export const estimate = sqliteTable(
  'estimate',
  {
    injury: text('injury_id')
      .$type<InjuryId>()
      .notNull()
      .references(() => injury.id),
    revision: integer('revision').notNull(),
    basis: text('basis', { enum: ESTIMATE_BASES }).notNull(),
    earliest: text('earliest').$type<Day>(),
    /** The day, if the statement names a single one. */
    likely: text('likely').$type<Day>(),
    latest: text('latest').$type<Day>(),
    text: text('text'),
    /** The parts of the statement without a column, as JSON. */
    details: text('details'),
    retracted: integer('retracted').notNull().default(0),
    replaces: integer('replaces').notNull().default(0),
    sourceKind: text('source_kind', { enum: SOURCE_KINDS }),
    sourceName: text('source_name'),
    sourceUrl: text('source_url'),
    note: text('note'),
    reportedAt: integer('reported_at').$type<Instant>().notNull(),
    recordedAt: integer('recorded_at').$type<Instant>().notNull(),
    /** The audit entry of its change; null if it predates the audit trail. */
    audit: text('audit_id')
      .$type<AuditId>()
      .references(() => audit.id),
  },
  (t) => [primaryKey({ columns: [t.injury, t.revision] })],
);

export const suspension = sqliteTable(
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
    origin: text('origin', { enum: SUSPENSION_ORIGINS }).notNull(),
    reason: text('reason'),
    imposedOn: text('imposed_on').$type<Day>().notNull(),
    liftedAt: integer('lifted_at').$type<Instant>(),
    note: text('note'),
    /** For life, probation and amendments, as JSON. */
    details: text('details'),
  },
  (t) => [index('suspension_player').on(t.player)],
);

/** The ledgers of published lists. Rows are only ever added; `list` is a `MissedGames` as JSON. */
export const published = sqliteTable(
  'published',
  {
    /** Not a foreign key, because the ledger of a player that was merged into another one stays. */
    player: text('player_id').$type<PlayerId>().notNull(),
    revision: integer('revision').notNull(),
    publishedAt: integer('published_at').$type<Instant>().notNull(),
    cause: text('cause', { enum: CHANGE_CAUSES }).notNull(),
    list: text('list').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.player, t.revision] }),
    uniqueIndex('published_when').on(t.player, t.publishedAt, t.revision),
  ],
);

export const setting = sqliteTable('setting', { name: text('name').primaryKey(), value: text('value').notNull() });
