/** The public id of a thing: of which type it is, and its own id, in one opaque word. */
export function encodeId(typename: string, id: string): string {
  return Buffer.from(`${typename}:${id}`).toString('base64url');
}

/** The inverse; null where it is no public id at all. */
export function readId(globalId: string): { readonly typename: string; readonly id: string } | null {
  const text = Buffer.from(globalId, 'base64url').toString();
  const colon = text.indexOf(':');
  if (colon <= 0 || encodeId(text.slice(0, colon), text.slice(colon + 1)) !== globalId) return null;
  return { typename: text.slice(0, colon), id: text.slice(colon + 1) };
}

/** The own id of a thing of that type; null where the public id is malformed or another type's. */
export function decodeId<Id extends string>(typename: string, globalId: string): Id | null {
  const read = readId(globalId);
  return read?.typename === typename ? (read.id as Id) : null;
}
