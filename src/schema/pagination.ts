import { LIMITS } from '../limits.ts';
import type { Listing, PageRange } from '../storage/store.ts';
import { builder } from './builder.ts';
import { type PageArgs, pageSizeOf } from './page-size.ts';
import { badUserInput } from './request-errors.ts';

/** Returns a page of a listing as a Relay connection. The total is counted only if a client selects it. */
export async function pageOf<Entity, Filter>(repository: Listing<Entity, Filter>, filter: Filter, args: PageArgs) {
  const range = rangeOf(args);
  const found = await repository.list(filter, range);
  return connectionOf(found, range, repository.orderKey, () => repository.count(filter));
}

/** Returns a page of entities in memory, which are in descending order of their keys. */
export function pageOfEntities<Entity>(
  entities: readonly Entity[],
  orderKey: (entity: Entity) => string,
  args: PageArgs,
) {
  const range = rangeOf(args);
  const { after, before, limit, last } = range;
  const found =
    after === null && before === null
      ? entities
      : entities.filter((entity) => {
          const key = orderKey(entity);
          return (after === null || key < after) && (before === null || key > before);
        });
  const page = last ? found.toReversed().slice(0, limit) : found.slice(0, limit);
  return connectionOf(page, range, orderKey, async () => entities.length);
}

/** Returns the range of a page. One item more than requested shows whether there is another page. */
function rangeOf(args: PageArgs): PageRange {
  checkPage(args);
  const after = readCursor('after', args.after);
  const before = readCursor('before', args.before);
  return { after, before, limit: pageSizeOf(args) + 1, last: args.last != null };
}

function connectionOf<Entity>(
  found: readonly Entity[],
  { after, before, limit, last }: PageRange,
  orderKey: (entity: Entity) => string,
  totalCount: () => Promise<number>,
) {
  const size = limit - 1;
  const page = found.slice(0, size);
  const edges = (last ? page.reverse() : page).map((node) => new Edge(node, orderKey));
  const pageInfo = {
    hasNextPage: last ? before !== null : found.length > size,
    hasPreviousPage: last ? found.length > size : after !== null,
    get startCursor() {
      return edges[0]?.cursor ?? null;
    },
    get endCursor() {
      return edges.at(-1)?.cursor ?? null;
    },
  };
  return { edges, pageInfo, totalCount };
}

/** An item of a page. Its cursor is created when a client selects it. */
class Edge<Entity> {
  readonly node: Entity;
  readonly #orderKey: (entity: Entity) => string;

  constructor(node: Entity, orderKey: (entity: Entity) => string) {
    this.node = node;
    this.#orderKey = orderKey;
  }

  get cursor(): string {
    return writeCursor(this.#orderKey(this.node));
  }
}

/** Returns an empty page, for filters that cannot match anything. */
export function emptyPage() {
  const pageInfo = { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null };
  return { edges: [], pageInfo, totalCount: async () => 0 };
}

export function checkPage({ first, last }: PageArgs): void {
  if (first != null && last != null) throw badUserInput('Use either `first` or `last`, not both.');
  for (const name of ['first', 'last'] as const) {
    const size = name === 'first' ? first : last;
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
