import type { Store, Writes } from '../storage/store.ts';
import type { Counters } from './counters.ts';
import type { Tracer } from './tracer.ts';

/** Returns a store whose changes are counted and timed, and traced if there is a tracer. */
export function instrumentedStore(store: Store, counters: Counters, tracer: Tracer | null): Store {
  const { change } = store;
  const countedChange: Store['change'] = async (scope, decide) => {
    const startedAt = performance.now();
    // A store may run the decision several times; the last run is the one that was written.
    let writes: Writes | null = null;
    try {
      const result = await change(scope, (snapshot) => {
        const decision = decide(snapshot);
        writes = decision.writes;
        return decision;
      });
      countWrites(counters, writes);
      return result;
    } catch (error) {
      counters.writes.failed += 1;
      throw error;
    } finally {
      counters.writeSeconds.observe((performance.now() - startedAt) / 1_000);
    }
  };
  if (tracer === null) return { ...store, change: countedChange };
  return {
    ...store,
    change: (scope, decide) =>
      tracer.span('write', {}, (setAttributes) =>
        countedChange(scope, (snapshot) => {
          const decision = decide(snapshot);
          setAttributes({ 'sidelined.committed': decision.writes !== null });
          setAttributes({ 'sidelined.revisions': decision.writes?.published.length ?? 0 });
          return decision;
        }),
      ),
  };
}

function countWrites(counters: Counters, writes: Writes | null): void {
  if (writes === null) {
    counters.writes.noChange += 1;
    return;
  }
  counters.writes.committed += 1;
  for (const { cause } of writes.published) counters.countRevision(cause);
}
