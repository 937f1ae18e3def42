import { GraphQLError } from 'graphql';
import type { TokenScope } from '../auth/token.ts';

export function unauthenticated(): GraphQLError {
  return new GraphQLError('This field requires a token; send it as `Authorization: Bearer …`.', {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}

/** Returns the error for a token whose scope does not permit the field. */
export function forbidden(scope: TokenScope, field: string): GraphQLError {
  const owner = { EDITOR: "An editor's", FEED: "A feed's", MEDICAL: "A medical feed's" }[scope];
  return new GraphQLError(`${owner} token does not permit \`${field}\`.`, { extensions: { code: 'FORBIDDEN' } });
}

/** Returns the error for an invalid request outside of a mutation's result union. Its code is stable. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

export function notFoundError(what: string): GraphQLError {
  return new GraphQLError(`There is no such ${what}.`, { extensions: { code: 'NOT_FOUND' } });
}
