import type { Instant } from '../domain/day.ts';
import type { Token, TokenHash } from './token.ts';

/** The tokens of editors and feeds. Rows are never removed, so that a revoked token is recognised as revoked. */
export interface Tokens {
  /** Returns all tokens that were ever created, in the order of their creation. */
  all(): Promise<Token[]>;
  find(hash: TokenHash): Promise<Token | null>;
  /**
   * Adds a token, durably when the promise resolves. Returns false, and writes nothing, if the hash exists or a valid
   * token has the name.
   */
  add(token: Token): Promise<boolean>;
  /** Revokes the valid token of that name for all processes. Returns null if there is none. */
  revoke(name: string, at: Instant): Promise<Token | null>;
  /** Records the last use. A crash may lose it. */
  noteUse(hash: TokenHash, at: Instant): Promise<void>;
}

/** The tokens and settings that the authenticator reads and writes. */
export interface TokenStore {
  readonly tokens: Tokens;
  setting(name: string): Promise<string | null>;
}
