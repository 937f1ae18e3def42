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

/** Where installations from before there were named tokens keep the hash of the one that they had. */
const ONLY_TOKEN = 'editor-token-sha256';

/** Why a token gives no rights: nobody knows it, or it was revoked. */
export type InvalidTokenReason = 'UNKNOWN_TOKEN' | 'REVOKED_TOKEN';

/** Who may do what. Looked up in the store each time, as another process may revoke a token at any moment. */
export interface Authenticator {
  /** Whose `Authorization` header this is. One without a bearer token is anybody's. */
  authenticate(authorization: string): Promise<Viewer | InvalidTokenReason>;
  /** Whether a holder's rights still stand; null: they do. Anybody's do, with nothing to look up. */
  revocation(viewer: Viewer): Promise<InvalidTokenReason | null> | null;
  /** The token that was made at this first start; null where there is one already. */
  readonly createdToken: string | null;
}

/** `given`: the token of the environment, which is in force as long as the program runs with it. */
export async function openAuthenticator(store: TokenStore, given: string | null): Promise<Authenticator> {
  const { tokens } = store;
  const made = given === null ? await firstToken(store) : null;
  const hashOfGiven = given === null ? null : hashToken(given);
  const isGiven = (hash: TokenHash): boolean => hashOfGiven !== null && isSame(hash, hashOfGiven);

  async function recognise(authorization: string): Promise<Viewer | InvalidTokenReason> {
    const [, said] = /^bearer\b *(.*)$/i.exec(authorization) ?? [];
    if (said === undefined) return ANONYMOUS;
    const hash = hashToken(said);
    if (isGiven(hash)) return { scope: 'EDITOR', name: ENVIRONMENT_TOKEN_NAME, token: hash };
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
    createdToken: made,
    authenticate: recognise,
    revocation: (viewer) => (viewer.scope === null || isGiven(viewer.token) ? null : lookUp(viewer.token)),
  };
}

function isSame(one: TokenHash, other: TokenHash): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** Nobody waits for it, and whether it could be noted changes nothing. */
function noteUse(tokens: Tokens, { hash, lastUsedAt }: Token): void {
  const now = systemClock().now();
  if (lastUsedAt === null || now - lastUsedAt >= LAST_USED_RESOLUTION_MS) tokens.noteUse(hash, now).catch(() => {});
}

/** An editor's token for an installation that never had one; only its hash is kept. */
async function firstToken(store: TokenStore): Promise<string | null> {
  const { tokens } = store;
  const only = await store.setting(ONLY_TOKEN);
  if (only !== null) {
    await addFirst(tokens, only as TokenHash);
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

/** 256 random bits, as they are sent; the prefix tells those who find one where it belongs. */
export function generateToken(): string {
  return `sidelined_${randomBytes(32).toString('base64url')}`;
}
