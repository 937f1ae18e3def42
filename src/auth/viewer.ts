import type { TokenHash, TokenScope } from './token.ts';

/** Who asks: anybody, who may do nothing but read, or the holder of a token. */
export type Viewer =
  | { readonly scope: null }
  | { readonly scope: TokenScope; readonly name: string; readonly token: TokenHash };

export const ANONYMOUS: Viewer = { scope: null };

/** Whose tokens may use a mutation, as its field declares it. What declares nothing is nobody's. */
export function scopesOf({ extensions }: { readonly extensions: object }): readonly unknown[] {
  return 'scopes' in extensions && Array.isArray(extensions.scopes) ? extensions.scopes : [];
}
