import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ACTOR_KINDS, type AuditId, SUBJECT_KINDS } from '../../auth/audit.ts';
import { TOKEN_SCOPES, type TokenHash } from '../../auth/token.ts';
import type { Instant } from '../../domain/day.ts';

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

/** The audit trail. Rows are only ever added; ids sort in the order of the actions. */
export const audit = sqliteTable(
  'audit',
  {
    id: text('id').$type<AuditId>().primaryKey(),
    at: integer('at').$type<Instant>().notNull(),
    what: text('what').notNull(),
    writer: text('writer', { enum: ACTOR_KINDS }).notNull(),
    /** The name and the scope of the token; null for other actors. */
    token: text('token_name'),
    scope: text('token_scope', { enum: TOKEN_SCOPES }),
    note: text('note'),
    /** The values that the change replaced, as JSON; null if they are not kept. */
    replaced: text('replaced'),
  },
  (t) => [index('audit_token').on(t.token, t.id), index('audit_what').on(t.what, t.id)],
);

/** The subjects of each entry. */
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
