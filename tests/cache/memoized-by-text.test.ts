import { expect, test } from 'vitest';
import { memoizedByText } from '../../src/cache/memoized-by-text.ts';

test('a result is derived once for a text, unless it must not be kept; at the maximum all results are removed', () => {
  const derived: string[] = [];
  const lengthOf = memoizedByText(
    (text) => {
      derived.push(text);
      return text === '' ? null : text.length;
    },
    2,
    (text, length) => length !== null && text.length < 5,
  );
  expect(['a', 'a', 'bb', 'bb', 'a'].map(lengthOf)).toEqual([1, 1, 2, 2, 1]);
  expect(derived.splice(0)).toEqual(['a', 'bb']);
  expect(['', '', 'long text', 'long text', 'a'].map(lengthOf)).toEqual([null, null, 9, 9, 1]);
  expect(derived.splice(0)).toEqual(['', '', 'long text', 'long text']);
  expect(['ccc', 'ccc', 'a'].map(lengthOf)).toEqual([3, 3, 1]);
  expect(derived).toEqual(['ccc', 'a']);
});
