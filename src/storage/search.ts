import { parsed } from './json-columns.ts';
import { slugOf } from '../domain/team.ts';

/** Letters with strokes and ligatures, which normalisation does not decompose. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
};

/** Letters that are also written as two if a keyboard does not have them. */
const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ø: 'oe', å: 'aa', đ: 'dj' };

const PLAIN = new RegExp(`[${Object.keys(PLAIN_LETTERS).join('')}]`, 'gu');
const WITH_DIGRAPH = new RegExp(`[${Object.keys(DIGRAPHS).join('')}]`, 'gu');

/** Text without accents, strokes and other scripts. */
const ASCII = /^[\x20-\x7e]*$/;

/** Returns a name without accents and strokes, "muller", and with digraphs in their place, "mueller". */
function spellings(name: string): string[] {
  if (ASCII.test(name)) return [slugOf(name.toLowerCase())];
  const lower = name.normalize('NFC').toLowerCase();
  const digraphs = lower.replaceAll(WITH_DIGRAPH, (letter) => DIGRAPHS[letter] ?? letter);
  return [...new Set([plain(lower), plain(digraphs)])];
}

/** Returns a text in plain letters, with hyphens between words. Letters of other scripts are transliterated. */
function plain(lower: string): string {
  const unaccented = lower.normalize('NFD').replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, '');
  return slugOf(unaccented.replaceAll(PLAIN, (letter) => PLAIN_LETTERS[letter] ?? letter));
}

/**
 * Returns the search column of some names: each in every spelling, and with its words joined. It starts with a space,
 * unlike columns of earlier versions: see `OUTDATED_SEARCH`.
 */
export function searchable(...names: readonly string[]): string {
  const spelt = names.flatMap(spellings).filter((spelling) => spelling !== '');
  const joined = spelt.map((spelling) => spelling.replaceAll('-', ''));
  return ` ${[...new Set([...spelt, ...joined])].join(' ')}`;
}

/** The SQL condition of rows whose search column an earlier version wrote. */
export const OUTDATED_SEARCH = "search not like ' %'";

/** The columns of a team or player from which the search column is derived. */
export interface NamedRow {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly details: string | null;
}

export function searchOfRow({ slug, name, shortName, details }: NamedRow): string {
  const { aliases = [] }: { aliases?: readonly string[] } = details === null ? {} : parsed(details);
  return searchable(name, shortName, slug, ...aliases);
}

/** Further words of a search are ignored. */
const MAX_WORDS = 10;
/** Words up to this length must begin a word of the name: almost every name contains them. */
const SHORT_WORD = 2;

/**
 * Returns the LIKE patterns of a search: for each word a list of which one must match. The order of the words is
 * irrelevant. A search without letters and digits matches nothing; an empty one matches everything.
 */
export function searchPatterns(words: string): string[][] {
  const typed = words
    .split(/[\s-]+/u, MAX_WORDS + 1)
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS);
  const spelt = typed.map((word) => spellings(word).filter((spelling) => spelling !== ''));
  const patterns = spelt.filter((word) => word.length > 0).map((word) => word.flatMap(patternsOf));
  return patterns.length === 0 && typed.length > 0 ? [['']] : patterns;
}

function patternsOf(word: string): string[] {
  return word.length > SHORT_WORD ? [`%${word}%`] : [`${word}%`, `% ${word}%`, `%-${word}%`];
}
