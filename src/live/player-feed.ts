import type { Counters } from '../observability/counters.ts';
import type { PlayerId } from '../domain/player.ts';
import { memoryError } from './held-memory.ts';
import type { LiveQuery } from './live-query.ts';
import { Subscriber } from './subscriber.ts';
import type { SubscriptionSource } from './subscription.ts';
import { createUpdate, type Update } from './update.ts';

/** Returns the live query of the feed's operation for one player; null if the client's memory budget is exceeded. */
export type QueryForPlayer = (player: PlayerId) => LiveQuery | null;

/** The name under which the live query of the players lists them. */
export const MEMBERS = 'members';

/**
 * A feed of many players on one subscription. One live query lists its players, and each player has a live query. So an
 * event is about one player, is executed once for all subscribers, and is skipped and resumed under backpressure
 * independently of the others.
 */
export class PlayerFeed implements SubscriptionSource {
  readonly #members: LiveQuery;
  readonly #queryFor: QueryForPlayer;
  readonly #open = new Map<Subscriber, FeedSubscriber>();

  constructor(members: LiveQuery, queryFor: QueryForPlayer) {
    this.#members = members;
    this.#queryFor = queryFor;
  }

  get counters(): Counters {
    return this.#members.counters;
  }

  /** Returns false, because every subscription of a feed executes something. */
  hasInitialResult(): boolean {
    return false;
  }

  subscribe(client: Subscriber): void {
    const subscriber = new FeedSubscriber(client, this.#queryFor, () => {
      this.#members.unsubscribe(subscriber);
      this.#open.delete(client);
    });
    this.#open.set(client, subscriber);
    this.#members.subscribe(subscriber);
  }

  unsubscribe(client: Subscriber): void {
    this.#open.get(client)?.end();
  }

  resume(client: Subscriber): void {
    this.#open.get(client)?.resume();
  }
}

/** Subscribes one client to each player of a feed, and follows changes of these players. */
class FeedSubscriber extends Subscriber {
  readonly #client: Subscriber;
  readonly #queryFor: QueryForPlayer;
  readonly #onEnd: () => void;
  readonly #players = new Map<PlayerId, { readonly query: LiveQuery; readonly subscriber: PlayerSubscriber }>();
  #isEnded = false;

  constructor(client: Subscriber, queryFor: QueryForPlayer, onEnd: () => void) {
    super();
    this.#client = client;
    this.#queryFor = queryFor;
    this.#onEnd = onEnd;
  }

  override trySend(update: Update): boolean {
    if (update.isRejection) this.#client.trySend(update);
    else this.#follow(new Set((JSON.parse(update.text) as { data: { members: PlayerId[] } }).data[MEMBERS]));
    return true;
  }

  #follow(players: ReadonlySet<PlayerId>): void {
    for (const [player, { query, subscriber }] of this.#players) {
      if (players.has(player)) continue;
      this.#players.delete(player);
      query.unsubscribe(subscriber);
    }
    for (const player of players) {
      if (this.#isEnded) return;
      if (this.#players.has(player)) continue;
      const query = this.#queryFor(player);
      if (query === null) return this.#fail();
      const subscriber = new PlayerSubscriber(this.#client, this);
      this.#players.set(player, { query, subscriber });
      query.subscribe(subscriber);
    }
  }

  #fail(): void {
    this.#client.trySend(createUpdate({ errors: [memoryError()] }, 0));
    this.complete();
  }

  /** Sends the updates that could not be sent while the write buffer was full. */
  resume(): void {
    for (const { query, subscriber } of this.#players.values()) if (subscriber.isWaiting) query.resume(subscriber);
  }

  end(): void {
    if (this.#isEnded) return;
    this.#isEnded = true;
    for (const { query, subscriber } of this.#players.values()) query.unsubscribe(subscriber);
    this.#players.clear();
    this.#onEnd();
  }

  override complete(): void {
    if (this.#isEnded) return;
    this.end();
    this.#client.complete();
  }

  override disconnect(): void {
    if (this.#isEnded) return;
    this.end();
    this.#client.disconnect();
  }
}

/** One client's subscription to one player of a feed. */
class PlayerSubscriber extends Subscriber {
  readonly #client: Subscriber;
  readonly #feed: FeedSubscriber;

  constructor(client: Subscriber, feed: FeedSubscriber) {
    super();
    this.#client = client;
    this.#feed = feed;
  }

  override trySend(update: Update): boolean {
    return this.#client.trySend(update);
  }

  override complete(): void {
    this.#feed.complete();
  }

  override disconnect(): void {
    this.#feed.disconnect();
  }
}
