import { FeedCounters } from './feed-counters.ts';
import { Histogram } from './histogram.ts';

export type OperationType = 'query' | 'mutation' | 'subscription';

/** How an operation ended. A mutation that returns an error as data counts as answered. */
export type Outcome = 'answered' | 'refused' | 'failed';

/** Outcomes of the operations of one type and name. */
export interface OperationCounters extends Record<Outcome, number> {
  readonly type: OperationType | 'unknown';
  readonly name: string;
}

/** Attempts to deliver messages to webhooks, by outcome. */
export type WebhookCounters = Record<'delivered' | 'failed' | 'disabled', number>;

/** Clients choose operation names, and each becomes a label. Further or longer names therefore share one counter. */
const MAX_NAMES = 100;
const MAX_NAME_LENGTH = 64;

/**
 * The counters of one running app. They are plain numbers, incremented where something happens and read at a scrape, so
 * that counting is almost free.
 */
export class Counters {
  /** Queries answered from the response cache, 304s included. */
  cacheHits = 0;
  /** Queries that had to be executed, or that waited for the execution of an equal one. */
  cacheMisses = 0;
  notModified = 0;
  /** Cached responses removed because a tag was invalidated, or because the cache was full. */
  cacheInvalidations = 0;
  cacheEvictions = 0;
  /** Executed operations; `live` counts executions of live queries. */
  readonly executions = { query: 0, mutation: 0, live: 0 };
  /** Results sent to subscribers. */
  pushes = 0;
  /** Results not sent because of backpressure: a newer one is sent once the subscriber is drained. */
  pushesSkipped = 0;
  /** Open WebSockets. */
  sockets = 0;
  eventStreams = 0;
  /** Errors that were masked for the client and logged with an id. */
  internalErrors = 0;
  /** Transactions of the write path. `noChange`: the decision was to write nothing. */
  readonly writes = { committed: 0, noChange: 0, failed: 0 };
  readonly writeSeconds = new Histogram([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]);
  /** The time from the invalidation of a live query until the new result was sent to its last subscriber. */
  readonly deliverySeconds = new Histogram([0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]);
  /** `disabled`: failed attempts after which the webhook was disabled. */
  readonly webhooks: WebhookCounters = { delivered: 0, failed: 0, disabled: 0 };
  readonly feeds = new FeedCounters();
  /** New ledger revisions by cause. */
  readonly revisions = new Map<string, number>();
  /** Rejected requests by error code. */
  readonly rejections = new Map<string, number>();

  readonly #operations = new Map<string, OperationCounters>();
  readonly #others = new Map<OperationType, OperationCounters>();
  readonly #unknown = newOperationCounters('unknown', '(unknown)');

  /** Counters of requests without a valid operation: unparsable, or not in the schema. */
  get unknown(): OperationCounters {
    return this.#unknown;
  }

  /** Counters of a valid operation. Names beyond the limits share `(other)`. */
  operation(type: OperationType, name: string | undefined): OperationCounters {
    const label = `${type} ${name ?? '(anonymous)'}`;
    const known = this.#operations.get(label);
    if (known !== undefined) return known;
    if (name !== undefined && (this.#operations.size >= MAX_NAMES || name.length > MAX_NAME_LENGTH)) {
      return this.#other(type);
    }
    const counters = newOperationCounters(type, name ?? '(anonymous)');
    this.#operations.set(label, counters);
    return counters;
  }

  #other(type: OperationType): OperationCounters {
    const counters = this.#others.get(type) ?? newOperationCounters(type, '(other)');
    this.#others.set(type, counters);
    return counters;
  }

  operations(): OperationCounters[] {
    return [...this.#operations.values(), ...this.#others.values(), this.#unknown];
  }

  /** Counts a rejected request. `code` must be one of the server's own codes, because it becomes a label. */
  countRejection(code: string): void {
    increment(this.rejections, code);
  }

  countRevision(cause: string): void {
    increment(this.revisions, cause);
  }
}

function increment(counts: Map<string, number>, label: string): void {
  counts.set(label, (counts.get(label) ?? 0) + 1);
}

function newOperationCounters(type: OperationCounters['type'], name: string): OperationCounters {
  return { type, name, answered: 0, refused: 0, failed: 0 };
}
