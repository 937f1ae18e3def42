import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The interval at which the number of subscribers is checked. */
const CHECK_MS = 10_000;
/** Fewer subscribers hold less than a few megabytes, which are not worth a collection. */
const FEWEST_LEFT = 1_000;

/**
 * Decides when enough subscribers have left for a collection. These are at least 1,000, and at least half of the
 * highest number since the last collection.
 */
export class Departures {
  #most = 0;

  /** Returns whether enough have left. Must be called regularly. After true, counting starts from this number. */
  areMany(subscribers: number): boolean {
    this.#most = Math.max(this.#most, subscribers);
    const left = this.#most - subscribers;
    if (left < FEWEST_LEFT || left < this.#most / 2) return false;
    this.#most = subscribers;
    return true;
  }
}

/**
 * Collects garbage after many subscribers have left. V8 collects its old generation only after that has grown, so a
 * node with little traffic would keep their memory for hours.
 */
export function collectAfterDepartures(subscribers: () => number): Disposable {
  const departures = new Departures();
  const timer = setInterval(() => {
    if (departures.areMany(subscribers())) void collectGarbage();
  }, CHECK_MS).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}

type Collect = (options: { readonly type: 'major'; readonly execution: 'async' }) => Promise<void>;

let collect: Collect | null = null;

/** Collects the whole heap in a separate task. V8 returns the pages to the system some seconds later. */
export function collectGarbage(): Promise<void> {
  collect ??= exposeCollection();
  return collect({ type: 'major', execution: 'async' });
}

/** Returns V8's function. Node exposes it only to contexts that are created after the flag is set. */
function exposeCollection(): Collect {
  setFlagsFromString('--expose-gc');
  const exposed: Collect = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return exposed;
}
