import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Instant } from '../../domain/day.ts';

/** Receivers of changes. The lists of ids are JSON; null means no condition. */
export const webhook = sqliteTable('webhook', {
  id: text('id').primaryKey(),
  url: text('url').notNull(),
  format: text('format').notNull(),
  secret: text('secret').notNull(),
  players: text('players'),
  teams: text('teams'),
  competitions: text('competitions'),
  createdAt: integer('created_at').$type<Instant>().notNull(),
  disabledAt: integer('disabled_at').$type<Instant>(),
  failingSince: integer('failing_since').$type<Instant>(),
  failures: integer('failures').notNull(),
  lastDeliveryAt: integer('last_delivery_at').$type<Instant>(),
});

/** The outbox. Ids sort as the messages about one subject follow each other. */
export const webhookDelivery = sqliteTable(
  'webhook_delivery',
  {
    id: text('id').primaryKey(),
    webhook: text('webhook_id')
      .notNull()
      .references(() => webhook.id),
    subject: text('subject').notNull(),
    /** JSON. */
    payload: text('payload').notNull(),
    createdAt: integer('created_at').$type<Instant>().notNull(),
    nextTryAt: integer('next_try_at').$type<Instant>().notNull(),
    attempts: integer('attempts').notNull(),
    deliveredAt: integer('delivered_at').$type<Instant>(),
  },
  (t) => [
    index('webhook_delivery_due').on(t.deliveredAt, t.nextTryAt),
    index('webhook_delivery_subject').on(t.webhook, t.subject, t.id),
  ],
);

/** The state of each document of a feed. */
export const feedState = sqliteTable(
  'feed_state',
  {
    source: text('source').notNull(),
    key: text('key').notNull(),
    etag: text('etag'),
    lastModified: text('last_modified'),
    checkedAt: integer('checked_at').$type<Instant>(),
    changedAt: integer('changed_at').$type<Instant>(),
    /** JSON. */
    state: text('state'),
  },
  (t) => [primaryKey({ columns: [t.source, t.key] })],
);

/** Questions to the editors. */
export const editorQuestion = sqliteTable(
  'editor_question',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subject: text('subject').notNull(),
    source: text('source'),
    since: integer('since').$type<Instant>().notNull(),
    /** JSON. */
    data: text('data').notNull(),
    settledAt: integer('settled_at').$type<Instant>(),
  },
  (t) => [index('editor_question_open').on(t.settledAt, t.since), index('editor_question_subject').on(t.subject)],
);
