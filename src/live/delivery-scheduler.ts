/** Limits of a batch: the number of subscribers and the time, after which other work runs. */
const BATCH_SIZE = 200;
const BATCH_MS = 2;
/**
 * The first batch is smaller, because it runs after other work in the same turn of the event loop. Each next one is
 * twice as large, because queries that arrived during the change and its execution wait for the first few.
 */
const FIRST_BATCH_SIZE = 20;

/**
 * Sends updates in batches that yield to the event loop, so that queries are answered in between. Deliveries take
 * turns, so that a live query with very many subscribers does not delay the others.
 */
export class DeliveryScheduler {
  readonly #deliveries = new Set<Iterator<unknown>>();
  #isScheduled = false;

  /** Starts a delivery. Each of its steps sends to one subscriber. The first batch is sent at once. */
  start(delivery: Iterator<unknown>): void {
    this.#deliveries.add(delivery);
    if (!this.#isScheduled) this.#sendBatch(FIRST_BATCH_SIZE);
  }

  #sendBatch(size: number): void {
    this.#isScheduled = false;
    const until = performance.now() + BATCH_MS;
    let sent = 0;
    for (const delivery of this.#deliveries) {
      this.#deliveries.delete(delivery);
      while (delivery.next().done !== true) {
        sent += 1;
        if (sent < size && performance.now() < until) continue;
        // Moves the delivery to the end of the set, so that the others come first.
        this.#deliveries.add(delivery);
        this.#isScheduled = true;
        setImmediate(() => this.#sendBatch(Math.min(size * 2, BATCH_SIZE)));
        return;
      }
    }
  }
}
