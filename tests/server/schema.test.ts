import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isSpecifiedScalarType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../../src/schema.ts';

const FILE = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');

test('schema.graphql is the API as it is: `npm run schema` where it is not', () => {
  expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(FILE);
});

/** Everything that GraphiQL shows, with what it says about it. */
function* documented(): Iterable<readonly [name: string, description: string | null | undefined]> {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__') || isSpecifiedScalarType(type)) continue;
    yield [type.name, type.description];
    if (isEnumType(type)) for (const value of type.getValues()) yield [`${type.name}.${value.name}`, value.description];
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields())) yield [`${type.name}.${field.name}`, field.description];
    }
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      yield [`${type.name}.${field.name}`, field.description];
      for (const arg of field.args) yield [`${type.name}.${field.name}(${arg.name})`, arg.description];
    }
  }
}

/** What says no more than its name. */
function isEmpty(name: string, description: string | null | undefined): boolean {
  const words = (description ?? '')
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
  return (
    words.length < 3 ||
    words ===
      name
        .split(/[.(]/)
        .at(-1)
        ?.toLowerCase()
        .replaceAll(/[^a-z]/g, '')
  );
}

// Bug 18 of the first review: the ids of nodes say nothing.
test.fails('every type, field, argument and enum value says what it is', () => {
  const silent = [...documented()].filter(([name, description]) => isEmpty(name, description)).map(([name]) => name);
  // "A club.", "In goal.", "The thigh.": there is no more to say of these.
  expect(silent.filter((name) => !/^(TeamKind|BodyPart|Side)\./.test(name))).toEqual([]);
});

test('whoever may be refused is told so as data: each mutation answers a union of its noun and its refusals', () => {
  for (const { name, type } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const result = buildSchema(FILE).getType(getNamedType(type).name);
    expect(result?.toString()).toBe(`${name.charAt(0).toUpperCase()}${name.slice(1)}Result`);
  }
});
