import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { RULES } from '../../../src/domain/discipline/rules.ts';
import { rulesTable } from './rules-table.ts';

const PAGE = fileURLToPath(new URL('../../../docs/absences-and-bans.md', import.meta.url));

test('the table of docs/absences-and-bans.md has the rules of the code', () => {
  const rows = readFileSync(PAGE, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| `') && line.split('|').length === 8)
    .map((line) => line.split('|').map((cell) => cell.trim()));
  const expected = rulesTable(RULES).map((cells) => ['', ...cells, '']);
  expect(rows).toEqual(expected);
});
