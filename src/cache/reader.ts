import type { Key } from '../invalidation/bus.ts';
import type { Shelf, Store } from '../storage/store.ts';

/** A shelf some of whose nouns are at hand. */
export interface ReadyShelf<Id, Noun, Ref, Filter> extends Shelf<Id, Noun, Ref, Filter> {
  /** The noun where it can be told without waiting; else its id, by which it is loaded. */
  atHand(id: Id): Noun | Id;
}

type Ready<S> = S extends Shelf<infer Id, infer Noun, infer Ref, infer Filter> ? ReadyShelf<Id, Noun, Ref, Filter> : S;

/**
 * A store as it is read by one operation. What was read before, by whomever, and has not rung since, is at hand: it is
 * never older than what the bell has told.
 */
export type Reader = { [Part in keyof Store]: Ready<Store[Part]> } & Remembering;

export interface Remembering {
  /** What follows from the facts about each of some ids: remembered, or else read, all that are missing at once. */
  remember<Id extends string, Told>(kind: Kind<Id, Told>, ids: readonly Id[]): Promise<Told[]>;
  /** What is remembered of one id; undefined where it must be waited for. */
  remembered<Id extends string, Told>(kind: Kind<Id, Told>, id: Id): Told | undefined;
}

/** A kind of what can be told about an id. */
export interface Kind<Id extends string, Told> {
  /** Tells it from other kinds. */
  readonly name: string;
  /** In the order of the ids. */
  readonly read: (store: Store, ids: readonly Id[]) => Promise<readonly Told[]>;
  /** What it was made of: any of these rings when it may be another one. */
  readonly keysOf: (id: Id, told: Told) => Iterable<Key>;
  /** About how many bytes one takes. */
  readonly size: number;
}
