import type { TokenHash, TokenScope } from './token.ts';

/** The caller of a request: anonymous, who may only read, or the holder of a token. */
export type Viewer =
  | { readonly scope: null }
  | { readonly scope: TokenScope; readonly name: string; readonly token: TokenHash };

export const ANONYMOUS: Viewer = { scope: null };

/** Returns the scopes that may use a mutation, as its field declares them. Without a declaration none may. */
export function scopesOf({ extensions }: { readonly extensions: object }): readonly unknown[] {
  return 'scopes' in extensions && Array.isArray(extensions.scopes) ? extensions.scopes : [];
}
