import { Conflict, Forbidden, InvalidInput, NotFound } from './errors.ts';
import type { TokenScope } from '../auth/token.ts';

/**
 * The options that mutations share: whose tokens may do it, and the union of its result and its refusals. A mutation
 * that does not say whose tokens may do it is refused to everybody (see rights/guard.graphql.ts).
 */
const writtenBy = (scopes: readonly TokenScope[]) => (union: string, noun: string) => ({
  extensions: { scopes },
  errors: {
    types: [NotFound, InvalidInput, Conflict],
    union: { name: union, description: `${noun}, or why not.` },
  },
});

export const editorsOnly = writtenBy(['EDITOR']);

/** The calendar and its results: what a feed of fixtures tells. */
export const editorsAndFeeds = writtenBy(['EDITOR', 'FEED']);

/** For editors, where an installation allows it at all. */
export function whereAllowed(union: string, noun: string) {
  const options = editorsOnly(union, noun);
  return { ...options, errors: { ...options.errors, types: [...options.errors.types, Forbidden] } };
}
