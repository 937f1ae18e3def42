import type { Brand } from '../domain/brand.ts';

/** The name of something that can change. It carries no news: who hears it reads the present. */
export type Tag = Brand<string, 'Tag'>;

/** What has rung; `EVERYTHING` where that cannot be told: anything may be another by now. */
export type InvalidatedTags = ReadonlySet<Tag> | 'ALL';

/** Tells that things have changed. Late, doubled and idle ringing does no harm. */
export interface InvalidationBus extends AsyncDisposable {
  /** Told by the store of what it has committed: with the commit, never before it. */
  invalidate(tags: Iterable<Tag>): void;
  /** Returns how to stop listening. */
  listen(listener: (invalidated: InvalidatedTags) => void): () => void;
  /**
   * Whether others may ring unheard at present. It rings EVERYTHING when that begins and when it is over; what is read
   * in between holds for that moment only, and is not kept.
   */
  isDisconnected(): boolean;
}

/** How a store rings within the transaction that it writes in, so that there is no commit without its ring. */
export interface TransactionalPublish {
  /** To be run last in the transaction. */
  readonly statements: readonly { readonly text: string; readonly values: readonly string[] }[];
  /** The commit is known to have succeeded. */
  onCommitted(): void;
  /** Whether it has cannot be learnt. */
  onUnknown(): void;
}

const tag =
  (kind: string) =>
  (id: string): Tag =>
    `${kind}:${id}` as Tag;

/** The keys, by what they stand for. */
export const tags = {
  team: tag('team'),
  /** What is known of him: his teams, injuries and bans. */
  player: tag('player'),
  /** His ledger of published lists. */
  list: tag('list'),
  competition: tag('competition'),
  fixture: tag('fixture'),
  injury: tag('injury'),
  suspension: tag('suspension'),
  /** The fixtures of a team. */
  fixturesOf: tag('fixtures-of'),
  /** The players of a team. */
  squadOf: tag('squad-of'),
  /** A list of all of a kind: something was added to it, or may have changed its place in it. */
  all: tag('all'),
  /** A midnight or a kick-off has passed. */
  time: tag('time')('passed'),
  /** Somebody has moved the clock. */
  clock: tag('time')('moved'),
};
