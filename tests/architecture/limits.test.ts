import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VARIABLES } from '../../src/config.ts';
import { limitRows } from '../../src/limits.ts';

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const cells = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

test('docs/limits.md lists the limits with their values and codes', () => {
  const lines = read('docs/limits.md').split('\n');
  const head = lines.findIndex((line) => cells(line).join() === 'limit,most,refused with');
  const table = lines.slice(head + 2, lines.indexOf('', head)).map(cells);
  const rows = table.map(([what, most, code]) => [what, most, code?.replaceAll(/^`|`$/g, '')]);
  expect(rows).toEqual(limitRows());
});

test('docs/configuration.md describes every environment variable and no other', () => {
  const [current = '', renamed = ''] = read('docs/configuration.md').split('## Renamed variables');
  const described = (text: string): Set<string> =>
    new Set([...text.matchAll(/`((?:SIDELINED|OTEL)_[A-Z_]+|PORT|HOST|DATABASE_URL)`/g)].map(([, name = '']) => name));
  const variables = new Set([...VARIABLES].filter((name) => name !== 'NODE_ENV'));
  expect(described(current)).toEqual(variables);
  const former = [...read('src/config.ts').matchAll(/\['(SIDELINED_[A-Z_]+)', '(SIDELINED_[A-Z_]+)'\]/g)];
  expect(former.length).toBeGreaterThan(0);
  for (const [, before = '', now = ''] of former) expect(renamed).toMatch(new RegExp(`\`${before}\` +\\| \`${now}\``));
});
