import { ENGLISH } from './languages/english.ts';
import { FRENCH } from './languages/french.ts';
import { GERMAN } from './languages/german.ts';
import { ITALIAN } from './languages/italian.ts';
import { PORTUGUESE } from './languages/portuguese.ts';
import { SPANISH } from './languages/spanish.ts';
import { compileLanguage, type Lexicon } from './lexicon.ts';

let compiled: readonly Lexicon[] | null = null;

/**
 * Returns the languages that texts are read in, compiled at the first call. A language is added as one table here, and
 * one table of phrases in the tests.
 */
export function languages(): readonly Lexicon[] {
  compiled ??= [ENGLISH, SPANISH, GERMAN, ITALIAN, FRENCH, PORTUGUESE].map(compileLanguage);
  return compiled;
}
