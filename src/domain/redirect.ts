export const REDIRECTED_ENTITIES = ['team', 'player', 'fixture', 'competition'] as const;
export type RedirectedEntity = (typeof REDIRECTED_ENTITIES)[number];

/**
 * A former reference to an entity that still resolves. It is the id of a merged entity, or a former slug, as `slug:…`.
 * A current slug takes precedence over a former one.
 */
export interface Redirect {
  readonly noun: RedirectedEntity;
  readonly from: string;
  /** The id of the entity that is kept. */
  readonly to: string;
}

/** Returns the form of a former slug in a redirect. */
export function formerSlug(slug: string): `slug:${string}` {
  return `slug:${slug}`;
}

/**
 * Returns the key under which a reference is redirected: an id, or a slug as `slug:…`. Null for ids in other systems,
 * because these move to the kept entity.
 */
export function formerRef(ref: object): string | null {
  if ('id' in ref) return String(ref.id);
  return 'slug' in ref ? formerSlug(String(ref.slug)) : null;
}
