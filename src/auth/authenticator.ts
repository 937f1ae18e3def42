import { randomBytes, timingSafeEqual } from 'node:crypto';
import { systemClock } from '../clock.ts';
import type { Tokens, TokenStore } from './token-repository.ts';
import {
  hashToken,
  FIRST_TOKEN_NAME,
  ENVIRONMENT_TOKEN_NAME,
  newToken,
  LAST_USED_RESOLUTION_MS,
  type Token,
  type TokenHash,
} from './token.ts';
import { ANONYMOUS, type Viewer } from './viewer.ts';

/** The setting with the hash of the only token of installations that predate named tokens. */
const UNNAMED_TOKEN_SETTING = 'editor-token-sha256';

/** Why a token is invalid: it is unknown, or it was revoked. */
export type InvalidTokenReason = 'UNKNOWN_TOKEN' | 'REVOKED_TOKEN';

/** Authenticates tokens. Reads the store each time, because another process may revoke a token at any moment. */
export interface Authenticator {
  /** Returns the viewer of an `Authorization` header. Without a bearer token the viewer is anonymous. */
  authenticate(authorization: string): Promise<Viewer | InvalidTokenReason>;
  /** Returns why a viewer's token has become invalid; null if it is valid, or if the viewer has none. */
  revocation(viewer: Viewer): Promise<InvalidTokenReason | null> | null;
  /** The token that was created at this first start; null if one existed already. */
  readonly createdToken: string | null;
}

/** Opens the authenticator. `environmentToken` is valid while the process runs. */
export async function openAuthenticator(store: TokenStore, environmentToken: string | null): Promise<Authenticator> {
  const { tokens } = store;
  const createdToken = environmentToken === null ? await firstToken(store) : null;
  const environmentHash = environmentToken === null ? null : hashToken(environmentToken);
  const isFromEnvironment = (hash: TokenHash): boolean => environmentHash !== null && isSame(hash, environmentHash);

  async function authenticate(authorization: string): Promise<Viewer | InvalidTokenReason> {
    const [, text] = /^bearer\b *(.*)$/i.exec(authorization) ?? [];
    if (text === undefined) return ANONYMOUS;
    const hash = hashToken(text);
    if (isFromEnvironment(hash)) return { scope: 'EDITOR', name: ENVIRONMENT_TOKEN_NAME, token: hash };
    const token = await tokens.find(hash);
    if (token === null) return 'UNKNOWN_TOKEN';
    if (token.revokedAt !== null) return 'REVOKED_TOKEN';
    noteUse(tokens, token);
    return { scope: token.scope, name: token.name, token: hash };
  }

  async function lookUp(hash: TokenHash): Promise<InvalidTokenReason | null> {
    const token = await tokens.find(hash);
    if (token === null) return 'UNKNOWN_TOKEN';
    if (token.revokedAt !== null) return 'REVOKED_TOKEN';
    noteUse(tokens, token);
    return null;
  }

  return {
    createdToken,
    authenticate,
    revocation: (viewer) => (viewer.scope === null || isFromEnvironment(viewer.token) ? null : lookUp(viewer.token)),
  };
}

function isSame(one: TokenHash, other: TokenHash): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** Records the use of a token without waiting for the write. A failure is ignored. */
function noteUse(tokens: Tokens, { hash, lastUsedAt }: Token): void {
  const now = systemClock().now();
  if (lastUsedAt === null || now - lastUsedAt >= LAST_USED_RESOLUTION_MS) tokens.noteUse(hash, now).catch(() => {});
}

/** Creates an editor's token for an installation that never had one. Only its hash is stored. */
async function firstToken(store: TokenStore): Promise<string | null> {
  const { tokens } = store;
  const unnamed = await store.setting(UNNAMED_TOKEN_SETTING);
  if (unnamed !== null) {
    await addFirst(tokens, unnamed as TokenHash);
    return null;
  }
  if ((await tokens.all()).length > 0) return null;
  const token = generateToken();
  return (await addFirst(tokens, hashToken(token))) ? token : null;
}

async function addFirst(tokens: Tokens, hash: TokenHash): Promise<boolean> {
  const token = newToken(hash, FIRST_TOKEN_NAME, 'EDITOR', systemClock().now());
  return token.ok && tokens.add(token.value);
}

/** Returns a token of 256 random bits. Its prefix identifies the program, for secret scanners. */
export function generateToken(): string {
  return `sidelined_${randomBytes(32).toString('base64url')}`;
}
