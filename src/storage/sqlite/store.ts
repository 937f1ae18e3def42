import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { InvalidationBus } from '../../invalidation/bus.ts';
import { forecastFromRow, publishedFromRow } from '../rows.ts';
import type { ChangeSnapshot, Store } from '../store.ts';
import { calendarReads } from './calendar-reads.ts';
import { storageErrorKind, whenUnlocked } from './errors.ts';
import { FACT_BYTES, FactCache } from './fact-cache.ts';
import { feedsOf } from './feeds.ts';
import { openTables } from './open-tables.ts';
import { probeOf } from './probe.ts';
import { sameFileCheck } from './same-file.ts';
import { estimateActorsOf, tokensOf } from './tokens-and-audit.ts';
import { createRepositories } from './repositories.ts';
import { prepareStatements } from './statements.ts';
import * as tables from './tables.ts';
import { nextFixtures } from './next-fixtures.ts';
import { presentDays, readScope } from './read-scope.ts';
import { recordReads } from './record-reads.ts';
import { prepareUpserts } from './upserts.ts';
import { webhookFilters, webhooksOf } from './webhooks.ts';
import { listJson } from './selections.ts';
import { write } from './writes.ts';

/**
 * Opens an embedded database; creates and migrates it if needed. `path` is a file or `:memory:`; `maxBytes` limits its
 * size, null for no limit but the disk; `bus` is null if commits are not published; `factBytes` is the memory for facts.
 */
export function openSqliteStore(
  path: string,
  maxBytes: number | null = null,
  bus: Pick<InvalidationBus, 'invalidate'> | null = null,
  factBytes = FACT_BYTES,
): Store {
  const file = openTables(path, maxBytes);
  const db = drizzle(file, { schema: tables });
  const s = prepareStatements(db);
  const facts = new FactCache(s, factBytes);
  const checkFile = sameFileCheck(path);
  const probe = probeOf(file);
  const put = prepareUpserts(db);
  const filters = webhookFilters(file);
  const days = (): string => presentDays(facts);

  return {
    ...createRepositories(db, s, days),
    ...recordReads(s),
    tokens: tokensOf(db),
    estimateActors: estimateActorsOf(db),
    ...calendarReads(db),
    webhooks: webhooksOf(file),
    feeds: feedsOf(file),
    probe: async (what) => {
      checkFile();
      await probe(what);
    },
    storageErrorKind,

    readScope: async (scope) => readScope(s, facts, scope),

    change: <T>(scope: Parameters<Store['change']>[0], decide: (snapshot: ChangeSnapshot) => Decided<T>): Promise<T> =>
      whenUnlocked(() => {
        const { result, writes, newest } = db.transaction(
          () => {
            const decided = decide({ ...readScope(s, facts, scope), webhooks: filters() });
            if (decided.writes === null) return { ...decided, writes: null, newest: null };
            checkFile();
            return { ...decided, writes: decided.writes, newest: write(put, decided.writes) };
          },
          { behavior: 'immediate' },
        );
        // At once, so that nothing is decided from the previous facts.
        if (newest !== null) {
          facts.replace(writes, newest);
          bus?.invalidate(writes.invalidates);
        }
        return result;
      }),

    squads: async (teams) => {
      const found = Map.groupBy(s.squads.all({ teams: listJson(teams), days: days() }), (row) => row.team);
      return teams.map((team) => (found.get(team) ?? []).map((row) => row.player));
    },
    teamsOf: async (players) => {
      const found = Map.groupBy(s.teamsOf.all({ players: listJson(players), days: days() }), (row) => row.player);
      return players.map((player) => (found.get(player) ?? []).map((row) => row.team));
    },
    nextFixtures: async (teams) => nextFixtures(facts, teams),
    publishedAt: async (player, at) => {
      const row = s.publishedAt.get({ player, at });
      return row === undefined ? null : publishedFromRow(row);
    },
    publishedRevision: async (player, revision) => {
      const row = s.publishedRevision.get({ player, revision });
      return row === undefined ? null : publishedFromRow(row);
    },
    publishedBetween: async (player, from, to) => s.publishedBetween.all({ player, from, to }).map(publishedFromRow),
    forecasts: async (filter) =>
      s.forecasts
        .all({ ...filter })
        .map(forecastFromRow)
        .filter((forecast) => forecast !== null),

    timeZones: async () => [...new Set([...s.timeZones.all(), ...s.timeZonesOfGrounds.all()].map(({ zone }) => zone))],
    nextKickoff: async (after) => s.nextKickoff.get({ after })?.at ?? null,

    setting: async (name) => s.setting.get({ name })?.value ?? null,
    isEmpty: async () => db.select().from(tables.team).limit(1).all().length === 0,
    databaseTime: async () => null,
    // An embedded database has one process that writes.
    withExclusiveLock: (work) => work(),
    [Symbol.asyncDispose]: async () => {
      file.close();
    },
  };
}

interface Decided<T> {
  readonly result: T;
  readonly writes: Parameters<typeof write>[1] | null;
}
