import type { Logger } from 'pino';
import type { AuditContext } from '../auth/audit.ts';
import { systemClock } from '../clock.ts';
import type { Environment } from '../environment.ts';
import type { FeedCounters } from '../observability/feed-counters.ts';
import type { Store } from '../storage/store.ts';
import type { Commands } from '../write-path/command-context.ts';
import { readSyncConfig, type SyncConfig } from './config.ts';
import { feedHealth, type FeedHealth } from './feed-health.ts';
import { requestsFor } from '../feeds/reading/feed-requests.ts';
import { importDocumentsWith } from './import-documents.ts';
import { pollSource } from './poll-source.ts';
import { type SourceState, stateFromStored, STORED_PREFIX } from './source-state.ts';
import { type SyncDeps, SyncWorker } from './sync-worker.ts';

const AUDITED: AuditContext = { actor: { kind: 'COMMAND_LINE' }, action: 'syncFeeds' };

interface Deps extends Pick<SyncDeps, 'log' | 'counters' | 'onPolled'> {
  readonly store: Store;
  readonly commands: Commands;
  readonly env: Environment;
  readonly log: Logger;
  readonly counters: FeedCounters;
}

export interface Sync extends AsyncDisposable {
  readonly config: SyncConfig;
  readonly health: () => Promise<readonly FeedHealth[]>;
}

/** Begins to poll the sources of a file. Its imports are recorded in the audit trail as `syncFeeds`. */
export function openSync(config: SyncConfig, { store, commands, ...deps }: Deps): Sync {
  const clock = systemClock();
  const importDocuments = importDocumentsWith(commands.as(AUDITED));
  const worker = new SyncWorker({ ...deps, store, config, importDocuments, clock });
  return {
    config,
    health: () => feedHealth(config, store.feeds, clock),
    [Symbol.asyncDispose]: () => worker[Symbol.asyncDispose](),
  };
}

/** Polls each source once, one after the other, independent of its schedule. */
export async function pollAllOnce(
  config: SyncConfig,
  { store, commands, ...deps }: Deps,
): Promise<readonly SourceState[]> {
  const importDocuments = importDocumentsWith(commands.as(AUDITED));
  const { signal } = new AbortController();
  const states: SourceState[] = [];
  for (const source of config.sources) {
    const urls = requestsFor(source, deps.env, systemClock().now()).map(({ url }) => url);
    const before = stateFromStored(source, await store.feeds.states(STORED_PREFIX), urls);
    const state = await pollSource(source, before, { ...deps, store, importDocuments, clock: systemClock() }, signal);
    deps.onPolled?.(source.name, state);
    states.push(state);
  }
  return states;
}

/** Does the same for the path of a file. Rejects with SyncConfigError if the file is not valid. */
export async function openSyncFrom(path: string, deps: Deps): Promise<Sync> {
  return openSync(await readSyncConfig(path), deps);
}
