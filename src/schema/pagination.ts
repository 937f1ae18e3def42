import { builder } from './builder.ts';
import { badUserInput } from './request-errors.ts';
import { LIMITS } from '../limits.ts';
import type { Listing } from '../storage/store.ts';

/** A page of a shelf, as Relay's connections have it, with the total for whoever asks. */
export async function pageOf<Noun, Filter>(repository: Listing<Noun, Filter>, filter: Filter, args: PageArgs) {
  checkPage(args);
  const after = readCursor('after', args.after);
  const before = readCursor('before', args.before);
  const last = args.last != null;
  const size = pageSizeOf(args);
  // One more than was asked for tells whether there is more.
  const found = await repository.list(filter, { after, before, limit: size + 1, last });
  const page = found.slice(0, size);
  const edges = (last ? page.reverse() : page).map((node) => ({
    cursor: writeCursor(repository.orderKey(node)),
    node,
  }));
  const pageInfo = {
    hasNextPage: last ? before !== null : found.length > size,
    hasPreviousPage: last ? found.length > size : after !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  };
  return { edges, pageInfo, totalCount: () => repository.count(filter) };
}

/** Nouns that are at hand, by descending keys, as a list to be read page by page like those of a shelf. */
export function listingOf<Noun, Filter>(
  nouns: readonly Noun[],
  orderKey: (noun: Noun) => string,
  isMeant: (noun: Noun, filter: Filter) => boolean,
): Listing<Noun, Filter> {
  const meant = (filter: Filter): Noun[] => nouns.filter((noun) => isMeant(noun, filter));
  return {
    orderKey,
    async list(filter, { after, before, limit, last }) {
      const found = meant(filter).filter((noun) => {
        const key = orderKey(noun);
        return (after === null || key < after) && (before === null || key > before);
      });
      return (last ? found.reverse() : found).slice(0, limit);
    },
    count: async (filter) => meant(filter).length,
  };
}

/** The empty page: of a list whose condition nothing can meet. */
export function emptyPage() {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: [], pageInfo, totalCount: async () => 0 };
}

function checkPage({ first, last }: PageArgs): void {
  if (first != null && last != null) throw badUserInput('Ask for `first` or for `last`, not for both.');
  for (const [name, size] of Object.entries({ first, last })) {
    if (size != null && (size < 0 || size > LIMITS.page.max)) {
      throw badUserInput(`\`${name}\` is ${size}; a page holds 0 to ${LIMITS.page.max}.`);
    }
  }
}

function writeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readCursor(name: string, cursor: string | null | undefined): string | null {
  if (cursor == null) return null;
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key === '' || writeCursor(key) !== cursor) throw badUserInput(`\`${name}\` is no cursor that this list gave.`);
  return key;
}

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'How many there are in the whole list, not only on this page.',
    resolve: (connection) => connection.totalCount(),
  }),
);

/** Which part of a list is asked for, as Relay's connections have it. */
export interface PageArgs {
  readonly first?: number | null | undefined;
  readonly last?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly before?: string | null | undefined;
}

/** How many are on a page at most: as many as were asked for, or the default. */
export function pageSizeOf({ first, last }: PageArgs): number {
  return last ?? first ?? LIMITS.pageByDefault.max;
}
