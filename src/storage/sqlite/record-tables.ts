import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ABSENCE_KINDS, ABSENCE_STATUSES, type AbsenceId } from '../../domain/absence.ts';
import { CARD_COLOURS } from '../../domain/card.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import type { Day, Instant } from '../../domain/day.ts';
import type { FixtureId } from '../../domain/fixture.ts';
import { LINEUP_ROLES } from '../../domain/lineup.ts';
import type { LoanId } from '../../domain/loan.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { TeamId } from '../../domain/team.ts';
import { competitionFamily, fixture, player, team } from './tables.ts';

export const absence = sqliteTable(
  'absence',
  {
    id: text('id').$type<AbsenceId>().primaryKey(),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    kind: text('kind', { enum: ABSENCE_KINDS }).notNull(),
    status: text('status', { enum: ABSENCE_STATUSES }).notNull(),
    from: text('from_day').$type<Day>().notNull(),
    endedOn: text('ended_on').$type<Day>(),
    reportedAt: integer('reported_at').$type<Instant>().notNull(),
    recordedAt: integer('recorded_at').$type<Instant>().notNull(),
    revision: integer('revision').notNull(),
    /** JSON. */
    scope: text('scope').notNull(),
    /** The words, the end, the source and the note, as JSON. */
    data: text('data').notNull(),
  },
  (t) => [index('absence_player').on(t.player), index('absence_status').on(t.status)],
);

/** Every revision of each absence. */
export const absenceRevision = sqliteTable(
  'absence_revision',
  {
    absence: text('absence_id')
      .$type<AbsenceId>()
      .notNull()
      .references(() => absence.id),
    revision: integer('revision').notNull(),
    recordedAt: integer('recorded_at').$type<Instant>().notNull(),
    /** The absence at that revision, as JSON. */
    data: text('data').notNull(),
  },
  (t) => [primaryKey({ columns: [t.absence, t.revision] })],
);

export const loan = sqliteTable(
  'loan',
  {
    id: text('id').$type<LoanId>().primaryKey(),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    from: text('from_id')
      .$type<TeamId>()
      .notNull()
      .references(() => team.id),
    to: text('to_id')
      .$type<TeamId>()
      .notNull()
      .references(() => team.id),
    since: text('since_day').$type<Day>().notNull(),
    until: text('until_day').$type<Day>(),
    mayFaceParent: integer('may_face_parent').notNull(),
  },
  (t) => [index('loan_player').on(t.player)],
);

export const lineup = sqliteTable(
  'lineup',
  {
    fixture: text('fixture_id')
      .$type<FixtureId>()
      .notNull()
      .references(() => fixture.id),
    team: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => team.id),
    recordedAt: integer('recorded_at').$type<Instant>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fixture, t.team] })],
);

export const lineupPlayer = sqliteTable(
  'lineup_player',
  {
    fixture: text('fixture_id')
      .$type<FixtureId>()
      .notNull()
      .references(() => fixture.id),
    team: text('team_id')
      .$type<TeamId>()
      .notNull()
      .references(() => team.id),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    role: text('role', { enum: LINEUP_ROLES }).notNull(),
    /** The place within the role, from 0. */
    place: integer('place').notNull(),
  },
  (t) => [primaryKey({ columns: [t.fixture, t.team, t.player] }), index('lineup_player_player').on(t.player)],
);

export const card = sqliteTable(
  'card',
  {
    fixture: text('fixture_id')
      .$type<FixtureId>()
      .notNull()
      .references(() => fixture.id),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    colour: text('colour', { enum: CARD_COLOURS }).notNull(),
    minute: integer('minute'),
  },
  (t) => [primaryKey({ columns: [t.fixture, t.player, t.colour] }), index('card_player').on(t.player)],
);

export const cautionTotal = sqliteTable(
  'caution_total',
  {
    family: text('family_id')
      .$type<FamilyId>()
      .notNull()
      .references(() => competitionFamily.id),
    season: text('season').notNull(),
    player: text('player_id')
      .$type<PlayerId>()
      .notNull()
      .references(() => player.id),
    yellows: integer('yellows').notNull(),
    asOf: integer('as_of').$type<Instant>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.family, t.season, t.player] }), index('caution_total_player').on(t.player)],
);
