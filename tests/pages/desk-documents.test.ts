import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as documents from '../../src/server/pages/browser/desk/session/documents.ts';

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'));

test('every operation of the desk is one of the public schema', () => {
  const texts = Object.values(documents).filter((value) => typeof value === 'string');
  expect(texts.length).toBeGreaterThan(5);
  const errors = texts.flatMap((text) => validate(schema, parse(text)).map(({ message }) => message));
  expect(errors).toEqual([]);
});
