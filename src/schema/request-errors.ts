import { GraphQLError } from 'graphql';
import type { TokenScope } from '../auth/token.ts';

export function unauthenticated(): GraphQLError {
  return new GraphQLError("This needs an editor's token: send it as `Authorization: Bearer …`.", {
    extensions: { code: 'UNAUTHENTICATED' },
  });
}

/** `field`: what a token of that scope is not for. */
export function forbidden(scope: TokenScope, field: string): GraphQLError {
  const whose = { EDITOR: "an editor's", FEED: "a feed's" }[scope];
  return new GraphQLError(`This token is ${whose}: \`${field}\` is not for it.`, { extensions: { code: 'FORBIDDEN' } });
}

/** A fault in a request that is none of a mutation's own refusals. Names what is wrong; its code is stable. */
export function badUserInput(message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
}

export function notFoundError(what: string): GraphQLError {
  return new GraphQLError(`There is no such ${what}.`, { extensions: { code: 'NOT_FOUND' } });
}
