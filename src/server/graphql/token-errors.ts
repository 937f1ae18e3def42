import { GraphQLError } from 'graphql';
import type { Authenticator, InvalidTokenReason } from '../../auth/authenticator.ts';
import type { Viewer } from '../../auth/viewer.ts';

/** What a token that gives no rights is told, on every road: the code is stable. */
const WORDS: Readonly<Record<InvalidTokenReason, { readonly code: string; readonly message: string }>> = {
  UNKNOWN_TOKEN: { code: 'UNAUTHENTICATED', message: 'This token is not known here. Without one you may read.' },
  REVOKED_TOKEN: { code: 'TOKEN_REVOKED', message: 'This token was revoked. Without one you may read.' },
};

export function tokenErrorFor(why: InvalidTokenReason): { readonly code: string; readonly message: string } {
  return WORDS[why];
}

/** Tells, at each operation and each event, whether a viewer's rights have ended meanwhile; null: nothing to look up. */
export type RevocationCheck = (viewer: Viewer) => Promise<GraphQLError | null> | null;

export function revocationCheck({ revocation }: Authenticator): RevocationCheck {
  return (viewer) => revocation(viewer)?.then((why) => (why === null ? null : tokenRefused(why))) ?? null;
}

/** Goes on for whoever still holds his rights, at once where they are anybody's. Rejects with the refusal of others. */
export function withValidToken<T>(viewer: Viewer, lost: RevocationCheck, goOn: () => T): T | Promise<T> {
  const asking = lost(viewer);
  if (asking === null) return goOn();
  return asking.then((refusal) => {
    if (refusal === null) return goOn();
    const { message, extensions } = refusal;
    throw new GraphQLError(message, { extensions: { ...extensions, http: { status: 401 } } });
  });
}

function tokenRefused(why: InvalidTokenReason): GraphQLError {
  const { code, message } = WORDS[why];
  return new GraphQLError(message, { extensions: { code } });
}
