import { createHash } from 'node:crypto';

export const SHA256 = /^[0-9a-f]{64}$/;

/** An id without the prefix `sha256:`, with which some toolchains write it and others do not. */
export function plainId(id: string): string {
  return id.startsWith('sha256:') ? id.slice('sha256:'.length) : id;
}

/** The sha256 of a document, in hexadecimal digits. */
export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
