import { and, asc, eq, gte, inArray, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import type { Subject, Actor } from '../../auth/audit.ts';
import { LAST_USED_RESOLUTION_MS } from '../../auth/token.ts';
import { auditFromRow, actorFromRow } from '../rows.ts';
import type { AuditFilter, Store } from '../store.ts';
import type { Tokens } from '../../auth/token-repository.ts';
import { whenUnlocked } from './errors.ts';
import { preparedOnUse } from './prepared-on-use.ts';
import { among, type Database, listJson } from './selections.ts';
import * as t from './auth-tables.ts';
import * as entity from './tables.ts';

/** Returns the repository of tokens. The lookup is prepared, because each operation of a token's holder needs it. */
export function tokensOf(db: Database): Tokens {
  const s = preparedOnUse({
    find: () =>
      db
        .select()
        .from(t.token)
        .where(eq(t.token.hash, sql.placeholder('hash')))
        .prepare(),
  });
  return {
    all: async () => db.select().from(t.token).orderBy(asc(t.token.createdAt), asc(t.token.name)).all(),
    find: async (hash) => s.find.get({ hash }) ?? null,
    add: (token) => whenUnlocked(() => db.insert(t.token).values(token).onConflictDoNothing().run().changes > 0),
    revoke: (name, at) =>
      whenUnlocked(
        () =>
          db
            .update(t.token)
            .set({ revokedAt: at })
            .where(and(eq(t.token.name, name), isNull(t.token.revokedAt)))
            .returning()
            .get() ?? null,
      ),
    noteUse: async (hash, at) => {
      const isDue = or(isNull(t.token.lastUsedAt), lt(t.token.lastUsedAt, sql`${at - LAST_USED_RESOLUTION_MS}`));
      await whenUnlocked(() =>
        db
          .update(t.token)
          .set({ lastUsedAt: at })
          .where(and(eq(t.token.hash, hash), isDue))
          .run(),
      );
    },
  };
}

/** The listing of the audit trail: its filters and its rows, each with its subjects. */
export const auditListing = {
  table: t.audit,
  key: t.audit.id,
  where: ({ writers, token, what, subject, from, to }: AuditFilter): (SQL | undefined)[] => [
    writers && inArray(t.audit.writer, [...writers]),
    token === undefined ? undefined : eq(t.audit.token, token),
    what && inArray(t.audit.what, [...what]),
    subject && isAbout(subject),
    from === undefined ? undefined : gte(t.audit.at, from),
    to === undefined ? undefined : lt(t.audit.at, to),
  ],
  select: (db: Database) =>
    db
      .select({
        id: t.audit.id,
        at: t.audit.at,
        what: t.audit.what,
        writer: t.audit.writer,
        token: t.audit.token,
        scope: t.audit.scope,
        note: t.audit.note,
        replaced: t.audit.replaced,
        subjects: sql<string>`(select json_group_array(json_object('kind', kind, 'id', ref) order by place)
          from audit_subject where audit_id = ${t.audit.id})`.as('subjects'),
      })
      .from(t.audit),
  from: auditFromRow,
};

function isAbout({ kind, id }: Subject): SQL {
  return sql`${t.audit.id} in (select audit_id from audit_subject where ref = ${id} and kind = ${kind})`;
}

/** Returns the read of the actors that recorded the estimates of each injury. */
export function estimateActorsOf(db: Database): Store['estimateActors'] {
  const s = preparedOnUse({
    ofInjuries: () =>
      db
        .select({
          injury: entity.estimate.injury,
          revision: entity.estimate.revision,
          writer: t.audit.writer,
          token: t.audit.token,
          scope: t.audit.scope,
        })
        .from(entity.estimate)
        .innerJoin(t.audit, eq(t.audit.id, entity.estimate.audit))
        .where(and(among(entity.estimate.injury, 'injuries'), among(entity.estimate.revision, 'revisions')))
        .prepare(),
  });
  return async (injuries, revisions) => {
    const values = { injuries: listJson(injuries), revisions: listJson(revisions) };
    const found = Map.groupBy(s.ofInjuries.all(values), (row) => row.injury);
    return injuries.map(
      (id) => new Map<number, Actor>((found.get(id) ?? []).map((row) => [row.revision, actorFromRow(row)])),
    );
  };
}
