import { sql } from 'drizzle-orm';
import { bigint, customType, index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core';
import { type ChangeCause } from '../../domain/availability/published-list.ts';
import { type CompetitionKind, type CompetitionId } from '../../domain/competition.ts';
import type { Day, Instant } from '../../domain/day.ts';
import { type Certainty, type FixtureStatus, type FixtureId } from '../../domain/fixture.ts';
import { type EstimateBasis, type SourceKind } from '../../domain/recovery-estimate.ts';
import { type BodyPart, type InjuryStatus, type InjuryId, type Side } from '../../domain/injury.ts';
import { type PlayerId, type Position } from '../../domain/player.ts';
import { type AuditId, type SubjectKind, type ActorKind } from '../../auth/audit.ts';
import { type TokenScope, type TokenHash } from '../../auth/token.ts';
import type { SuspensionId } from '../../domain/suspension.ts';
import { type TeamKind, type TeamId } from '../../domain/team.ts';
import type { TablesFor } from '../tables.ts';
import { storable } from './values.ts';

/** Days are text (2026-02-08), instants are integers (milliseconds since 1970). */
/** Compared byte by byte, whatever the language of the database is. */
const text = customType<{ data: string }>({ dataType: () => 'text collate "C"', toDriver: storable });
const instant = (name: string) => bigint(name, { mode: 'number' }).$type<Instant>();

export const team = pgTable('team', {
  id: text('id').$type<TeamId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  shortName: text('short_name').notNull(),
  kind: text('kind').$type<TeamKind>().notNull(),
  country: text('country'),
  timeZone: text('time_zone').notNull(),
  /** The names without accents and capitals, for searching. */
  search: text('search').notNull(),
});

export const player = pgTable('player', {
  id: text('id').$type<PlayerId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  position: text('position').$type<Position>(),
  birthDate: text('birth_date').$type<Day>(),
  nationality: text('nationality'),
  search: text('search').notNull(),
});

/** Of a team, player or fixture: `ref` is its id. */
export const externalId = pgTable(
  'external_id',
  {
    noun: text('noun').$type<'team' | 'player' | 'fixture'>().notNull(),
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

export const competition = pgTable('competition', {
  id: text('id').$type<CompetitionId>().primaryKey(),
  slug: text('slug').notNull().unique(),
  name: text('name').notNull(),
  season: text('season').notNull(),
  kind: text('kind').$type<CompetitionKind>().notNull(),
  importedAsOf: instant('imported_as_of'),
});

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
    status: text('status').$type<FixtureStatus>().notNull(),
    certainty: text('certainty').$type<Certainty>().notNull(),
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
    status: text('status').$type<InjuryStatus>().notNull(),
    returnedOn: text('returned_on').$type<Day>(),
    withdrawalNote: text('withdrawal_note'),
    standingEstimate: integer('standing_estimate').notNull(),
    orderKey: text('order_key').notNull().unique(),
  },
  (t) => [index('injury_player').on(t.player), index('injury_status').on(t.status)],
);

/** The tokens of editors and feeds: their hashes only. */
export const token = pgTable(
  'token',
  {
    hash: text('hash').$type<TokenHash>().primaryKey(),
    name: text('name').notNull(),
    scope: text('scope').$type<TokenScope>().notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
    revokedAt: instant('revoked_at'),
  },
  (t) => [
    uniqueIndex('token_in_force')
      .on(t.name)
      .where(sql`revoked_at is null`),
  ],
);

/** Who wrote what. Rows are only ever added; the ids sort as the deeds followed each other. */
export const audit = pgTable(
  'audit',
  {
    id: text('id').$type<AuditId>().primaryKey(),
    at: instant('at').notNull(),
    what: text('what').notNull(),
    writer: text('writer').$type<ActorKind>().notNull(),
    /** The name and the scope of the token, where it was one. */
    token: text('token_name'),
    scope: text('token_scope').$type<TokenScope>(),
  },
  (t) => [index('audit_token').on(t.token, t.id), index('audit_what').on(t.what, t.id)],
);

/** What each entry is about. */
export const auditSubject = pgTable(
  'audit_subject',
  {
    audit: text('audit_id')
      .$type<AuditId>()
      .notNull()
      .references(() => audit.id),
    place: integer('place').notNull(),
    kind: text('kind').$type<SubjectKind>().notNull(),
    ref: text('ref').notNull(),
  },
  (t) => [primaryKey({ columns: [t.audit, t.place] }), index('audit_subject_ref').on(t.ref, t.audit)],
);

/** Rows are only ever added. */
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
    /** The one day, where a single day was said. */
    likely: text('likely').$type<Day>(),
    latest: text('latest').$type<Day>(),
    text: text('text'),
    sourceKind: text('source_kind').$type<SourceKind>(),
    sourceName: text('source_name'),
    sourceUrl: text('source_url'),
    note: text('note'),
    reportedAt: instant('reported_at').notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** The entry that tells who recorded it; null: from before writers were kept. */
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
      .notNull()
      .references(() => competition.id),
    matches: integer('matches').notNull(),
    reason: text('reason'),
    imposedOn: text('imposed_on').$type<Day>().notNull(),
    liftedAt: instant('lifted_at'),
    note: text('note'),
  },
  (t) => [index('suspension_player').on(t.player)],
);

/** The ledgers of published lists. Rows are only ever added; `list` is a `MissedGames` as JSON. */
export const published = pgTable(
  'published',
  {
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
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
