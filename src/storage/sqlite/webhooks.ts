import type DatabaseFile from 'better-sqlite3';
import type { Instant } from '../../domain/day.ts';
import type { WebhookFilter } from '../../domain/webhook.ts';
import type { WebhookRow } from '../record-rows.ts';
import { SOLE_LEASE } from '../lease.ts';
import type { Webhooks } from '../webhook-repository.ts';
import { type FilterRow, filterFromRow, messageFromRow, type MessageRow, webhookFromRow } from '../webhook-rows.ts';
import { OUTBOX } from '../webhook-statements.ts';
import { whenUnlocked } from './errors.ts';
import { preparedOnUse } from './prepared-on-use.ts';

type Named = Readonly<Record<string, string | number>>;

export function webhooksOf(file: DatabaseFile.Database): Webhooks {
  const select = <Row>(statement: string) => {
    const prepared = file.prepare<[Named], Row>(statement);
    return (values: Named = {}): Row[] => prepared.all(values);
  };
  /** Runs several statements for each set of values, all or none, each with only the values that it names. */
  const run = (statements: readonly string[]) => {
    const prepared = statements.map((statement) => file.prepare<[Named]>(statement));
    const runAll = file.transaction((sets: readonly Named[]) => {
      for (const values of sets) for (const query of prepared) query.run(values);
    });
    return (...sets: readonly Named[]): Promise<void> => whenUnlocked(() => runAll.immediate(sets));
  };
  const s = preparedOnUse({
    webhooks: () => select<WebhookRow>(OUTBOX.webhooks),
    due: () => select<MessageRow>(OUTBOX.due),
    nextAttempt: () => select<{ at: Instant | null }>(OUTBOX.nextAttempt),
    backlog: () => select<{ messages: number; oldest: Instant | null }>(OUTBOX.backlog),
    delivered: () => run(OUTBOX.delivered),
    failed: () => run(OUTBOX.failed),
    disable: () => run(OUTBOX.disable),
    prune: () => run(OUTBOX.prune),
  });
  return {
    all: async () => s.webhooks().map(webhookFromRow),
    due: async (now, limit) => s.due({ now, limit }).map(messageFromRow),
    nextAttempt: async () => s.nextAttempt()[0]?.at ?? null,
    backlog: async () => s.backlog()[0] ?? { messages: 0, oldest: null },
    delivered: (messages, at) => s.delivered(...messages.map(({ id, webhook }) => ({ id, webhook, at }))),
    failed: ({ id, webhook }, at, next) => s.failed({ id, webhook, at, next }),
    disable: (webhook, at) => s.disable({ webhook, at }),
    prune: (before) => s.prune({ before }),
    lease: async () => SOLE_LEASE,
  };
}

/** Returns a read of the filters of the webhooks in use, for use within a transaction. */
export function webhookFilters(file: DatabaseFile.Database): () => WebhookFilter[] {
  const query = file.prepare<[], FilterRow>(OUTBOX.filters);
  return () => query.all().map(filterFromRow);
}
