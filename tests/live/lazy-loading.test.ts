import SchemaBuilder from '@pothos/core';
import DataloaderPlugin, { PothosDataloaderPlugin } from '@pothos/plugin-dataloader';
import { execute, parse, type GraphQLSchema } from 'graphql';
import { expect, test } from 'vitest';
import { LazyDataloaderPlugin } from '../../src/schema/lean-plugins.ts';

/** Everything that a resolver of a node, or of a list of nodes, may return. */
const VALUES: Readonly<Record<string, () => unknown>> = {
  id: () => 'a',
  object: () => ({ name: 'object' }),
  null: () => null,
  error: () => new Error('returned'),
  thrown: () => {
    throw new Error('thrown');
  },
  'promise of an id': () => Promise.resolve('b'),
  'promise of an object': () => Promise.resolve({ name: 'later' }),
  unknown: () => 'missing',
};
const LISTS: Readonly<Record<string, () => unknown>> = {
  objects: () => [{ name: 'one' }, { name: 'two' }],
  mixed: () => [{ name: 'one' }, 'a', null, Promise.resolve('b'), Promise.resolve({ name: 'later' })],
  'with an error': () => [new Error('in a list'), { name: 'one' }],
  empty: () => [],
  set: () => new Set(['a', 'b']),
  promise: () => Promise.resolve(['a', { name: 'one' }]),
  null: () => null,
};

function schemaWith(plugin: typeof PothosDataloaderPlugin): GraphQLSchema {
  SchemaBuilder.allowPluginReRegistration = true;
  try {
    SchemaBuilder.registerPlugin('dataloader', plugin);
    const builder = new SchemaBuilder<object>({ plugins: [DataloaderPlugin] } as never);
    const Thing = builder.loadableObject('Thing', {
      load: (ids: string[]) =>
        Promise.resolve(ids.map((id) => (id === 'missing' ? new Error('no such thing') : { name: `loaded ${id}` }))),
      fields: (t) => ({ name: t.exposeString('name', {}) }),
    });
    const field = (resolve: () => unknown) => ({ type: Thing, nullable: true, resolve: resolve as never }) as const;
    const list = (resolve: () => unknown) => ({
      type: [Thing] as [typeof Thing],
      nullable: { list: true, items: true } as const,
      resolve: resolve as never,
    });
    builder.queryType({
      fields: (t) => ({
        ...Object.fromEntries(Object.values(VALUES).map((value, n) => [`one${n}`, t.field(field(value))])),
        ...Object.fromEntries(Object.values(LISTS).map((value, n) => [`list${n}`, t.field(list(value))])),
      }),
    });
    return builder.toSchema();
  } finally {
    SchemaBuilder.registerPlugin('dataloader', LazyDataloaderPlugin);
    SchemaBuilder.allowPluginReRegistration = false;
  }
}

const FIELDS = [
  ...Object.keys(VALUES).map((name, n) => [`a node: ${name}`, `one${n}`]),
  ...Object.keys(LISTS).map((name, n) => [`a list: ${name}`, `list${n}`]),
] as const;

test.each(FIELDS)('loads the same as the plugin of Pothos: %s', async (_, field) => {
  const document = parse(`{ ${field} { name } }`);
  const [own, plain] = [LazyDataloaderPlugin as typeof PothosDataloaderPlugin, PothosDataloaderPlugin].map((plugin) =>
    execute({ schema: schemaWith(plugin), document, contextValue: {} }),
  );
  expect(JSON.stringify(await own)).toBe(JSON.stringify(await plain));
});
