import { accept, conflict, type Decision, notFound } from '../../domain/decision.ts';
import { formerSlug } from '../../domain/redirect.ts';
import { RedirectedMap } from '../../domain/redirected-map.ts';
import type { ExternalId, Ref } from '../../domain/team.ts';

interface Referable<Id> {
  readonly id: Id;
  readonly slug?: string;
  readonly externalIds?: readonly ExternalId[];
}

/** Returns the entity that a reference names; null if there is none. */
export function findByRef<Id, Entity extends Referable<Id>>(
  entities: ReadonlyMap<Id, Entity>,
  ref: Ref<Id>,
): Entity | null {
  if ('id' in ref) return entities.get(ref.id) ?? null;
  const matches = ({ slug, externalIds = [] }: Entity): boolean =>
    'slug' in ref
      ? slug === ref.slug
      : externalIds.some(({ source, value }) => source === ref.external.source && value === ref.external.value);
  const entity = entities.values().find(matches);
  if (entity !== undefined || !('slug' in ref) || !(entities instanceof RedirectedMap)) return entity ?? null;
  return entities.getFormer(formerSlug(ref.slug)) ?? null;
}

/**
 * Returns the entity that a field of the input names. Refuses with NOT_FOUND and the path of the field if there is
 * none.
 */
export function requireRef<Id, Entity extends Referable<Id>>(
  entities: ReadonlyMap<Id, Entity>,
  ref: Ref<Id>,
  type: string,
  field: string = type,
): Decision<Entity> {
  const entity = findByRef(entities, ref);
  return entity === null ? notFound(type, 'input', field) : accept(entity);
}

/** Does the same as `requireRef` for a field that may be omitted: null without a reference. */
export function optionalRef<Id, Entity extends Referable<Id>>(
  entities: ReadonlyMap<Id, Entity>,
  ref: Ref<Id> | null | undefined,
  type: string,
  field: string,
): Decision<Entity | null> {
  return ref == null ? accept(null) : requireRef(entities, ref, type, field);
}

/** Whether one of the references names an existing entity. */
export function isTaken<Id, Entity extends Referable<Id>>(
  entities: ReadonlyMap<Id, Entity>,
  refs: readonly Ref<Id>[],
): boolean {
  return refs.some((ref) => findByRef(entities, ref) !== null);
}

/** Refuses a slug or an id in another system that another entity has. A former slug may be used again. */
export function takenByOther<Id, Entity extends Referable<Id>>(
  entities: ReadonlyMap<Id, Entity>,
  { id, slug, externalIds = [] }: Entity,
  type: string,
): Decision<never> | null {
  const others = new Map([...entities].filter(([other]) => other !== id));
  const refs = uniqueRefs(slug ?? '', externalIds);
  if (!isTaken(others, refs)) return null;
  return conflict(`There is another ${type} with the slug "${slug}" or one of these external ids.`);
}

/** Returns the given fields of an input. Null counts as omitted for the fields that cannot be cleared. */
export function givenFields<Input extends object, Required extends keyof Input, Nullable extends keyof Input>(
  input: Input,
  required: readonly Required[],
  nullable: readonly Nullable[],
): { readonly [Name in Required]?: NonNullable<Input[Name]> } & {
  readonly [Name in Nullable]?: Exclude<Input[Name], undefined>;
} {
  const given = [
    ...required.filter((name) => input[name] != null),
    ...nullable.filter((name) => input[name] !== undefined),
  ];
  return Object.fromEntries(given.map((name) => [name, input[name]])) as never;
}

/** Returns the references that a new entity must not share with another: its slug and its ids in other systems. */
export function uniqueRefs(
  slug: string,
  externalIds: readonly ExternalId[],
): readonly ({ readonly slug: string } | { readonly external: ExternalId })[] {
  return [{ slug }, ...externalIds.map((external) => ({ external }))];
}
