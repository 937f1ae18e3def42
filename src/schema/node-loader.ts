import type { CachedRepository, CachedStore } from '../cache/reader.ts';
import type { Context } from './context.ts';

/** Placeholder for an id without an object. */
class MissingNode extends Error {}

export function notFoundPlaceholder(typeLabel: string): MissingNode {
  return new MissingNode(`There is no such ${typeLabel}.`);
}

/** Returns the loaded object; null if it does not exist. */
export async function orNull<T>(loaded: Promise<T>): Promise<T | null> {
  try {
    return await loaded;
  } catch (error) {
    if (error instanceof MissingNode) return null;
    throw error;
  }
}

/** Returns the batch loader of a node type. */
export function loaderOf<Id, Entity, Ref, Filter>(
  typeLabel: string,
  repository: (store: CachedStore) => Pick<CachedRepository<Id, Entity, Ref, Filter>, 'byIds'>,
): (ids: Id[], context: Context) => Promise<(Entity | MissingNode)[]> {
  return async (ids, { store }) =>
    (await repository(store).byIds(ids)).map((found) => found ?? notFoundPlaceholder(typeLabel));
}
