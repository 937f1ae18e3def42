import {
  execute,
  getNamedType,
  type GraphQLField,
  GraphQLInterfaceType,
  GraphQLObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ReadTracker } from '../../src/cache/dependency-index.ts';
import { trackedContext } from '../../src/live/tracked-context.ts';
import { ReadCache } from '../../src/cache/read-cache.ts';
import { type Backend, openBackend } from '../../src/backend.ts';
import { configFrom } from '../../src/config.ts';
import { ANONYMOUS } from '../../src/auth/viewer.ts';
import { schema } from '../../src/schema/schema.ts';

/** Arguments of the root fields that require some. */
const ARGUMENTS: Record<string, string> = {
  by: '{ slug: "real-madrid" }',
  players: '[{ slug: "jude-bellingham" }]',
};
const PLAYER = '{ slug: "jude-bellingham" }';

let backend: Backend;
let cache: ReadCache;
beforeAll(async () => {
  backend = await openBackend(configFrom({ DATABASE_URL: ':memory:' }));
  cache = new ReadCache(backend.bus, 32 * 1024 * 1024);
});
afterAll(async () => {
  cache[Symbol.dispose]();
  await backend[Symbol.asyncDispose]();
});

/** Whether an execution reads the clock or the viewer, so that its result is not shared. */
async function readsPrivate(query: string): Promise<boolean> {
  const tracker = new ReadTracker();
  const { store, commands } = backend;
  const contextValue = trackedContext({ store, cache, commands }, ANONYMOUS, tracker);
  await execute({ schema, document: parse(query), contextValue });
  return tracker.isPrivate;
}

const isGuarded = ({ extensions }: GraphQLField<unknown, unknown>): boolean =>
  (extensions.pothosOptions as { authScopes?: unknown } | undefined)?.authScopes !== undefined;

/** Every field of a type that needs no arguments and no token, a few levels deep. */
function selectionOf(type: GraphQLObjectType | GraphQLInterfaceType, depth: number): string {
  const fields = Object.values(type.getFields()).flatMap((field) => textOf(field, depth));
  return ['__typename', ...fields].join(' ');
}

function textOf(field: GraphQLField<unknown, unknown>, depth: number, args = ''): string[] {
  if (isGuarded(field) || (args === '' && field.args.some(isRequiredArgument))) return [];
  const type = getNamedType(field.type);
  if (!(type instanceof GraphQLObjectType) && !(type instanceof GraphQLInterfaceType)) {
    return 'getTypes' in type ? [] : [`${field.name}${args}`];
  }
  return depth === 0 ? [] : [`${field.name}${args} { ${selectionOf(type, depth - 1)} }`];
}

test('of the fields that need no token, only `now` and `viewer` read the clock or the viewer', async () => {
  const queries: [name: string, text: string][] = [];
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const required = field.args.filter(isRequiredArgument);
    const args = required.map(
      ({ name }) => `${name}: ${field.name === 'player' ? PLAYER : (ARGUMENTS[name] ?? '"none"')}`,
    );
    if (field.args.some(({ name }) => name === 'first')) args.push('first: 2');
    for (const text of textOf(field, 3, args.length === 0 ? '' : `(${args.join(', ')})`))
      queries.push([field.name, text]);
  }
  expect(queries.length).toBeGreaterThan(8);
  const readingPrivate = [];
  for (const [name, text] of queries) if (await readsPrivate(`{ ${text} }`)) readingPrivate.push(name);
  expect(readingPrivate).toEqual(['now', 'viewer']);
});

test('a field that needs a token reads the viewer, so that no response with it is shared', async () => {
  expect(await readsPrivate('{ audit(first: 1) { totalCount } }')).toBe(true);
  expect(await readsPrivate('{ editorQueue { totalCount } }')).toBe(true);
  const estimates = (field: string): string =>
    `{ player(by: ${PLAYER}) { injuries(first: 1) { nodes { estimate { revision ${field} } } } } }`;
  expect(await readsPrivate(estimates('recordedBy { __typename }'))).toBe(true);
  expect(await readsPrivate(estimates(''))).toBe(false);
});
