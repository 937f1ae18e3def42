/** Entities by id that are also found by former references: see `Redirect`. Iterates each entity once. */
export class RedirectedMap<Id extends string, Entity> extends Map<Id, Entity> {
  /** Current ids by former references. */
  readonly redirects: ReadonlyMap<string, string>;

  constructor(entities: Iterable<readonly [Id, Entity]>, redirects: ReadonlyMap<string, string>) {
    super();
    this.redirects = redirects;
    for (const [id, entity] of entities) this.set(id, entity);
  }

  override get(id: Id): Entity | undefined {
    return super.get(id) ?? this.getFormer(id);
  }

  override has(id: Id): boolean {
    return super.has(id) || this.getFormer(id) !== undefined;
  }

  /** Returns the entity with a former id, or a former slug as `slug:…`. */
  getFormer(ref: string): Entity | undefined {
    const id = this.redirects.get(ref);
    return id === undefined ? undefined : super.get(id as Id);
  }
}

/** Returns the map itself if there are no redirects. */
export function redirectedMap<Id extends string, Entity>(
  entities: ReadonlyMap<Id, Entity>,
  redirects: ReadonlyMap<string, string>,
): ReadonlyMap<Id, Entity> {
  return redirects.size === 0 ? entities : new RedirectedMap(entities, redirects);
}
