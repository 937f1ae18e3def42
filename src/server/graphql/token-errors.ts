import { GraphQLError } from 'graphql';
import type { Authenticator, InvalidTokenReason } from '../../auth/authenticator.ts';
import type { Viewer } from '../../auth/viewer.ts';

interface TokenError {
  readonly code: string;
  readonly message: string;
}

/** Codes and messages for invalid tokens, the same on every transport. */
const TOKEN_ERRORS: Readonly<Record<InvalidTokenReason, TokenError>> = {
  UNKNOWN_TOKEN: { code: 'UNAUTHENTICATED', message: 'Unknown token. Reading needs none.' },
  REVOKED_TOKEN: { code: 'TOKEN_REVOKED', message: 'This token was revoked. Reading needs none.' },
};

export function tokenErrorFor(reason: InvalidTokenReason): TokenError {
  return TOKEN_ERRORS[reason];
}

/**
 * Returns the error of a token that was revoked since authentication; null if it is valid. Called for each operation
 * and each event. Returns null instead of a promise if there is nothing to look up.
 */
export type RevocationCheck = (viewer: Viewer) => Promise<GraphQLError | null> | null;

export function revocationCheck({ revocation }: Authenticator): RevocationCheck {
  return (viewer) => revocation(viewer)?.then((reason) => (reason === null ? null : tokenError(reason))) ?? null;
}

function tokenError(reason: InvalidTokenReason): GraphQLError {
  const { code, message } = TOKEN_ERRORS[reason];
  return new GraphQLError(message, { extensions: { code } });
}
