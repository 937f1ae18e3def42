import type { Store, Writes } from '../storage/store.ts';
import type { Counters } from './counters.ts';
import type { Tracer } from './tracer.ts';

/** A store whose changes are counted, timed and, where somebody traces, traced. */
export function instrumentedStore(store: Store, counts: Counters, tracer: Tracer | null): Store {
  const { change } = store;
  const counted: Store['change'] = async (scope, decide) => {
    const begun = performance.now();
    // A store may ask for the decision again; the last one is what was written.
    let writes: Writes | null = null;
    try {
      const result = await change(scope, (world) => {
        const decided = decide(world);
        writes = decided.writes;
        return decided;
      });
      note(counts, writes);
      return result;
    } catch (error) {
      counts.writes.failed += 1;
      throw error;
    } finally {
      counts.writing.add((performance.now() - begun) / 1_000);
    }
  };
  if (tracer === null) return { ...store, change: counted };
  return {
    ...store,
    change: (scope, decide) =>
      tracer.span('write', {}, (tell) =>
        counted(scope, (world) => {
          const decided = decide(world);
          tell({ 'sidelined.committed': decided.writes !== null });
          tell({ 'sidelined.revisions': decided.writes?.published.length ?? 0 });
          return decided;
        }),
      ),
  };
}

function note(counts: Counters, writes: Writes | null): void {
  if (writes === null) {
    counts.writes.idle += 1;
    return;
  }
  counts.writes.committed += 1;
  for (const { cause } of writes.published) counts.revise(cause);
}
