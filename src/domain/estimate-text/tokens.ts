/**
 * The common tongue: what is left of a text when each phrase of a language's table has become a word in capitals
 * (`ABOUT`, `WEEK`, `MON3`, `PART21/31`), each number a numeral, and everything else a comma, which nothing reads across.
 */

/** One language: its words for numbers, what stands between tens and ones, and its phrases, tried in this order. */
export interface Language {
  readonly numbers: Readonly<Record<string, number>>;
  readonly joiner: string;
  /** A regular expression's source over plain text, matched as whole words, and its words in the common tongue. */
  readonly phrases: readonly (readonly [pattern: string, words: string])[];
}

export interface Translation {
  readonly words: string;
  /** How many words of the text the language does not know. */
  readonly foreign: number;
}

/** The words of that list as 0, 1, 2 … */
export function countedFromZero(words: string): Readonly<Record<string, number>> {
  return Object.fromEntries(words.split(' ').map((word, number) => [word, number]));
}

const START = '(?<![\\p{L}\\p{N}])';
const END = '(?![\\p{L}\\p{N}])';

/** Lower case, no accents, one kind of dash; days written in numerals as `ON20260302`, the day before the month. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[’`]/g, "'")
    .replace(/'s?(?!\p{L})/gu, '')
    .replace(/(?<!\d)20\d\d\/(?:20)?\d\d(?![\d/])/g, ' ')
    .replace(/(?<!\d)(\d*)\s?½/g, (_, whole: string) => `${whole === '' ? '0' : whole}.5`)
    .replace(/(?<![\d.])(\d+),(\d)(?!\d)/g, '$1.$2')
    .replace(/(?<!\d)(\d\d?), ?(?=20\d\d(?!\d))/g, '$1 ')
    .replace(/(?<![\d-])(\d{4})-(\d\d)-(\d\d)(?![\d-])/g, ' ON$1$2$3 ')
    .replace(/(?<![\d/.-])(\d\d?)([/.-])(\d\d?)\2(20)?(\d\d)(?![\d/-])/g, dayFirst)
    .replace(/(\d)(?:st|nd|rd|th|º|ª|°)(?!\p{L})/gu, '$1')
    .replace(/(?<!\p{L})(\p{L}{3,4})\. ?(?=\d)/gu, '$1 ')
    .replace(/(\d) ?\/ ?(?=\d)/g, '$1 SLASH ')
    .replace(/(\d)(?=\p{L})/gu, '$1 ')
    .replace(/\s+/g, ' ');
}

function dayFirst(_: string, day: string, _mark: string, month: string, _century: string | undefined, year: string) {
  return ` ON20${year}${month.padStart(2, '0')}${day.padStart(2, '0')} `;
}

/** Puts plain text into the common tongue, as far as that language goes. */
export function translate(text: string, language: Language): Translation {
  const { numbers, phrases } = patternsOf(language);
  const spelled = dashes(numerals(text, language, numbers));
  const phrased = phrases.reduce(
    (rest, [pattern, words]) => rest.replace(pattern, ` ${words} `).replace(/\s+/g, ' '),
    spelled,
  );
  const tokens = phrased.replace(/[,;:!?()"]|\.(?!\d)/g, ' , ').split(/\s+/);
  const known = tokens.filter((token) => token !== '').map((token) => (isWord(token) ? token : ','));
  return { words: known.join(' '), foreign: tokens.filter((token) => /\p{L}/u.test(token) && !isWord(token)).length };
}

function isWord(token: string): boolean {
  return /^[A-Z]|^\d+(\.\d+)?$/.test(token);
}

/** "four" to `4`, "twenty-one" to `21`. */
function numerals(text: string, { numbers }: Language, pattern: RegExp): string {
  return text.replace(pattern, (_, first: string, between: string | undefined, second: string | undefined) => {
    const a = numbers[first] ?? 0;
    if (second === undefined) return String(a);
    const b = numbers[second] ?? 0;
    return a >= 20 && a % 10 === 0 && b < 10 ? String(a + b) : `${a}${between}${b}`;
  });
}

/** A dash between numbers is a range, one right before a number a minus, one between words nothing. */
function dashes(text: string): string {
  return text
    .replace(/(\d+(?:\.\d+)?) ?\+/g, ' LEAST $1 ')
    .replace(/[+>]/g, ' LEAST ')
    .replace(/</g, ' MOST ')
    .replace(/~/g, ' ABOUT ')
    .replace(/(\d)\s*-+\s*(?=\d)/g, '$1 TO ')
    .replace(/(?<!\S)-(?=[\d.])/g, ' NEG ')
    .replace(/(?<=[\p{L}\d])-(?=\p{L})|(?<=\p{L})-(?=\d)/gu, ' ')
    .replace(/-/g, ' TO ');
}

interface Patterns {
  readonly numbers: RegExp;
  readonly phrases: readonly (readonly [pattern: RegExp, words: string])[];
}

const compiled = new WeakMap<Language, Patterns>();

function patternsOf(language: Language): Patterns {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const names = Object.keys(language.numbers).sort((a, b) => b.length - a.length);
  const one = `(${names.join('|')})`;
  const whole = (pattern: string) => new RegExp(`${START}(?:${pattern})${END}`, 'gu');
  const patterns: Patterns = {
    numbers: whole(`${one}(?:(${language.joiner})${one})?`),
    phrases: language.phrases.map(([pattern, words]) => [whole(pattern), words]),
  };
  compiled.set(language, patterns);
  return patterns;
}
