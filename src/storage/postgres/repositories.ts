import { and, asc, count, desc, eq, gt, gte, like, lt, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgSelect, PgTable } from 'drizzle-orm/pg-core';
import { formerRef, type RedirectedEntity } from '../../domain/redirect.ts';
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
import type { Listing, Repository, Store, PageRange } from '../store.ts';
import { retry } from './retry.ts';
import { auditListing } from './tokens-and-audit.ts';
import { inValues, type Database, isPresent, selections } from './selections.ts';
import type { Statements } from './statements.ts';
import * as t from './tables.ts';

type Repositories = Pick<Store, 'teams' | 'players' | 'families' | 'competitions' | 'fixtures' | 'injuries' | 'audit'>;
type Conditions = readonly (SQL | undefined | '')[];

/**
 * Returns the repositories. `days`: the current day of each time zone, as JSON, which decides which memberships are
 * current.
 */
export function createRepositories(db: Database, s: Statements, days: () => Promise<string>): Repositories {
  const select = selections(db);
  const playersOf = async (team: string): Promise<SQL> => {
    const present = isPresent(sql`${await days()}`);
    return sql`in (select player_id from membership where team_id = ${sql.param(team, t.team.id)} and ${present})`;
  };
  return {
    teams: repository({
      noun: 'team',
      table: t.team,
      key: t.team.slug,
      order: asc,
      byIds: async (ids) => (await s.teamsByIds({ ids })).map(teamFromRow),
      find: async (ref) => {
        if ('id' in ref) return (await s.teamsByIds({ ids: [ref.id] })).map(teamFromRow)[0];
        const rows = 'slug' in ref ? s.teamBySlug({ slug: ref.slug }) : s.teamByExternalId({ ...ref.external });
        return (await rows).map(teamFromRow)[0];
      },
      where: ({ search, kind }) => [searching(t.team.search, search), kind && eq(t.team.kind, kind)],
      rows: async (query) => (await query(select.teams().$dynamic())).map(teamFromRow),
      orderKey: (team) => team.slug,
    }),
    players: repository({
      noun: 'player',
      table: t.player,
      key: t.player.slug,
      order: asc,
      byIds: async (ids) => (await s.playersByIds({ ids })).map(playerFromRow),
      find: async (ref) => {
        if ('id' in ref) return (await s.playersByIds({ ids: [ref.id] })).map(playerFromRow)[0];
        const rows = 'slug' in ref ? s.playerBySlug({ slug: ref.slug }) : s.playerByExternalId({ ...ref.external });
        return (await rows).map(playerFromRow)[0];
      },
      where: async ({ search, team }) => [
        searching(t.player.search, search),
        team && sql`${t.player.id} ${await playersOf(team)}`,
      ],
      rows: async (query) => (await query(select.players().$dynamic())).map(playerFromRow),
      orderKey: (player) => player.slug,
    }),
    competitions: repository({
      noun: 'competition',
      table: t.competition,
      key: t.competition.slug,
      order: asc,
      byIds: async (ids) => (await s.competitionsByIds({ ids })).map(competitionFromRow),
      find: async (ref) =>
        ('id' in ref
          ? await s.competitionsByIds({ ids: [ref.id] })
          : 'slug' in ref
            ? await s.competitionBySlug({ slug: ref.slug })
            : await s.competitionByExternalId({ ...ref.external })
        ).map(competitionFromRow)[0],
      where: ({ search, kind, family }) => [
        family && eq(t.competition.family, family),
        searching(t.competition.slug, search),
        kind && eq(t.competition.kind, kind),
      ],
      rows: async (query) => (await query(select.competitions().$dynamic())).map(competitionFromRow),
      orderKey: (competition) => competition.slug,
    }),
    families: repository({
      noun: null,
      table: t.competitionFamily,
      key: t.competitionFamily.slug,
      order: asc,
      byIds: (ids) => s.familiesByIds({ ids }),
      find: async (ref) =>
        ('id' in ref ? await s.familiesByIds({ ids: [ref.id] }) : await s.familyBySlug({ slug: ref.slug }))[0],
      where: ({ search }) => [searching(t.competitionFamily.slug, search)],
      rows: (query) => query(select.families().$dynamic()),
      orderKey: (family) => family.slug,
    }),
    fixtures: repository({
      noun: 'fixture',
      table: t.fixture,
      key: t.fixture.orderKey,
      order: asc,
      byIds: async (ids) => (await s.fixturesByIds({ ids })).map(fixtureFromRow),
      find: async (ref) => {
        const rows = 'id' in ref ? s.fixturesByIds({ ids: [ref.id] }) : s.fixtureByExternalId({ ...ref.external });
        return (await rows).map(fixtureFromRow)[0];
      },
      where: ({ team, against, competition, from, to, statuses }) => [
        team && or(eq(t.fixture.home, team), eq(t.fixture.away, team)),
        against && or(eq(t.fixture.home, against), eq(t.fixture.away, against)),
        competition && eq(t.fixture.competition, competition),
        from && gte(t.fixture.day, from),
        to && lte(t.fixture.day, to),
        statuses ? inValues(t.fixture.status, statuses) : ne(t.fixture.status, 'REMOVED'),
      ],
      rows: async (query) => (await query(select.fixtures().$dynamic())).map(fixtureFromRow),
      orderKey: orderKeyOfFixture,
    }),
    injuries: repository({
      noun: null,
      table: t.injury,
      key: t.injury.orderKey,
      order: desc,
      byIds: async (ids) => (await s.injuriesByIds({ ids })).map(injuryFromRow),
      find: async ({ id }) => (await s.injuriesByIds({ ids: [id] })).map(injuryFromRow)[0],
      where: async ({ statuses, team, player, bodyParts, since }) => [
        statuses && inValues(t.injury.status, statuses),
        team && sql`${t.injury.player} ${await playersOf(team)}`,
        player && eq(t.injury.player, player),
        bodyParts && inValues(t.injury.bodyPart, bodyParts),
        since && gte(t.injury.occurredOn, since),
      ],
      rows: async (query) => (await query(select.injuries().$dynamic())).map(injuryFromRow),
      orderKey: orderKeyOfInjury,
    }),
    audit: listing({
      ...auditListing,
      order: desc,
      rows: async (query) => (await query(auditListing.select(db).$dynamic())).map(auditListing.from),
      orderKey: (entry) => entry.id,
    }),
  };

  function repository<Id extends string, Entity extends { readonly id: Id }, Ref extends object, Filter>(
    definition: ListingDefinition<Entity, Filter> & {
      /** Null if entities of this type have no former references. */
      readonly noun: RedirectedEntity | null;
      readonly byIds: (ids: readonly Id[]) => Promise<Entity[]>;
      readonly find: (ref: Ref) => Promise<Entity | undefined>;
    },
  ): Repository<Id, Entity, Ref, Filter> {
    return {
      ...listing(definition),
      find: async (ref) => {
        const found = await definition.find(ref);
        const former = found === undefined ? formerRef(ref) : null;
        if (former === null) return found ?? null;
        const { to } = (await redirectsOf(definition.noun, [former]))[0] ?? {};
        return to === undefined ? null : ((await definition.byIds([to as Id]))[0] ?? null);
      },
      byIds: async (ids) => {
        const found = new Map((await definition.byIds([...new Set(ids)])).map((one) => [one.id, one]));
        const unknown = [...new Set(ids)].filter((id) => !found.has(id));
        if (unknown.length === 0) return ids.map((id) => found.get(id) ?? null);
        const redirects = new Map(
          (await redirectsOf(definition.noun, unknown)).map(({ from, to }) => [from, to as Id]),
        );
        const targets = [...new Set(redirects.values())].filter((id) => !found.has(id));
        for (const one of targets.length === 0 ? [] : await definition.byIds(targets)) found.set(one.id, one);
        return ids.map((id) => found.get(redirects.get(id) ?? id) ?? null);
      },
    };
  }

  async function redirectsOf(noun: RedirectedEntity | null, refs: readonly string[]) {
    return noun === null ? [] : s.redirects({ noun, refs });
  }

  function listing<Item, Filter>(definition: ListingDefinition<Item, Filter>): Listing<Item, Filter> {
    const conditions = async (filter: Filter): Promise<SQL[]> =>
      (await definition.where(filter)).filter((part) => part instanceof Object);
    return {
      orderKey: definition.orderKey,
      count: async (filter) => {
        const where = and(...(await conditions(filter)));
        const [row] = await retry(async () => db.select({ total: count() }).from(definition.table).where(where));
        return row?.total ?? 0;
      },
      list: async (filter, { after, before, limit, last }: PageRange) => {
        const ascending = definition.order === asc;
        const later = ascending ? gt : lt;
        const earlier = ascending ? lt : gt;
        const where = and(
          ...(await conditions(filter)),
          after === null ? undefined : later(definition.key, after),
          before === null ? undefined : earlier(definition.key, before),
        );
        const order = ascending === last ? desc : asc;
        return retry(() => definition.rows((query) => query.where(where).orderBy(order(definition.key)).limit(limit)));
      },
    };
  }
}

/** The parts in which listings differ. */
interface ListingDefinition<Item, Filter> {
  readonly table: PgTable;
  readonly key: PgColumn;
  readonly order: typeof asc;
  readonly where: (filter: Filter) => Conditions | Promise<Conditions>;
  readonly rows: (query: <Select extends PgSelect>(select: Select) => Select) => Promise<Item[]>;
  readonly orderKey: (item: Item) => string;
}

/** Returns a condition on names that contain all of these words, in any order and spelling. */
function searching(column: PgColumn, words: string | undefined): SQL | undefined {
  return words === undefined
    ? undefined
    : and(...searchPatterns(words).map((of) => or(...of.map((one) => like(column, one)))));
}
