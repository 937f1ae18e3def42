/** Returns the entities in the order of the ids; null for an id without an entity. */
export function inOrder<Id, Entity extends { readonly id: Id }>(
  ids: readonly Id[],
  entities: Entity[],
): (Entity | null)[] {
  const found = new Map(entities.map((entity) => [entity.id, entity]));
  return ids.map((id) => found.get(id) ?? null);
}

/** Returns the entities of each key. */
export function grouped<Key, Entity>(
  keys: readonly Key[],
  entities: Entity[],
  keyOf: (entity: Entity) => Key,
): Entity[][] {
  const found = Map.groupBy(entities, keyOf);
  return keys.map((key) => found.get(key) ?? []);
}
