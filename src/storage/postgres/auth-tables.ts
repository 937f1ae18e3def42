import { sql } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, uniqueIndex } from 'drizzle-orm/pg-core';
import type { ActorKind, AuditId, SubjectKind } from '../../auth/audit.ts';
import type { TokenHash, TokenScope } from '../../auth/token.ts';
import { instant, text } from './columns.ts';

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

/** The audit trail. Rows are only ever added; ids sort in the order of the actions. */
export const audit = pgTable(
  'audit',
  {
    id: text('id').$type<AuditId>().primaryKey(),
    at: instant('at').notNull(),
    what: text('what').notNull(),
    writer: text('writer').$type<ActorKind>().notNull(),
    /** The name and the scope of the token; null for other actors. */
    token: text('token_name'),
    scope: text('token_scope').$type<TokenScope>(),
    note: text('note'),
    /** The values that the change replaced, as JSON; null if they are not kept. */
    replaced: text('replaced'),
  },
  (t) => [index('audit_token').on(t.token, t.id), index('audit_what').on(t.what, t.id)],
);

/** The subjects of each entry. */
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
