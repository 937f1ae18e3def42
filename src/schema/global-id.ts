import { memoizedByText } from '../cache/memoized-by-text.ts';

/** Returns the opaque global id of an object, from its type and its own id. */
export function encodeId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

interface DecodedId {
  readonly typename: string;
  readonly id: string;
}

/** The most ids that are cached, for one type or for all. */
export const MAX_CACHED_IDS = 4_096;
const MAX_CACHED_LENGTH = 128;

/** Decodes a global id; null if it is malformed. */
export const readId = memoizedByText(
  decode,
  MAX_CACHED_IDS,
  (globalId, read) => read !== null && globalId.length <= MAX_CACHED_LENGTH,
);

function decode(globalId: string): DecodedId | null {
  const text = Buffer.from(globalId, 'base64url').toString();
  const colon = text.indexOf(':');
  if (colon <= 0 || encodeId(text.slice(0, colon), text.slice(colon + 1)) !== globalId) return null;
  return { typename: text.slice(0, colon), id: text.slice(colon + 1) };
}

/** Returns the own id of an object of that type; null if the global id is malformed or of another type. */
export function decodeId<Id extends string>(typename: string, globalId: string): Id | null {
  const read = readId(globalId);
  return read?.typename === typename ? (read.id as Id) : null;
}
