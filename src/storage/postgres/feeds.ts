import type { Pool } from 'pg';
import type { FeedState } from '../../domain/feed-state.ts';
import type { Feeds } from '../feed-repository.ts';
import { FEEDS, feedStateValues } from '../feed-statements.ts';
import { acquireLease } from './lease.ts';
import { LOCKS } from './locks.ts';
import { numbered, runNamed } from './named-values.ts';
import { retry } from './retry.ts';
import { BEGIN, inTransaction } from './transaction.ts';

export function feedsOf(pool: Pool, url: string): Feeds {
  return {
    states: (prefix) => retry(async () => (await pool.query<FeedState>(numbered(FEEDS.states, { prefix }))).rows),
    replace: (source, rows) =>
      inTransaction(pool, BEGIN, async (client) => {
        await runNamed(client, [FEEDS.remove], { source });
        for (const row of rows) await runNamed(client, [FEEDS.save], feedStateValues(row));
      }),
    lease: () => acquireLease(url, LOCKS.sync),
  };
}
