import type { ExternalId, Ref } from '../domain/team.ts';
import { NotFound } from './errors.ts';
import { decodeId } from './global-id.ts';

/** A reference input: exactly one field is given. */
export interface RefInput {
  readonly id?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly external?: ExternalId | null | undefined;
}

/** Returns the reference in an input; null if its id is malformed or of another type. */
export function parseRef<Id extends string>(typename: string, { id, slug, external }: RefInput): Ref<Id> | null {
  if (slug != null) return { slug };
  if (external != null) return { external };
  const ownId = id == null ? null : decodeId<Id>(typename, id);
  return ownId === null ? null : { id: ownId };
}

/**
 * Returns the reference in a field of a mutation's input. Throws NotFound with the path of the field if it is
 * malformed.
 */
export function requireValid<Input, Reference>(
  parse: (input: Input) => Reference | null,
  input: Input,
  type: string,
  field: string = type,
): Reference {
  const reference = parse(input);
  if (reference === null) throw new NotFound(`There is no such ${type}.`, ['input', field]);
  return reference;
}

/** Does the same as `requireValid` for a field that may be omitted: null and undefined are returned as they are. */
export function requireValidIfGiven<Input, Reference>(
  parse: (input: Input) => Reference | null,
  input: Input | null | undefined,
  type: string,
  field: string,
): Reference | null | undefined {
  if (input === undefined) return undefined;
  return input === null ? null : requireValid(parse, input, type, field);
}
