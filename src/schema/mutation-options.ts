import { Conflict, Forbidden, InvalidInput, NotFound } from './errors.ts';
import type { TokenScope } from '../auth/token.ts';

/**
 * The options that mutations share: the scopes that permit them, and the union of the result and the refusals. A
 * mutation without scopes is refused for every token (see mutation-guard.ts).
 */
const writtenBy = (scopes: readonly TokenScope[]) => (union: string, noun: string) => ({
  extensions: { scopes },
  errors: {
    types: [NotFound, InvalidInput, Conflict],
    union: { name: union, description: `${noun}, or why the mutation was refused.` },
  },
});

export const editorsOnly = writtenBy(['EDITOR']);

/** For editors and for feeds of fixtures and results. */
export const editorsAndFeeds = writtenBy(['EDITOR', 'FEED']);

/** For editors, on servers that allow it. */
export function whereAllowed(union: string, noun: string) {
  const options = editorsOnly(union, noun);
  return { ...options, errors: { ...options.errors, types: [...options.errors.types, Forbidden] } };
}
