import type { Pool, QueryResult } from 'pg';
import type { Instant } from '../../domain/day.ts';
import type { WebhookFilter } from '../../domain/webhook.ts';
import type { WebhookRow } from '../record-rows.ts';
import type { Webhooks } from '../webhook-repository.ts';
import { type FilterRow, filterFromRow, messageFromRow, type MessageRow, webhookFromRow } from '../webhook-rows.ts';
import { OUTBOX } from '../webhook-statements.ts';
import { acquireLease } from './lease.ts';
import { LOCKS } from './locks.ts';
import { type Named, numbered, runNamed } from './named-values.ts';
import { retry } from './retry.ts';
import { BEGIN, inTransaction } from './transaction.ts';

export function webhooksOf(pool: Pool, url: string): Webhooks {
  const select = <Row extends object>(statement: string, values: Named = {}): Promise<Row[]> =>
    retry(async () => (await pool.query<Row>(numbered(statement, values))).rows);
  /** Runs several statements for each set of values, all or none. */
  const run = (statements: readonly string[], ...sets: readonly Named[]): Promise<void> =>
    inTransaction(pool, BEGIN, async (client) => {
      for (const values of sets) await runNamed(client, statements, values);
    });
  return {
    all: async () => (await select<WebhookRow>(OUTBOX.webhooks)).map(webhookFromRow),
    due: async (now, limit) => (await select<MessageRow>(OUTBOX.due, { now, limit })).map(messageFromRow),
    nextAttempt: async () => (await select<{ at: Instant | null }>(OUTBOX.nextAttempt))[0]?.at ?? null,
    backlog: async () =>
      (await select<{ messages: number; oldest: Instant | null }>(OUTBOX.backlog))[0] ?? { messages: 0, oldest: null },
    delivered: (messages, at) => run(OUTBOX.delivered, ...messages.map(({ id, webhook }) => ({ id, webhook, at }))),
    failed: ({ id, webhook }, at, next) => run(OUTBOX.failed, { id, webhook, at, next }),
    disable: (webhook, at) => run(OUTBOX.disable, { webhook, at }),
    prune: (before) => run(OUTBOX.prune, { before }),
    lease: () => acquireLease(url, LOCKS.webhooks),
  };
}

/** Returns the filters from the last result of the statements that begin a transaction. */
export function filtersIn(begun: QueryResult | readonly QueryResult[]): WebhookFilter[] {
  const rows: readonly FilterRow[] = [begun].flat().at(-1)?.rows ?? [];
  return rows.map(filterFromRow);
}
