import { Subscriber } from '../../live/subscriber.ts';
import type { Update } from '../../live/update.ts';
import type { Subscription, SubscriptionSource } from '../../live/subscription.ts';
import type { WebSocketConnection } from './connection.ts';

/** The bytes after the id in the `next` message of an update, by update. */
const ends = new WeakMap<Update, Buffer>();

function endOfMessage(update: Update): Buffer {
  const known = ends.get(update);
  if (known !== undefined) return known;
  const end = Buffer.from(`${update.text}}`);
  ends.set(update, end);
  return end;
}

/** A subscriber on a WebSocket. Writes the text that all subscribers share, in a `next` message with its own id. */
export class WebSocketSubscriber extends Subscriber {
  readonly #query: SubscriptionSource;
  readonly #connection: WebSocketConnection;
  readonly #messageStart: string;
  readonly #onComplete: () => void;

  constructor(
    { query, resumeRevision }: Subscription,
    connection: WebSocketConnection,
    id: string,
    onComplete: () => void,
  ) {
    super(resumeRevision);
    this.#query = query;
    this.#connection = connection;
    this.#messageStart = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
    this.#onComplete = onComplete;
  }

  override trySend(update: Update): boolean {
    if (this.#connection.isFull) {
      this.#query.counters.pushesSkipped += 1;
      this.#connection.whenDrained(this);
      return false;
    }
    this.#connection.sendParts(this.#messageStart, endOfMessage(update));
    this.#query.counters.pushes += 1;
    return true;
  }

  /** Resumes the subscription. Called when the write buffer of the connection is drained. */
  drained(): void {
    this.#query.resume(this);
  }

  override complete(): void {
    this.#onComplete();
  }

  subscribe(): void {
    this.#query.subscribe(this);
  }

  unsubscribe(): void {
    this.#query.unsubscribe(this);
  }
}
