import { and, asc, count, desc, eq, gt, gte, inArray, like, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteSelect, SQLiteTable } from 'drizzle-orm/sqlite-core';
import {
  competitionFromRow,
  fixtureFromRow,
  injuryFromRow,
  orderKeyOfFixture,
  orderKeyOfInjury,
  playerFromRow,
  teamFromRow,
} from '../rows.ts';
import { searchPatterns } from '../search.ts';
import type { Listing, Repository, Store, PageRange, WithId } from '../store.ts';
import { auditListing } from './tokens-and-audit.ts';
import { type Database, isPresent, selections, listJson } from './selections.ts';
import type { Statements } from './statements.ts';
import * as t from './tables.ts';
import { competitionsNamed, familiesNamed, fixturesNamed, type Named, playersNamed, teamsNamed } from './references.ts';

type Repositories = Pick<Store, 'teams' | 'players' | 'families' | 'competitions' | 'fixtures' | 'injuries' | 'audit'>;

/**
 * Returns the repositories. `days`: the current day of each time zone, as JSON, which decides which memberships are
 * current.
 */
export function createRepositories(db: Database, s: Statements, days: () => string): Repositories {
  const select = selections(db);
  const playersOf = (team: string): SQL =>
    sql`in (select player_id from membership where team_id = ${team} and ${isPresent(sql`${days()}`)})`;
  return {
    teams: repository({
      table: t.team,
      key: t.team.slug,
      order: asc,
      named: (refs) => teamsNamed(s, refs),
      where: ({ search, kind }) => [searching(t.team.search, search), kind && eq(t.team.kind, kind)],
      rows: (query) => query(select.teams().$dynamic()).all().map(teamFromRow),
      orderKey: (team) => team.slug,
    }),
    players: repository({
      table: t.player,
      key: t.player.slug,
      order: asc,
      named: (refs) => playersNamed(s, refs),
      where: ({ search, team }) => [searching(t.player.search, search), team && sql`${t.player.id} ${playersOf(team)}`],
      rows: (query) => query(select.players().$dynamic()).all().map(playerFromRow),
      orderKey: (player) => player.slug,
    }),
    competitions: repository({
      table: t.competition,
      key: t.competition.slug,
      order: asc,
      named: (refs) => competitionsNamed(s, refs),
      where: ({ search, kind, family }) => [
        family && eq(t.competition.family, family),
        searching(t.competition.slug, search),
        kind && eq(t.competition.kind, kind),
      ],
      rows: (query) => query(select.competitions().$dynamic()).all().map(competitionFromRow),
      orderKey: (competition) => competition.slug,
    }),
    families: repository({
      table: t.competitionFamily,
      key: t.competitionFamily.slug,
      order: asc,
      named: (refs) => unredirected(familiesNamed(s, refs)),
      where: ({ search }) => [searching(t.competitionFamily.slug, search)],
      rows: (query) => query(select.families().$dynamic()).all(),
      orderKey: (family) => family.slug,
    }),
    fixtures: repository({
      table: t.fixture,
      key: t.fixture.orderKey,
      order: asc,
      named: (refs) => fixturesNamed(s, refs),
      where: ({ team, against, competition, from, to, statuses }) => [
        team && or(eq(t.fixture.home, team), eq(t.fixture.away, team)),
        against && or(eq(t.fixture.home, against), eq(t.fixture.away, against)),
        competition && eq(t.fixture.competition, competition),
        from && gte(t.fixture.day, from),
        to && lte(t.fixture.day, to),
        statuses ? inArray(t.fixture.status, [...statuses]) : ne(t.fixture.status, 'REMOVED'),
      ],
      rows: (query) => query(select.fixtures().$dynamic()).all().map(fixtureFromRow),
      orderKey: orderKeyOfFixture,
    }),
    injuries: repository({
      table: t.injury,
      key: t.injury.orderKey,
      order: desc,
      named: (refs) =>
        unredirected(s.injuriesByIds.all({ ids: listJson(refs.map(({ id }) => id)) }).map(injuryFromRow)),
      where: ({ statuses, team, player, bodyParts, since }) => [
        statuses && inArray(t.injury.status, [...statuses]),
        team && sql`${t.injury.player} ${playersOf(team)}`,
        player && eq(t.injury.player, player),
        bodyParts && inArray(t.injury.bodyPart, [...bodyParts]),
        since && gte(t.injury.occurredOn, since),
      ],
      rows: (query) => query(select.injuries().$dynamic()).all().map(injuryFromRow),
      orderKey: orderKeyOfInjury,
    }),
    audit: listing({
      ...auditListing,
      order: desc,
      rows: (query) => query(auditListing.select(db).$dynamic()).all().map(auditListing.from),
      orderKey: (entry) => entry.id,
    }),
  };

  function repository<Id extends string, Entity extends { readonly id: Id }, Ref, Filter>(
    definition: ListingDefinition<Entity, Filter> & {
      readonly named: (refs: readonly (Ref | WithId<Id>)[]) => Named<Entity>;
    },
  ): Repository<Id, Entity, Ref, Filter> {
    return {
      ...listing(definition),
      find: async (ref) => definition.named([ref]).entities[0] ?? null,
      byIds: async (ids) => {
        const { entities, redirects } = definition.named([...new Set(ids)].map((id) => ({ id })));
        const found = new Map<string, Entity>(entities.map((one) => [one.id, one]));
        return ids.map((id) => found.get(id) ?? found.get(redirects.get(id) ?? '') ?? null);
      },
    };
  }

  function listing<Item, Filter>(definition: ListingDefinition<Item, Filter>): Listing<Item, Filter> {
    const conditions = (filter: Filter): SQL[] => definition.where(filter).filter((part) => part instanceof Object);
    return {
      orderKey: definition.orderKey,
      count: async (filter) =>
        db
          .select({ total: count() })
          .from(definition.table)
          .where(and(...conditions(filter)))
          .get()?.total ?? 0,
      list: async (filter, { after, before, limit, last }: PageRange) => {
        const ascending = definition.order === asc;
        const later = ascending ? gt : lt;
        const earlier = ascending ? lt : gt;
        const where = and(
          ...conditions(filter),
          after === null ? undefined : later(definition.key, after),
          before === null ? undefined : earlier(definition.key, before),
        );
        const order = ascending === last ? desc : asc;
        return definition.rows((query) => query.where(where).orderBy(order(definition.key)).limit(limit));
      },
    };
  }
}

/** Returns entities of a type without former references. */
function unredirected<Entity>(entities: Entity[]): Named<Entity> {
  return { entities, redirects: new Map() };
}

/** The parts in which listings differ. */
interface ListingDefinition<Item, Filter> {
  readonly table: SQLiteTable;
  readonly key: SQLiteColumn;
  readonly order: typeof asc;
  readonly where: (filter: Filter) => (SQL | undefined | '')[];
  readonly rows: (query: <Select extends SQLiteSelect>(select: Select) => Select) => Item[];
  readonly orderKey: (item: Item) => string;
}

/** Returns a condition on names that contain all of these words, in any order and spelling. */
function searching(column: SQLiteColumn, words: string | undefined): SQL | undefined {
  return words === undefined
    ? undefined
    : and(...searchPatterns(words).map((of) => or(...of.map((one) => like(column, one)))));
}
