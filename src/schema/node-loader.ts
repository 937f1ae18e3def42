import type { Context } from './context.ts';
import type { Repository, Store } from '../storage/store.ts';

/** Stands for a noun that an id points at in vain. */
class Missing extends Error {}

export function NotFoundPlaceholder(noun: string): Missing {
  return new Missing(`There is no such ${noun}.`);
}

/** What was loaded; null where it does not exist. */
export async function orNull<T>(loaded: Promise<T>): Promise<T | null> {
  try {
    return await loaded;
  } catch (error) {
    if (error instanceof Missing) return null;
    throw error;
  }
}

/** How a node type loads its own: all that are asked for at once. */
export function loaderOf<Id, Noun, Ref, Filter>(
  noun: string,
  shelfIn: (store: Store) => Repository<Id, Noun, Ref, Filter>,
): (ids: Id[], context: Context) => Promise<(Noun | Missing)[]> {
  return async (ids, { store }) => (await shelfIn(store).byIds(ids)).map((found) => found ?? NotFoundPlaceholder(noun));
}
