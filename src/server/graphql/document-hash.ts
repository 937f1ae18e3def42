import { createHash } from 'node:crypto';

export const SHA256 = /^[0-9a-f]{64}$/;

/** Returns an id without the prefix `sha256:`, which only some toolchains write. */
export function plainId(id: string): string {
  return id.startsWith('sha256:') ? id.slice('sha256:'.length) : id;
}

/** Returns the sha256 of a document, in hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
