import type DatabaseFile from 'better-sqlite3';
import type { FeedState } from '../../domain/feed-state.ts';
import type { Feeds } from '../feed-repository.ts';
import { FEEDS, feedStateValues } from '../feed-statements.ts';
import { SOLE_LEASE } from '../lease.ts';
import { whenUnlocked } from './errors.ts';
import { preparedOnUse } from './prepared-on-use.ts';

export function feedsOf(file: DatabaseFile.Database): Feeds {
  const s = preparedOnUse({
    states: () => file.prepare<[{ prefix: string }], FeedState>(FEEDS.states),
    remove: () => file.prepare<[{ source: string }]>(FEEDS.remove),
    save: () => file.prepare<[Record<string, string | number>]>(FEEDS.save),
  });
  const replace = file.transaction((source: string, rows: readonly FeedState[]) => {
    s.remove.run({ source });
    for (const row of rows) s.save.run(feedStateValues(row));
  });
  return {
    states: async (prefix) => s.states.all({ prefix }),
    replace: (source, rows) => whenUnlocked(() => void replace.immediate(source, rows)),
    lease: async () => SOLE_LEASE,
  };
}
