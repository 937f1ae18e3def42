import { and, asc, count, desc, eq, gt, gte, inArray, like, lt, lte, or, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteSelect, SQLiteTable } from 'drizzle-orm/sqlite-core';
import {
  fixtureFromRow,
  injuryFromRow,
  orderKeyOfFixture,
  orderKeyOfInjury,
  playerFromRow,
  teamFromRow,
} from '../rows.ts';
import { searchPattern } from '../search.ts';
import type { Listing, Repository, Store, PageRange } from '../store.ts';
import { auditListing } from './tokens-and-audit.ts';
import { type Database, isPresent, selections, type Statements } from './statements.ts';
import * as t from './tables.ts';
import { finders } from './read-scope.ts';

type Shelves = Pick<Store, 'teams' | 'players' | 'competitions' | 'fixtures' | 'injuries' | 'audit'>;

/** `days`: for each time zone the day it is there, as JSON; by it present memberships are told. */
export function createRepositories(db: Database, s: Statements, days: () => string): Shelves {
  const select = selections(db);
  const json = (ids: readonly string[]): string => JSON.stringify(ids);
  const playersOf = (team: string): SQL =>
    sql`in (select player_id from membership where team_id = ${team} and ${isPresent(sql`${days()}`)})`;
  return {
    teams: shelf({
      table: t.team,
      key: t.team.slug,
      order: asc,
      byIds: (ids) => s.teamsByIds.all({ ids: json(ids) }).map(teamFromRow),
      find: (ref) => finders.teamsFor(s, ref)[0],
      where: ({ search, kind }) => [searching(t.team.search, search), kind && eq(t.team.kind, kind)],
      rows: (query) => query(select.teams().$dynamic()).all().map(teamFromRow),
      orderKey: (team) => team.slug,
    }),
    players: shelf({
      table: t.player,
      key: t.player.slug,
      order: asc,
      byIds: (ids) => s.playersByIds.all({ ids: json(ids) }).map(playerFromRow),
      find: (ref) => finders.playersFor(s, ref)[0],
      where: ({ search, team }) => [searching(t.player.search, search), team && sql`${t.player.id} ${playersOf(team)}`],
      rows: (query) => query(select.players().$dynamic()).all().map(playerFromRow),
      orderKey: (player) => player.slug,
    }),
    competitions: shelf({
      table: t.competition,
      key: t.competition.slug,
      order: asc,
      byIds: (ids) => s.competitionsByIds.all({ ids: json(ids) }),
      find: (ref) => finders.competitionsFor(s, ref)[0],
      where: ({ search, kind }) => [
        search === undefined ? undefined : like(t.competition.slug, searchPattern(search)),
        kind && eq(t.competition.kind, kind),
      ],
      rows: (query) => query(select.competitions().$dynamic()).all(),
      orderKey: (competition) => competition.slug,
    }),
    fixtures: shelf({
      table: t.fixture,
      key: t.fixture.orderKey,
      order: asc,
      byIds: (ids) => s.fixturesByIds.all({ ids: json(ids) }).map(fixtureFromRow),
      find: ({ id }) => s.fixturesByIds.all({ ids: json([id]) }).map(fixtureFromRow)[0],
      where: ({ team, against, competition, from, to, statuses }) => [
        team && or(eq(t.fixture.home, team), eq(t.fixture.away, team)),
        against && or(eq(t.fixture.home, against), eq(t.fixture.away, against)),
        competition && eq(t.fixture.competition, competition),
        from && gte(t.fixture.day, from),
        to && lte(t.fixture.day, to),
        statuses && inArray(t.fixture.status, [...statuses]),
      ],
      rows: (query) => query(select.fixtures().$dynamic()).all().map(fixtureFromRow),
      orderKey: orderKeyOfFixture,
    }),
    injuries: shelf({
      table: t.injury,
      key: t.injury.orderKey,
      order: desc,
      byIds: (ids) => s.injuriesByIds.all({ ids: json(ids) }).map(injuryFromRow),
      find: ({ id }) => s.injuriesByIds.all({ ids: json([id]) }).map(injuryFromRow)[0],
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

  function shelf<Id, Noun extends { readonly id: Id }, Ref, Filter>(
    noun: Listed<Noun, Filter> & { byIds: (ids: readonly Id[]) => Noun[]; find: (ref: Ref) => Noun | undefined },
  ): Repository<Id, Noun, Ref, Filter> {
    return {
      ...listing(noun),
      find: async (ref) => noun.find(ref) ?? null,
      byIds: async (ids) => {
        const found = new Map(noun.byIds([...new Set(ids)]).map((one) => [one.id, one]));
        return ids.map((id) => found.get(id) ?? null);
      },
    };
  }

  function listing<Noun, Filter>(noun: Listed<Noun, Filter>): Listing<Noun, Filter> {
    const conditions = (filter: Filter): SQL[] => noun.where(filter).filter((part) => part instanceof Object);
    return {
      orderKey: noun.orderKey,
      count: async (filter) =>
        db
          .select({ total: count() })
          .from(noun.table)
          .where(and(...conditions(filter)))
          .get()?.total ?? 0,
      list: async (filter, { after, before, limit, last }: PageRange) => {
        const ascending = noun.order === asc;
        const later = ascending ? gt : lt;
        const earlier = ascending ? lt : gt;
        const where = and(
          ...conditions(filter),
          after === null ? undefined : later(noun.key, after),
          before === null ? undefined : earlier(noun.key, before),
        );
        const order = ascending === last ? desc : asc;
        return noun.rows((query) => query.where(where).orderBy(order(noun.key)).limit(limit));
      },
    };
  }
}

/** What differs from noun to noun; the rest, the stretches of an ordered list, is the same for all. */
interface Listed<Noun, Filter> {
  readonly table: SQLiteTable;
  readonly key: SQLiteColumn;
  readonly order: typeof asc;
  readonly where: (filter: Filter) => (SQL | undefined | '')[];
  readonly rows: (query: <Select extends SQLiteSelect>(select: Select) => Select) => Noun[];
  readonly orderKey: (noun: Noun) => string;
}

/** Matches names that hold these words, however they are accented. A search of no letters at all matches nothing. */
function searching(column: SQLiteColumn, words: string | undefined): SQL | undefined {
  return words === undefined ? undefined : like(column, searchPattern(words));
}
