import { codegen } from '@graphql-codegen/core';
import * as operationTypes from '@graphql-codegen/typescript-operations';
import { buildSchema, isAbstractType, isObjectType, Kind, parse, print, separateOperations } from 'graphql';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Writes the files that clients derive from schema.graphql: types of operations, and the configuration of caches. */
const at = (path: string): URL => new URL(path, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');
const NOTE = '// Generated from schema.graphql by `npm run clients`. Do not edit.\n';

const sdl = read('../schema.graphql');
const schema = buildSchema(sdl);
const document = parse(read('typescript/operations.graphql'));

async function operations(): Promise<string> {
  const types = await codegen({
    schema: parse(sdl),
    documents: [{ location: 'operations.graphql', document }],
    config: { enumsAsTypes: true, useTypeImports: true, scalars: { Date: 'string', DateTime: 'string' } },
    filename: 'operations.ts',
    plugins: [{ operationTypes: {} }],
    pluginMap: { operationTypes },
  });
  // An operation with the fragments that it uses.
  const separated = separateOperations(document);
  const texts = document.definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION || definition.name === undefined) return [];
    const name = definition.name.value;
    const type = `${name}${definition.operation.charAt(0).toUpperCase()}${definition.operation.slice(1)}`;
    const text = print(separated[name] ?? document);
    return [`export const ${name} = \`${text}\` as TypedText<${type}, ${type}Variables>;\n`];
  });
  const typed = `/** The text of an operation, with the types of its result and its variables. */
export type TypedText<Result, Variables> = string & { readonly __types?: (variables: Variables) => Result };\n`;
  return [NOTE, types.trim(), typed, ...texts].join('\n');
}

function cacheConfiguration(): string {
  const types = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith('__'));
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const possible = types
    .filter(isAbstractType)
    .map(
      (type) =>
        [
          type.name,
          schema
            .getPossibleTypes(type)
            .map(({ name }) => name)
            .toSorted(),
        ] as const,
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  const keyless = types
    .filter((type) => isObjectType(type) && !roots.includes(type) && type.getFields().id === undefined)
    .map(({ name }) => name)
    .toSorted();
  return `${NOTE}
/** The types of each interface and union, for fragments on them. */
export const possibleTypes: Record<string, string[]> = ${JSON.stringify(Object.fromEntries(possible), null, 2)};

/** Object types without an id: a normalized cache keeps them within the object in which they stand. */
export const keylessTypes: readonly string[] = ${JSON.stringify(keyless, null, 2)};
`;
}

const files = { 'typescript/operations.ts': await operations(), 'cache-configuration.ts': cacheConfiguration() };
for (const [path, text] of Object.entries(files)) {
  if (!process.argv.includes('--check')) writeFileSync(at(path), text);
  else if (!existsSync(at(path)) || read(path) !== text) {
    console.error(`clients/${path} is stale: run \`npm run clients\`.`);
    process.exitCode = 1;
  }
}
