import { Histogram } from './histogram.ts';

export type OperationType = 'query' | 'mutation' | 'subscription';

/** How an operation ended: answered (a mutation's refusals are answers), refused for what it asks, or failed here. */
export type Outcome = 'answered' | 'refused' | 'failed';

/** How often operations of one name have come. */
export interface OperationCounters extends Record<Outcome, number> {
  readonly type: OperationType | 'unknown';
  readonly name: string;
}

/** How many names are told apart: clients choose them, and each is a line of every scrape. */
const MOST_NAMES = 100;
const LONGEST_NAME = 64;

/**
 * What a running server counts. Plain numbers, added to where something happens and read when somebody looks: nothing on
 * the way of a request knows who looks, or pays for it. Each app has its own.
 */
export class Counters {
  /** Queries answered from finished bytes; and how many of them were told that they hold them already. */
  kept = 0;
  notModified = 0;
  /** Kept answers that went: because something they were made of rang, or for want of room. */
  rungOut = 0;
  crowdedOut = 0;
  /** How often an operation was truly executed; `live` is of standing answers. */
  readonly executions = { query: 0, mutation: 0, live: 0 };
  /** Results sent to subscribers; and how often one had no room, and was sent a newer one later instead. */
  pushes = 0;
  skips = 0;
  /** Open WebSockets and event streams. */
  sockets = 0;
  streams = 0;
  /** Errors that were masked, and logged with an id. */
  surprises = 0;
  /** Transactions of the write path: those that wrote, those that decided to write nothing, those that failed. */
  readonly writes = { committed: 0, idle: 0, failed: 0 };
  readonly writing = new Histogram([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]);
  /** From the ring that woke a standing answer until the last of its readers was sent the new one. */
  readonly ringToLastSend = new Histogram([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]);
  /** New revisions of ledgers, by their cause. */
  readonly revisions = new Map<string, number>();
  /** Requests that a guard turned away, by the code that it told. */
  readonly turnedAway = new Map<string, number>();

  readonly #tallies = new Map<string, OperationCounters>();
  readonly #others = new Map<OperationType, OperationCounters>();
  readonly #unknown = newTally('unknown', '(unknown)');

  /** Of something that is no operation: it could not be parsed, or the schema has no such thing. */
  get unknown(): OperationCounters {
    return this.#unknown;
  }

  /** Of a valid operation. Only the first hundred names have a tally of their own. */
  tally(type: OperationType, name: string | undefined): OperationCounters {
    const known = `${type} ${name ?? '(anonymous)'}`;
    const found = this.#tallies.get(known);
    if (found !== undefined) return found;
    if (name !== undefined && (this.#tallies.size >= MOST_NAMES || name.length > LONGEST_NAME))
      return this.#other(type);
    const counters = newTally(type, name ?? '(anonymous)');
    this.#tallies.set(known, counters);
    return counters;
  }

  #other(type: OperationType): OperationCounters {
    const counters = this.#others.get(type) ?? newTally(type, '(other)');
    this.#others.set(type, counters);
    return counters;
  }

  tallies(): OperationCounters[] {
    return [...this.#tallies.values(), ...this.#others.values(), this.#unknown];
  }

  /** A guard has turned a request away. The code is one of ours: never a client's words. */
  turnAway(code: string): void {
    this.turnedAway.set(code, (this.turnedAway.get(code) ?? 0) + 1);
  }

  revise(cause: string): void {
    this.revisions.set(cause, (this.revisions.get(cause) ?? 0) + 1);
  }
}

function newTally(type: OperationCounters['type'], name: string): OperationCounters {
  return { type, name, answered: 0, refused: 0, failed: 0 };
}
