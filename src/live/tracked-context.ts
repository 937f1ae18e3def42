import { type Context, newContext, type Viewer } from '../schema/context.ts';
import { type Commands } from '../write-path/command-context.ts';
import { type SubscriptionState } from '../schema/subscription-state.ts';
import type { Store } from '../storage/store.ts';
import type { ReadTracker } from '../cache/dependency-index.ts';
import { cachingStore } from '../cache/caching-store.ts';
import type { ReadCache } from '../cache/read-cache.ts';

/** The clock of an operation that is recorded: its hands move without a ring, so that whoever looks has an answer of his own. */
function trackedCommands(commands: Commands, { markPrivate }: ReadTracker): Commands {
  return {
    ...commands,
    now: () => {
      markPrivate();
      return commands.now();
    },
  };
}

/** Who asks, in an operation that is recorded: whoever looks at it makes the answer that reader's own. */
function trackedViewer(viewer: Viewer, { markPrivate }: ReadTracker): Viewer {
  return new Proxy(viewer, {
    get(target, property) {
      markPrivate();
      return Reflect.get(target, property);
    },
  });
}

/** What operations are executed with, whoever asks. */
export interface ExecutionDeps {
  readonly store: Store;
  readonly cache: ReadCache;
  readonly commands: Commands;
}

/** A context of an operation whose answer is not kept. */
export function untrackedContext({ store, cache, commands }: ExecutionDeps, viewer: Viewer): Context {
  return newContext(
    cachingStore(store, cache, () => {}),
    viewer,
    commands,
  );
}

/** A context of which everything that is read through it is noted. */
export function trackedContext(
  { store, cache, commands }: ExecutionDeps,
  viewer: Viewer,
  recording: ReadTracker,
  live: SubscriptionState | null = null,
): Context {
  return newContext(
    cachingStore(store, cache, recording.track),
    trackedViewer(viewer, recording),
    trackedCommands(commands, recording),
    live,
  );
}
