import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FEBRUARY } from './calendar.ts';
import { differenceOf } from './meaning.ts';

/** `language`, `phrase`, `meaning` a line, separated by tabs; see `meaning.ts`. */
function phrasesOf(file: string): readonly (readonly [language: string, phrase: string, meaning: string])[] {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  return lines
    .filter((line) => line.includes('\t') && !line.startsWith('#') && !line.startsWith('language\t'))
    .map((line) => line.split('\t') as [string, string, string]);
}

const tables = ['phrases.tsv', 'press.tsv'];

describe.each(tables)('%s', (file) => {
  test.each(phrasesOf(file))('%s %s: %s', (_, phrase, meaning) =>
    expect(differenceOf(phrase, meaning, FEBRUARY)).toBeNull(),
  );
});
