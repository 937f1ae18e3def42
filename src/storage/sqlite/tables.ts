import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CHANGE_CAUSES } from '../../domain/availability/published-list.ts';
import { COMPETITION_KINDS, type CompetitionId } from '../../domain/competition.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { CERTAINTIES, FIXTURE_STATUSES, type FixtureId } from '../../domain/fixture.ts';
import { ESTIMATE_BASES, SOURCE_KINDS } from '../../domain/recovery-estimate.ts';
import { BODY_PARTS, INJURY_STATUSES, type InjuryId, SIDES } from '../../domain/injury.ts';
import { type PlayerId, POSITIONS } from '../../domain/player.ts';
import { type AuditId, SUBJECT_KINDS, ACTOR_KINDS } from '../../auth/audit.ts';
import { TOKEN_SCOPES, type TokenHash } from '../../auth/token.ts';
import type { SuspensionId } from '../../domain/suspension.ts';
import { TEAM_KINDS, type TeamId } from '../../domain/team.ts';
import type { TablesFor } from '../tables.ts';

/** Days are text (2026-02-08), instants are integers (milliseconds since 1970). */

export const team = sqliteTable('team', {
  id: text('id').$type<TeamId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  kind: text('kind', { enum: TEAM_KINDS }).notNull(),
  country: text('country'),
  timeZone: text('time_zone').notNull(),
  /** The names without accents and capitals, for searching. */
  search: text('search').notNull(),
});

export const player = sqliteTable('player', {
  id: text('id').$type<PlayerId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  position: text('position', { enum: POSITIONS }),
  birthDate: text('birth_date').$type<Day>(),
  nationality: text('nationality'),
  search: text('search').notNull(),
});

/** Of a team, player or fixture: `ref` is its id. */
export const externalId = sqliteTable(
  'external_id',
  {
    noun: text('noun', { enum: ['team', 'player', 'fixture'] }).notNull(),
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

export const competition = sqliteTable('competition', {
  id: text('id').$type<CompetitionId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  season: text('season').notNull(),
  kind: text('kind', { enum: COMPETITION_KINDS }).notNull(),
  importedAsOf: integer('imported_as_of').$type<Instant>(),
});

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
    status: text('status', { enum: FIXTURE_STATUSES }).notNull(),
    certainty: text('certainty', { enum: CERTAINTIES }).notNull(),
    condition: text('condition'),
    homeGoals: integer('home_goals'),
    awayGoals: integer('away_goals'),
    venue: text('venue'),
    note: text('note'),
    /** Sorts as kick-offs do. */
    orderKey: text('order_key').notNull().unique(),
  },
  (t) => [
    index('fixture_home').on(t.home, t.day),
    index('fixture_away').on(t.away, t.day),
    index('fixture_competition').on(t.competition),
    index('fixture_kickoff').on(t.kickoffAt),
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
    status: text('status', { enum: INJURY_STATUSES }).notNull(),
    returnedOn: text('returned_on').$type<Day>(),
    withdrawalNote: text('withdrawal_note'),
    standingEstimate: integer('standing_estimate').notNull(),
    orderKey: text('order_key').notNull().unique(),
  },
  (t) => [index('injury_player').on(t.player), index('injury_status').on(t.status)],
);

/** The tokens of editors and feeds: their hashes only. */
export const token = sqliteTable(
  'token',
  {
    hash: text('hash').$type<TokenHash>().primaryKey(),
    name: text('name').notNull(),
    scope: text('scope', { enum: TOKEN_SCOPES }).notNull(),
    createdAt: integer('created_at').$type<Instant>().notNull(),
    lastUsedAt: integer('last_used_at').$type<Instant>(),
    revokedAt: integer('revoked_at').$type<Instant>(),
  },
  (t) => [
    uniqueIndex('token_in_force')
      .on(t.name)
      .where(sql`revoked_at is null`),
  ],
);

/** Who wrote what. Rows are only ever added; the ids sort as the deeds followed each other. */
export const audit = sqliteTable(
  'audit',
  {
    id: text('id').$type<AuditId>().primaryKey(),
    at: integer('at').$type<Instant>().notNull(),
    what: text('what').notNull(),
    writer: text('writer', { enum: ACTOR_KINDS }).notNull(),
    /** The name and the scope of the token, where it was one. */
    token: text('token_name'),
    scope: text('token_scope', { enum: TOKEN_SCOPES }),
  },
  (t) => [index('audit_token').on(t.token, t.id), index('audit_what').on(t.what, t.id)],
);

/** What each entry is about. */
export const auditSubject = sqliteTable(
  'audit_subject',
  {
    audit: text('audit_id')
      .$type<AuditId>()
      .notNull()
      .references(() => audit.id),
    place: integer('place').notNull(),
    kind: text('kind', { enum: SUBJECT_KINDS }).notNull(),
    ref: text('ref').notNull(),
  },
  (t) => [primaryKey({ columns: [t.audit, t.place] }), index('audit_subject_ref').on(t.ref, t.audit)],
);

/** Rows are only ever added. */
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
    /** The one day, where a single day was said. */
    likely: text('likely').$type<Day>(),
    latest: text('latest').$type<Day>(),
    text: text('text'),
    sourceKind: text('source_kind', { enum: SOURCE_KINDS }),
    sourceName: text('source_name'),
    sourceUrl: text('source_url'),
    note: text('note'),
    reportedAt: integer('reported_at').$type<Instant>().notNull(),
    recordedAt: integer('recorded_at').$type<Instant>().notNull(),
    /** The entry that tells who recorded it; null: from before writers were kept. */
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
      .notNull()
      .references(() => competition.id),
    matches: integer('matches').notNull(),
    reason: text('reason'),
    imposedOn: text('imposed_on').$type<Day>().notNull(),
    liftedAt: integer('lifted_at').$type<Instant>(),
    note: text('note'),
  },
  (t) => [index('suspension_player').on(t.player)],
);

/** The ledgers of published lists. Rows are only ever added; `list` is a `MissedGames` as JSON. */
export const published = sqliteTable(
  'published',
  {
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
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

export const tables = {
  team,
  player,
  externalId,
  membership,
  competition,
  fixture,
  injury,
  audit,
  auditSubject,
  estimate,
  suspension,
  published,
  token,
  setting,
} satisfies TablesFor;
