import { Conflict, Forbidden, InvalidInput, NotFound } from './refusal.ts';

/** The options that every mutation shares: who may do it, and the union of its result and its refusals. */
export function editorsOnly(union: string, noun: string) {
  return {
    authScopes: { editor: true },
    errors: {
      types: [NotFound, InvalidInput, Conflict],
      union: { name: union, description: `${noun}, or why not.` },
    },
  };
}

/** The same for what an installation may not allow at all. */
export function whereAllowed(union: string, noun: string) {
  const options = editorsOnly(union, noun);
  return { ...options, errors: { ...options.errors, types: [...options.errors.types, Forbidden] } };
}
