import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** How often the number of subscribers is looked at. */
const CHECK_MS = 10_000;
/** Fewer subscribers hold less than a few megabytes, which are not worth a collection. */
const FEWEST_LEFT = 1_000;

/**
 * Tells when so many subscribers have left that a collection pays: at least half of the most there were since the last
 * one, and at least 1,000.
 */
export class Departures {
  #most = 0;

  /** Must be called with the current number of subscribers, from time to time. True starts over from that number. */
  areMany(subscribers: number): boolean {
    this.#most = Math.max(this.#most, subscribers);
    const left = this.#most - subscribers;
    if (left < FEWEST_LEFT || left < this.#most / 2) return false;
    this.#most = subscribers;
    return true;
  }
}

/**
 * Collects garbage after many subscribers have left. V8 collects its old generation only once that has grown, so that a
 * node which still answers queries would keep their memory for hours.
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

/** Collects the whole heap in a task of its own. V8 returns the pages to the system some seconds later. */
export function collectGarbage(): Promise<void> {
  collect ??= exposeCollection();
  return collect({ type: 'major', execution: 'async' });
}

/** Node exposes the function of V8 only to contexts that are created after the flag is set. */
function exposeCollection(): Collect {
  setFlagsFromString('--expose-gc');
  const exposed: Collect = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  return exposed;
}
