import { type Context, newContext, type Viewer } from '../schema/context.ts';
import type { Commands } from '../write-path/command-context.ts';
import type { SubscriptionState } from '../schema/subscription-state.ts';
import type { Store } from '../storage/store.ts';
import type { ReadTracker } from '../cache/dependency-index.ts';
import { cachingStore } from '../cache/caching-store.ts';
import type { ReadCache } from '../cache/read-cache.ts';

/** Marks the result as private when the clock is read, because the clock advances without invalidations. */
function trackedCommands(commands: Commands, { markPrivate }: ReadTracker): Commands {
  return {
    ...commands,
    now: () => {
      markPrivate();
      return commands.now();
    },
  };
}

/** The dependencies of an execution, besides the operation and the viewer. */
export interface ExecutionDeps {
  readonly store: Store;
  readonly cache: ReadCache;
  readonly commands: Commands;
}

/** Returns the context of an operation whose result is neither cached nor live. */
export function untrackedContext({ store, cache, commands }: ExecutionDeps, viewer: Viewer): Context {
  return newContext(
    cachingStore(store, cache, () => {}),
    viewer,
    commands,
  );
}

/** Returns a context that tracks all reads through it. `state` is null for operations that are not live. */
export function trackedContext(
  { store, cache, commands }: ExecutionDeps,
  viewer: Viewer,
  tracker: ReadTracker,
  state: SubscriptionState | null = null,
): Context {
  return newContext(
    cachingStore(store, cache, tracker.track),
    viewer,
    trackedCommands(commands, tracker),
    state,
    tracker.markPrivate,
  );
}
