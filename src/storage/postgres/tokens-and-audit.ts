import { and, asc, eq, gte, lt, type SQL, sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import type { Subject, Actor } from '../../auth/audit.ts';
import { LAST_USED_RESOLUTION_MS, type Token } from '../../auth/token.ts';
import { auditFromRow, actorFromRow } from '../rows.ts';
import type { AuditFilter, Store } from '../store.ts';
import type { Tokens } from '../../auth/token-repository.ts';
import { named, prepared } from './prepared.ts';
import { inParameter, inValues, type Database } from './selections.ts';
import * as t from './auth-tables.ts';
import * as entity from './tables.ts';
import { BEGIN, inTransaction } from './transaction.ts';
import { append } from './upserts.ts';

const isNew = append('token', sql`on conflict do nothing returning hash`);
const revoked = prepared<Pick<Token, 'hash'>>(
  'revoke',
  sql`update token set revoked_at = ${sql.placeholder('at')}
    where name = ${sql.placeholder('name')} and revoked_at is null returning hash`,
);
/** Records a use. Skips a locked row, because another session is recording a use at this moment. */
const used = prepared(
  'noteUse',
  sql`update token set last_used_at = ${sql.placeholder('at')} where hash = (select hash from token
    where hash = ${sql.placeholder('hash')} and (last_used_at is null or last_used_at < ${sql.placeholder('due')})
    for update skip locked)`,
);

/** Returns the repository of tokens. The lookup is prepared, because each operation of a token's holder needs it. */
export function tokensOf(pool: Pool, db: Database): Tokens {
  const find = named(
    'token',
    db
      .select()
      .from(t.token)
      .where(eq(t.token.hash, sql.placeholder('hash'))),
  );
  const all = named('tokens', db.select().from(t.token).orderBy(asc(t.token.createdAt), asc(t.token.name)));
  return {
    all: () => all(),
    find: async (hash) => (await find({ hash }))[0] ?? null,
    add: (token) => inTransaction(pool, BEGIN, async (client) => (await isNew(client, [token])).length > 0),
    async revoke(name, at) {
      const [row] = await inTransaction(pool, BEGIN, (client) => revoked(client, { name, at }));
      return row === undefined ? null : ((await find({ hash: row.hash }))[0] ?? null);
    },
    noteUse: async (hash, at) => void (await used(pool, { hash, at, due: at - LAST_USED_RESOLUTION_MS })),
  };
}

/** The listing of the audit trail: its filters and its rows, each with its subjects. */
export const auditListing = {
  table: t.audit,
  key: t.audit.id,
  where: ({ writers, token, what, subject, from, to }: AuditFilter): (SQL | undefined)[] => [
    writers && inValues(t.audit.writer, writers),
    token === undefined ? undefined : eq(t.audit.token, token),
    what && inValues(t.audit.what, what),
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
        subjects:
          sql<string>`(select coalesce(json_agg(json_build_object('kind', kind, 'id', ref) order by place), '[]')::text
          from audit_subject where audit_id = ${t.audit.id})`.as('subjects'),
      })
      .from(t.audit),
  from: auditFromRow,
};

function isAbout({ kind, id }: Subject): SQL {
  const ref = sql.param(id, t.auditSubject.ref);
  return sql`${t.audit.id} in (select audit_id from audit_subject where ref = ${ref} and kind = ${kind})`;
}

/** Returns the read of the actors that recorded the estimates of each injury. */
export function estimateActorsOf(db: Database): Store['estimateActors'] {
  const ofInjuries = named(
    'estimateActors',
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
      .where(
        and(
          inParameter(entity.estimate.injury, 'injuries'),
          sql`${entity.estimate.revision} = any(${sql.placeholder('revisions')}::integer[])`,
        ),
      ),
  );
  return async (injuries, revisions) => {
    const found = Map.groupBy(await ofInjuries({ injuries, revisions: revisions.map(String) }), (row) => row.injury);
    return injuries.map(
      (id) => new Map<number, Actor>((found.get(id) ?? []).map((row) => [row.revision, actorFromRow(row)])),
    );
  };
}
