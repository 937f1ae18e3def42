import type { Instant } from '../domain/day.ts';
import type { Token, TokenHash } from './token.ts';

/** The tokens of editors and feeds. Rows are never taken away: a token that was revoked is known as such. */
export interface Tokens {
  /** All that were ever made, in the order in which they were. */
  all(): Promise<Token[]>;
  find(hash: TokenHash): Promise<Token | null>;
  /** Durable when the promise resolves. False, and nothing written: its hash is known, or its name in force. */
  add(token: Token): Promise<boolean>;
  /** Ends the one of that name that is in force, for every process at once; null: there is none. */
  revoke(name: string, at: Instant): Promise<Token | null>;
  /** Notes the last use. A crash may lose it. */
  noteUse(hash: TokenHash, at: Instant): Promise<void>;
}

/** What the authenticator reads and writes: the tokens, and the settings of the installation. */
export interface TokenStore {
  readonly tokens: Tokens;
  setting(name: string): Promise<string | null>;
}
