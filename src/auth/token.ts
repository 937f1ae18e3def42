import { createHash } from 'node:crypto';
import type { Brand } from '../domain/brand.ts';
import type { Instant } from '../domain/day.ts';
import { accept, type Decision, invalid, issuesOf } from '../domain/decision.ts';

/** What a token's holder may write: everything; fixtures, results, line-ups and squads; those and absences. */
export const TOKEN_SCOPES = ['EDITOR', 'FEED', 'MEDICAL'] as const;
export type TokenScope = (typeof TOKEN_SCOPES)[number];

/** The SHA-256 of a token, in hexadecimal. Of 256 random bits it tells nothing, so it needs neither salt nor slowness. */
export type TokenHash = Brand<string, 'TokenHash'>;

/** What is kept of a token: never the token itself. Its times are the world's, whatever the clock of a demonstration shows. */
export interface Token {
  readonly hash: TokenHash;
  /** Unique among those in force. */
  readonly name: string;
  readonly scope: TokenScope;
  readonly createdAt: Instant;
  /** To the minute; null: never used. */
  readonly lastUsedAt: Instant | null;
  /** When its rights ended; null: it is in force. */
  readonly revokedAt: Instant | null;
}

/** The name of the token that SIDELINED_EDITOR_TOKEN gives. It is never stored. */
export const ENVIRONMENT_TOKEN_NAME = 'environment';
/** The name of the one that is made at the first start. */
export const FIRST_TOKEN_NAME = 'first-start';

/** At least so long lies between two notes of a token's use. */
export const LAST_USED_RESOLUTION_MS = 60_000;

export function hashToken(token: string): TokenHash {
  return createHash('sha256').update(token).digest('hex') as TokenHash;
}

/** A token that is to be kept under that name. Whether the name is free, the store knows. */
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
