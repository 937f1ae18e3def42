import { createHash } from 'node:crypto';
import type { Brand } from '../domain/brand.ts';
import type { Instant } from '../domain/day.ts';
import { accept, type Decision, invalid, issuesOf } from '../domain/decision.ts';

/** The scopes of tokens: everything; fixtures, results, line-ups and squads; or those and absences. */
export const TOKEN_SCOPES = ['EDITOR', 'FEED', 'MEDICAL'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The SHA-256 of a token, in hexadecimal. A token has 256 random bits, so neither salt nor a slow hash is needed. */
export type TokenHash = Brand<string, 'TokenHash'>;

/** A token as it is stored: without its text. Times are those of the system, not of a movable clock. */
export interface Token {
  readonly hash: TokenHash;
  /** Unique among the valid tokens. */
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: Instant;
  /** The time of the last use, to the minute; null if it was never used. */
  readonly lastUsedAt: Instant | null;
  /** The time at which it was revoked; null if it is valid. */
  readonly revokedAt: Instant | null;
}

/** The name of the token in SIDELINED_EDITOR_TOKEN. It is never stored. */
export const ENVIRONMENT_TOKEN_NAME = 'environment';
/** The name of the token that the first start creates. */
export const FIRST_TOKEN_NAME = 'first-start';

/** The minimum time between two writes of a token's last use. */
export const LAST_USED_RESOLUTION_MS = 60_000;

export function hashToken(token: string): TokenHash {
  return createHash('sha256').update(token).digest('hex') as TokenHash;
}

/** Returns a token with that name, to be stored. The store checks whether the name is free. */
export function newToken(hash: TokenHash, name: string, scope: TokenScope, now: Instant): Decision<Token> {
  const issues = issuesOf(
    [!/^[a-z0-9][a-z0-9._-]{0,62}$/i.test(name), 'name', 'Up to 63 letters, digits, dots, hyphens and underscores.'],
    [
      name === ENVIRONMENT_TOKEN_NAME,
      'name',
      `"${ENVIRONMENT_TOKEN_NAME}" is the token that SIDELINED_EDITOR_TOKEN gives.`,
    ],
  );
  if (issues.length > 0) return invalid(issues);
  return accept({ hash, name, scope, createdAt: now, lastUsedAt: null, revokedAt: null });
}
