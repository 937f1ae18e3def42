import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FEED_FORMATS } from '../../../src/feeds/adapter.ts';
import { ADAPTERS } from '../../../src/feeds/adapters/registry.ts';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const plain = (code: string): string => code.replaceAll(/\s+/g, ' ').trim();

test('the code of docs/writing-an-adapter.md is that of the adapter and of the contract', () => {
  const sources = ['src/feeds/adapter.ts', 'src/feeds/adapters/players-csv.ts'].map(read).map(plain);
  const blocks = [...read('docs/writing-an-adapter.md').matchAll(/^```ts\n([^]*?)^```$/gm)].map(
    ([, code = '']) => code,
  );
  expect(blocks.length).toBe(3);
  expect(blocks.filter((code) => !sources.some((source) => source.includes(plain(code))))).toEqual([]);
});

test('every format has an adapter, and no file of an adapter is longer than 200 lines', () => {
  expect(FEED_FORMATS.filter((format) => ADAPTERS[format] === undefined)).toEqual([]);
  const files = readdirSync(new URL('../../../src/feeds/adapters/', import.meta.url));
  expect(files.filter((file) => read(`src/feeds/adapters/${file}`).split('\n').length > 200)).toEqual([]);
});
