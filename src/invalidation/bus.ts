import type { Brand } from '../domain/brand.ts';

/** The name of something that can change. It carries no news: who hears it reads the present. */
export type Key = Brand<string, 'Key'>;

/** What has rung; `EVERYTHING` where that cannot be told: anything may be another by now. */
export type Rung = ReadonlySet<Key> | 'EVERYTHING';

/** Tells that things have changed. Late, doubled and idle ringing does no harm. */
export interface Bell extends AsyncDisposable {
  /** Told by the store of what it has committed: with the commit, never before it. */
  ring(keys: Iterable<Key>): void;
  /** Returns how to stop listening. */
  listen(listener: (rung: Rung) => void): () => void;
  /**
   * Whether others may ring unheard at present. It rings EVERYTHING when that begins and when it is over; what is read
   * in between holds for that moment only, and is not kept.
   */
  isDeaf(): boolean;
}

/** How a store rings within the transaction that it writes in, so that there is no commit without its ring. */
export interface Announcement {
  /** To be run last in the transaction. */
  readonly statements: readonly { readonly text: string; readonly values: readonly string[] }[];
  /** The commit is known to have succeeded. */
  committed(): void;
  /** Whether it has cannot be learnt. */
  unsure(): void;
}

const key =
  (kind: string) =>
  (id: string): Key =>
    `${kind}:${id}` as Key;

/** The keys, by what they stand for. */
export const keys = {
  team: key('team'),
  /** What is known of him: his teams, injuries and bans. */
  player: key('player'),
  /** His ledger of published lists. */
  list: key('list'),
  competition: key('competition'),
  fixture: key('fixture'),
  injury: key('injury'),
  suspension: key('suspension'),
  /** The fixtures of a team. */
  fixturesOf: key('fixtures-of'),
  /** The players of a team. */
  squadOf: key('squad-of'),
  /** A list of all of a kind: something was added to it, or may have changed its place in it. */
  all: key('all'),
  /** A midnight or a kick-off has passed. */
  time: key('time')('passed'),
  /** Somebody has moved the clock. */
  clock: key('time')('moved'),
};
