import type { TokenScope } from '../auth/token.ts';
import { Conflict, Forbidden, InvalidInput, NotFound } from './errors.ts';

interface MutationOptions {
  /** The scopes of tokens that permit the mutation. */
  readonly scopes: readonly TokenScope[];
  /** The name of the result union. */
  readonly union: string;
  /** The result of the mutation, for the description of the union. */
  readonly result: string;
  /** Whether a server can be configured to refuse the mutation. */
  readonly mayBeForbidden?: boolean;
}

/**
 * Returns the field options that mutations share. A mutation without scopes is refused for every token (see
 * mutation-guard.ts).
 */
export function mutation({ scopes, union, result, mayBeForbidden = false }: MutationOptions) {
  return {
    extensions: { scopes },
    errors: {
      types: [NotFound, InvalidInput, Conflict, ...(mayBeForbidden ? [Forbidden] : [])],
      union: { name: union, description: `${result}, or why the mutation was refused.` },
    },
  };
}
