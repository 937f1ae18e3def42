import { type Context, newContext, type Viewer } from '../schema/context.ts';
import { type Act } from '../write-path/command-context.ts';
import { type Live } from '../schema/subscription-state.ts';
import type { Store } from '../storage/store.ts';
import type { Recording } from '../cache/dependency-index.ts';
import { readerOf } from '../cache/caching-store.ts';
import type { Remembered } from '../cache/read-cache.ts';

/** The clock of an operation that is recorded: its hands move without a ring, so that whoever looks has an answer of his own. */
function recordingAct(act: Act, { noteOwn }: Recording): Act {
  return {
    ...act,
    now: () => {
      noteOwn();
      return act.now();
    },
  };
}

/** Who asks, in an operation that is recorded: whoever looks at it makes the answer that reader's own. */
function recordingViewer(viewer: Viewer, { noteOwn }: Recording): Viewer {
  return new Proxy(viewer, {
    get(target, property) {
      noteOwn();
      return Reflect.get(target, property);
    },
  });
}

/** What operations are executed with, whoever asks. */
export interface Means {
  readonly store: Store;
  readonly remembered: Remembered;
  readonly act: Act;
}

/** A context of an operation whose answer is not kept. */
export function plainContext({ store, remembered, act }: Means, viewer: Viewer): Context {
  return newContext(
    readerOf(store, remembered, () => {}),
    viewer,
    act,
  );
}

/** A context of which everything that is read through it is noted. */
export function recordingContext(
  { store, remembered, act }: Means,
  viewer: Viewer,
  recording: Recording,
  live: Live | null = null,
): Context {
  return newContext(
    readerOf(store, remembered, recording.note),
    recordingViewer(viewer, recording),
    recordingAct(act, recording),
    live,
  );
}
