import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Viewer } from '../context.ts';
import type { Store } from '../store/store.ts';

const SETTING = 'editor-token-sha256';

/** Tells from an `Authorization` header what its sender may do. */
export type Recognise = (authorization: string | null | undefined) => Viewer;

/** The token that editors use: the one given, or one made at the first start, of which only the hash is kept. */
export async function editorToken(
  store: Store,
  given: string | null,
): Promise<{ readonly recognise: Recognise; readonly made: string | null }> {
  if (given !== null) return { recognise: recogniser(hashOf(given)), made: null };
  const kept = await store.setting(SETTING);
  if (kept !== null) return { recognise: recogniser(Buffer.from(kept, 'hex')), made: null };
  const made = randomBytes(24).toString('base64url');
  await store.setSetting(SETTING, hashOf(made).toString('hex'));
  return { recognise: recogniser(hashOf(made)), made };
}

function recogniser(hash: Buffer): Recognise {
  return (authorization) => {
    const token = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    return { editor: token !== undefined && timingSafeEqual(hashOf(token), hash) };
  };
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}
