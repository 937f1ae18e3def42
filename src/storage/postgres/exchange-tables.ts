import { index, integer, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { instant, text } from './columns.ts';

/** Receivers of changes. The lists of ids are JSON; null means no condition. */
export const webhook = pgTable('webhook', {
  id: text('id').primaryKey(),
  url: text('url').notNull(),
  format: text('format').notNull(),
  secret: text('secret').notNull(),
  players: text('players'),
  teams: text('teams'),
  competitions: text('competitions'),
  createdAt: instant('created_at').notNull(),
  disabledAt: instant('disabled_at'),
  failingSince: instant('failing_since'),
  failures: integer('failures').notNull(),
  lastDeliveryAt: instant('last_delivery_at'),
});

/** The outbox. Ids sort as the messages about one subject follow each other. */
export const webhookDelivery = pgTable(
  'webhook_delivery',
  {
    id: text('id').primaryKey(),
    webhook: text('webhook_id')
      .notNull()
      .references(() => webhook.id),
    subject: text('subject').notNull(),
    /** JSON. */
    payload: text('payload').notNull(),
    createdAt: instant('created_at').notNull(),
    nextTryAt: instant('next_try_at').notNull(),
    attempts: integer('attempts').notNull(),
    deliveredAt: instant('delivered_at'),
  },
  (t) => [
    index('webhook_delivery_due').on(t.deliveredAt, t.nextTryAt),
    index('webhook_delivery_subject').on(t.webhook, t.subject, t.id),
  ],
);

/** The state of each document of a feed. */
export const feedState = pgTable(
  'feed_state',
  {
    source: text('source').notNull(),
    key: text('key').notNull(),
    etag: text('etag'),
    lastModified: text('last_modified'),
    checkedAt: instant('checked_at'),
    changedAt: instant('changed_at'),
    /** JSON. */
    state: text('state'),
  },
  (t) => [primaryKey({ columns: [t.source, t.key] })],
);

/** Questions to the editors. */
export const editorQuestion = pgTable(
  'editor_question',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subject: text('subject').notNull(),
    source: text('source'),
    since: instant('since').notNull(),
    /** JSON. */
    data: text('data').notNull(),
    settledAt: instant('settled_at'),
  },
  (t) => [index('editor_question_open').on(t.settledAt, t.since), index('editor_question_subject').on(t.subject)],
);
