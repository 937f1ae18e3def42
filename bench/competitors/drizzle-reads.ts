import type DatabaseFile from 'better-sqlite3';
import { and, asc, eq, gte, lt, or, type SQL } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { TODAY } from '../dataset/league.ts';
import type { DataSource } from './api.ts';

const team = sqliteTable('team', { id: integer('id').primaryKey(), name: text('name').notNull() });
const player = sqliteTable('player', {
  id: integer('id').primaryKey(),
  teamId: integer('team_id').notNull(),
  name: text('name').notNull(),
});
const fixture = sqliteTable('fixture', {
  id: integer('id').primaryKey(),
  competition: text('competition').notNull(),
  date: text('date').notNull(),
  homeId: integer('home_id').notNull(),
  awayId: integer('away_id').notNull(),
});
const injury = sqliteTable('injury', {
  id: integer('id').primaryKey(),
  playerId: integer('player_id').notNull(),
  kind: text('kind').notNull(),
  occurred: text('occurred').notNull(),
  returnFrom: text('return_from').notNull(),
  returnTo: text('return_to').notNull(),
  open: integer('open').notNull(),
});

/** Returns the textbook data source: Drizzle, with each query built per call. */
export function drizzleDataSource(file: DatabaseFile.Database): DataSource {
  const db = drizzle(file);
  const of = (id: number): SQL | undefined => or(eq(fixture.homeId, id), eq(fixture.awayId, id));
  const inOrder = [asc(fixture.date), asc(fixture.id)] as const;
  return {
    player: (id) => db.select().from(player).where(eq(player.id, id)).get(),
    team: (id) => db.select().from(team).where(eq(team.id, id)).get(),
    players: (id) => db.select().from(player).where(eq(player.teamId, id)).orderBy(asc(player.id)).all(),
    injuries: (id) => db.select().from(injury).where(eq(injury.playerId, id)).orderBy(asc(injury.id)).all(),
    openInjury: (id) =>
      db
        .select()
        .from(injury)
        .where(and(eq(injury.playerId, id), eq(injury.open, 1)))
        .get(),
    fixtures: (id, from, before) =>
      db
        .select()
        .from(fixture)
        .where(and(of(id), gte(fixture.date, from), lt(fixture.date, before)))
        .orderBy(...inOrder)
        .all(),
    nextFixture: (id) =>
      db
        .select()
        .from(fixture)
        .where(and(of(id), gte(fixture.date, TODAY)))
        .orderBy(...inOrder)
        .limit(1)
        .get(),
    revise: (id, returnFrom, returnTo) =>
      db.update(injury).set({ returnFrom, returnTo }).where(eq(injury.id, id)).returning().get(),
  };
}
