import type { ExternalId } from '../domain/team.ts';

/** Returns the ids of an entity with further ones. It keeps its id if it already has one of that system. */
export function withExternalIds(known: readonly ExternalId[], more: readonly ExternalId[] = []): readonly ExternalId[] {
  const added = more.filter((id) => !known.some((other) => other.source === id.source));
  return added.length === 0 ? known : [...known, ...added];
}

/** Whether two entities share an id of a system. */
export function sharesId(a: readonly ExternalId[], b: readonly ExternalId[]): boolean {
  return a.some((id) => b.some((other) => isSameId(id, other)));
}

/** Whether two entities have different ids of one system, so that they are not the same. */
export function areApart(a: readonly ExternalId[], b: readonly ExternalId[]): boolean {
  return a.some((id) => b.some((other) => other.source === id.source) && !b.some((other) => isSameId(id, other)));
}

function isSameId(a: ExternalId, b: ExternalId): boolean {
  return a.source === b.source && a.value === b.value;
}
