import type DatabaseFile from 'better-sqlite3';
import type { FeedState } from '../../domain/feed-state.ts';
import type { Feeds } from '../feed-repository.ts';
import { FEEDS, feedStateValues } from '../feed-statements.ts';
import { SOLE_LEASE } from '../lease.ts';
import { whenUnlocked } from './errors.ts';

export function feedsOf(file: DatabaseFile.Database): Feeds {
  const states = file.prepare<[{ prefix: string }], FeedState>(FEEDS.states);
  const forget = file.prepare<[{ source: string }]>(FEEDS.forget);
  const save = file.prepare<[Record<string, string | number>]>(FEEDS.save);
  const replace = file.transaction((source: string, rows: readonly FeedState[]) => {
    forget.run({ source });
    for (const row of rows) save.run(feedStateValues(row));
  });
  return {
    states: async (prefix) => states.all({ prefix }),
    replace: (source, rows) => whenUnlocked(() => void replace.immediate(source, rows)),
    lease: async () => SOLE_LEASE,
  };
}
