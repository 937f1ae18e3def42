import {
  execute,
  getNamedType,
  type GraphQLField,
  GraphQLInterfaceType,
  GraphQLObjectType,
  isRequiredArgument,
  parse,
} from 'graphql';
import { expect, test } from 'vitest';
import { ReadTracker } from '../../src/cache/dependency-index.ts';
import { trackedContext } from '../../src/live/tracked-context.ts';
import { ReadCache } from '../../src/cache/read-cache.ts';
import { openBackend } from '../../src/backend.ts';
import { configFrom } from '../../src/config.ts';
import { ANONYMOUS } from '../../src/auth/viewer.ts';
import { schema } from '../../src/schema/schema.ts';
import { hasVolatileField } from '../../src/server/graphql/known-queries.ts';

/** How to ask for what needs to be told which. */
const GIVEN: Record<string, string> = {
  by: '{ slug: "real-madrid" }',
  players: '[{ slug: "jude-bellingham" }]',
};
const PLAYER = '{ slug: "jude-bellingham" }';

/** Everything that can be asked of a type, a few levels deep. */
function selectionOf(type: GraphQLObjectType | GraphQLInterfaceType, depth: number): string {
  const parts = Object.values(type.getFields()).flatMap((field) => textOf(field, depth));
  return ['__typename', ...parts].join(' ');
}

function textOf(field: GraphQLField<unknown, unknown>, depth: number, args = ''): string[] {
  if (args === '' && field.args.some(isRequiredArgument)) return [];
  const type = getNamedType(field.type);
  if (!(type instanceof GraphQLObjectType) && !(type instanceof GraphQLInterfaceType)) {
    return 'getTypes' in type ? [] : [`${field.name}${args}`];
  }
  return depth === 0 ? [] : [`${field.name}${args} { ${selectionOf(type, depth - 1)} }`];
}

test('a field that reads the clock or looks at who asks is declared to be volatile', async () => {
  await using workshop = await openBackend(configFrom({ DATABASE_URL: ':memory:' }));
  using remembered = new ReadCache(workshop.bus);
  const asked: string[] = [];
  for (const field of Object.values(schema.getQueryType()?.getFields() ?? {})) {
    const required = field.args.filter(isRequiredArgument);
    const args = required.map(({ name }) => `${name}: ${field.name === 'player' ? PLAYER : (GIVEN[name] ?? '"none"')}`);
    const paged = field.args.some(({ name }) => name === 'first') ? ['first: 2'] : [];
    const said = [...args, ...paged];
    asked.push(...textOf(field, 3, said.length === 0 ? '' : `(${said.join(', ')})`));
  }
  expect(asked.length).toBeGreaterThan(8);
  for (const text of asked) {
    const document = parse(`{ ${text} }`);
    const recording = new ReadTracker();
    const { store, commands } = workshop;
    const contextValue = trackedContext({ store, cache: remembered, commands }, ANONYMOUS, recording);
    await execute({ schema, document, contextValue });
    expect(recording.isPrivate && !hasVolatileField(schema, document), text).toBe(false);
  }
});
