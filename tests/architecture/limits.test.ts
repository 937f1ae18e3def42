import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limitRows } from '../../src/limits.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

test('README.md has the limits as they are', () => {
  const lines = read('README.md').split('\n');
  const head = lines.findIndex((line) => cells(line).join() === 'limit,most,refused with');
  const table = lines.slice(head + 2, lines.indexOf('', head)).map(cells);
  const told = table.map(([what, most, code]) => [what, most, code?.replaceAll(/^`|`$/g, '')]);
  expect(told).toEqual(limitRows());
});

test('README.md tells of every variable of the environment', () => {
  const variables = read('src/config.ts').match(/\bSIDELINED_[A-Z_]+(?=:)/g) ?? [];
  expect(variables.length).toBeGreaterThan(8);
  expect(variables.filter((name) => !read('README.md').includes(`\`${name}\``))).toEqual([]);
});
