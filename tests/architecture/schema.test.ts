import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  lexicographicSortSchema,
  printSchema,
} from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { TOKEN_SCOPES } from '../../src/auth/token.ts';
import { scopesOf } from '../../src/auth/viewer.ts';
import { schema } from '../../src/schema/schema.ts';

test('schema.graphql is the schema', () => {
  const file = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8');
  expect(file).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
});

test('every type, field, argument and enum value has a description', () => {
  const bare: string[] = [];
  const look = (name: string, { description }: { readonly description?: string | null | undefined }) => {
    if (description == null || description.trim() === '') bare.push(name);
  };
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    look(type.name, type);
    if (isEnumType(type)) for (const value of type.getValues()) look(`${type.name}.${value.name}`, value);
    if (isInputObjectType(type))
      for (const field of Object.values(type.getFields())) look(`${type.name}.${field.name}`, field);
    if (isObjectType(type) || isInterfaceType(type)) {
      for (const field of Object.values(type.getFields())) {
        look(`${type.name}.${field.name}`, field);
        for (const argument of field.args) look(`${type.name}.${field.name}(${argument.name})`, argument);
      }
    }
  }
  expect(bare).toEqual([]);
});

test('every mutation declares whose tokens may use it', () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  expect(fields.length).toBeGreaterThan(15);
  const undeclared = fields.filter((field) => {
    const scopes = scopesOf(field);
    return scopes.length === 0 || !scopes.every((scope) => TOKEN_SCOPES.some((known) => known === scope));
  });
  expect(undeclared.map(({ name }) => name)).toEqual([]);
});

test("a feed's token is for fixtures, results, line-ups and returns, and nothing else", () => {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
  const names = fields.filter((field) => scopesOf(field).includes('FEED')).map(({ name }) => name);
  expect(names.toSorted()).toEqual([
    'cancelFixture',
    'confirmFixture',
    'importFeed',
    'importFixtures',
    'importSquads',
    'postponeFixture',
    'recordCards',
    'recordCautionTotals',
    'recordLineup',
    'recordResult',
    'recordReturn',
    'removeCards',
    'rescheduleFixture',
    'scheduleFixture',
  ]);
});

test('only these fields need a token; private-fields.test.ts and editor-queue.test.ts check that their results are not shared', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ field, name: `${type.name}.${field.name}` })));
  const guarded = fields.filter(({ field: { extensions } }) => {
    const options = extensions.pothosOptions as { authScopes?: unknown } | undefined;
    return options?.authScopes !== undefined;
  });
  expect(guarded.map(({ name }) => name).toSorted()).toEqual([
    'Query.audit',
    'Query.editorQueue',
    'Query.webhooks',
    'RecoveryEstimate.recordedBy',
    'Subscription.editorQueueChanged',
  ]);
});
