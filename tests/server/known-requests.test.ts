import { expect, test } from 'vitest';
import { BoundVariables } from '../../src/live/bound-variables.ts';
import { KnownRequests } from '../../src/server/known-requests.ts';

const REQUEST = { query: '{ now }', variables: { id: 'a' }, documentId: null, extensions: null };

test('a known request is found by its text, with its variables', () => {
  const requests = new KnownRequests(100_000);
  const known = requests.add('text', REQUEST);
  expect(requests.get('text')).toBe(known);
  expect(known).toMatchObject(REQUEST);
  expect(requests.get('text ')).toBeUndefined();
});

test.each([
  ['names its document by a hash', { ...REQUEST, extensions: { persistedQuery: {} } }, 'text'],
  ['names its document by an id', { ...REQUEST, documentId: 'a' }, 'text'],
  ['is long', REQUEST, 'x'.repeat(5_000)],
])('a request that %s is read each time', (_, request, text) => {
  const requests = new KnownRequests(100_000);
  expect(requests.add(text, request)).toMatchObject(request);
  expect(requests.get(text)).toBeUndefined();
});

test('the memory of known requests is bounded', () => {
  const requests = new KnownRequests(10_000);
  for (let n = 0; n < 100; n += 1) requests.add(`text ${n}`, REQUEST);
  expect(requests.get('text 99')).toBeDefined();
  expect(requests.get('text 0')).toBeUndefined();
});

test('arguments are those of one plan, also when executions of two plans alternate', () => {
  const bound = new BoundVariables();
  const read = (value: string) => () => ({ value });
  expect(bound.argumentsOf(1, 7, read('first'))).toEqual({ value: 'first' });
  expect(bound.argumentsOf(1, 7, read('not read'))).toEqual({ value: 'first' });
  expect(bound.argumentsOf(2, 7, read('second'))).toEqual({ value: 'second' });
  expect(bound.argumentsOf(1, 7, read('again'))).toEqual({ value: 'again' });
});
