import { LIMITS } from '../limits.ts';
import type { Listing } from '../storage/store.ts';
import { builder } from './builder.ts';
import { type PageArgs, pageSizeOf } from './page-size.ts';
import { badUserInput } from './request-errors.ts';

/** A page of a listing as a Relay connection. The total is counted only if a client selects it. */
export async function pageOf<Entity, Filter>(repository: Listing<Entity, Filter>, filter: Filter, args: PageArgs) {
  checkPage(args);
  const after = readCursor('after', args.after);
  const before = readCursor('before', args.before);
  const last = args.last != null;
  const size = pageSizeOf(args);
  // One item more than requested shows whether there is another page.
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

/** A listing of entities in memory, by descending order keys. It is paged like the listing of a repository. */
export function listingOf<Entity, Filter>(
  entities: readonly Entity[],
  orderKey: (entity: Entity) => string,
  matches: (entity: Entity, filter: Filter) => boolean,
): Listing<Entity, Filter> {
  const matching = (filter: Filter): Entity[] => entities.filter((entity) => matches(entity, filter));
  return {
    orderKey,
    async list(filter, { after, before, limit, last }) {
      const found = matching(filter).filter((entity) => {
        const key = orderKey(entity);
        return (after === null || key < after) && (before === null || key > before);
      });
      return (last ? found.reverse() : found).slice(0, limit);
    },
    count: async (filter) => matching(filter).length,
  };
}

/** The empty page, for filters that cannot match anything. */
export function emptyPage() {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: [], pageInfo, totalCount: async () => 0 };
}

function checkPage({ first, last }: PageArgs): void {
  if (first != null && last != null) throw badUserInput('Use either `first` or `last`, not both.');
  for (const [name, size] of Object.entries({ first, last })) {
    if (size != null && (size < 0 || size > LIMITS.page.max)) {
      throw badUserInput(`\`${name}\` is ${size}; expected 0 to ${LIMITS.page.max}.`);
    }
  }
}

function writeCursor(key: string): string {
  return Buffer.from(key).toString('base64url');
}

function readCursor(name: string, cursor: string | null | undefined): string | null {
  if (cursor == null) return null;
  const key = Buffer.from(cursor, 'base64url').toString();
  if (key === '' || writeCursor(key) !== cursor) throw badUserInput(`\`${name}\` is not a cursor of this list.`);
  return key;
}

builder.globalConnectionField('totalCount', (t) =>
  t.int({
    description: 'The number of items in the whole list, not only on this page.',
    resolve: (connection) => connection.totalCount(),
  }),
);
