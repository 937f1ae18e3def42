/**
 * Reads statements of the press and of clubs about a return, in six languages.
 *
 * Each language is one table of phrases (`languages/`), which the lexer turns into the symbols of a shared grammar.
 * Times are read first (`time-parser.ts`), then clauses (`clause.ts`), then the claim of each clause (`claim.ts`), then
 * all claims together (`statement.ts`). The reading must use every word that carries time, number, negation, doubt or
 * contrast in any of the languages; otherwise the text is rejected.
 */

import type { ReturnWindow } from '../recovery-estimate.ts';
import type { EstimateContext } from './context.ts';
import { languages } from './languages.ts';
import { prepareText, type Token, tokenize } from './lexer.ts';
import { carries, type Lexicon } from './lexicon.ts';
import { fold } from './plain-text.ts';
import { namesOf } from './names.ts';
import type { EstimateStatementReading } from './reading.ts';
import { type Outcome, understand } from './statement.ts';
import type { ParseError } from './time.ts';
import { toWindow } from './windows.ts';

export type EstimateReading =
  | { readonly kind: 'WINDOW'; readonly window: ReturnWindow; readonly reading: EstimateStatementReading }
  /** The text says nothing about the time: "tests pending", "underwent surgery". */
  | { readonly kind: 'UNKNOWN'; readonly reading: Extract<EstimateStatementReading, { kind: 'NO_ESTIMATE' }> }
  /** `message` is for the editor who wrote the text; `unread` is the part that could not be read, if it is known. */
  | { readonly kind: 'UNREADABLE'; readonly message: string; readonly unread: string | null };

/** The longest text that is read, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 300;

const WHAT_CAN_BE_READ =
  'write how long ("4-6 weeks", "unas tres semanas"), when ("late March", "2 March 2026", "nach der Länderspielpause"), ' +
  'which games ("misses the next two games", "de retour contre Valence"), "out for the season", "day to day" or "tests pending"';

const PARSE_ERRORS: Readonly<Record<ParseError, (context: EstimateContext) => string>> = {
  PAST: ({ statedOn }) => `names a day that was past on ${statedOn} (write the year if a later one is meant)`,
  NO_SUCH_DAY: () => 'names a day that does not exist',
  NOT_A_DURATION: () => 'names a time of zero or less',
  TOO_FAR: () => 'names a time two years away or more',
  OTHER_BREAK: () => 'names another international break than the next one',
  DENIED: () => 'only says what will not happen',
  TWO_TIMES: () => 'names two times that contradict each other',
  NO_SUCH_FIXTURE: () => "names a fixture that is not in the player's calendar",
  OVERTAKEN: () => 'names only a time that no longer holds',
};

/**
 * Reads texts such as "four to six weeks", "fällt am Sonntag aus", "hasta final de temporada".
 *
 * The window lies after the day of the statement, at most two years, in the order earliest, likely, latest. Never throws.
 */
export function parseEstimateText(text: string, context: EstimateContext): EstimateReading {
  if (text.length > MAX_TEXT_LENGTH) return unreadable(`The text is longer than ${MAX_TEXT_LENGTH} characters`, null);
  const names = namesOf(context);
  const prepared = prepareText(text);
  const translations = languages().map((lexicon) => ({ lexicon, tokens: tokenize(prepared, lexicon, names) }));
  const unknown = (tokens: readonly Token[]): number => tokens.filter(({ symbol }) => symbol === 'WORD').length;
  const fewest = Math.min(...translations.map(({ tokens }) => unknown(tokens)));
  const accents = accentedWords(text);
  const known = ({ accented }: Lexicon): number => accents.filter((word) => accented.has(word)).length;
  const candidates = translations.filter(({ tokens }) => unknown(tokens) === fewest);
  const most = Math.max(...candidates.map(({ lexicon }) => known(lexicon)));
  const spelt = candidates.filter(({ lexicon }) => known(lexicon) === most);
  // The language that gives more words a meaning wins: "dos o tres" is not Portuguese.
  const carried = Math.max(...spelt.map(({ tokens }) => tokens.length));
  const fitting = spelt.filter(({ tokens }) => tokens.length === carried);
  const outcomes = fitting.map(({ lexicon, tokens }) => foreignWord(tokens, lexicon) ?? understand(tokens, context));
  const outcome = agreed(outcomes);
  return readingOf(text, outcome ?? { kind: 'REFUSED', unread: '' }, context);
}

/** Returns the outcome of the languages that can read the text. If they disagree, none of them counts. */
function agreed(outcomes: readonly Outcome[]): Outcome | undefined {
  const read = outcomes.filter(({ kind }) => kind !== 'REFUSED');
  const [first, ...others] = read;
  const isSame = (other: Outcome): boolean =>
    first !== undefined &&
    other.kind === first.kind &&
    ('spread' in other && 'spread' in first ? other.spread.likely === first.spread.likely : true);
  return others.every(isSame) ? (first ?? outcomes[0]) : { kind: 'REFUSED', unread: '' };
}

/** Returns the words with accents. They distinguish languages that share the other words: "há", "está". */
function accentedWords(text: string): readonly string[] {
  const words =
    text
      .toLowerCase()
      .normalize('NFC')
      .match(/\p{L}+/gu) ?? [];
  return words.filter((word) => word !== fold(word));
}

/**
 * Returns the failure of a word that this language does not know, and that carries time, number, negation, doubt or
 * contrast in another.
 */
function foreignWord(tokens: readonly Token[], { code }: Lexicon): Outcome | null {
  const others = languages().filter((lexicon) => lexicon.code !== code);
  const foreign = tokens.find(({ symbol, text }) => symbol === 'WORD' && others.some((other) => carries(other, text)));
  return foreign === undefined ? null : { kind: 'REFUSED', unread: foreign.text };
}

function readingOf(text: string, outcome: Outcome, context: EstimateContext): EstimateReading {
  switch (outcome.kind) {
    case 'UNDERSTOOD': {
      const window = toWindow(outcome.spread, context.statedOn);
      return { kind: 'WINDOW', window, reading: outcome.reading };
    }
    case 'NO_ESTIMATE':
      return { kind: 'UNKNOWN', reading: outcome.reading };
    case 'REFUSED':
      if ('error' in outcome) return unreadable(`"${excerpt(text)}" ${PARSE_ERRORS[outcome.error](context)}`, null);
      if (outcome.unread === '') return unreadable(`"${excerpt(text)}" could not be read as a return`, null);
      return unreadable(
        `"${excerpt(text)}" could not be read as a return, because of "${excerpt(outcome.unread)}"`,
        outcome.unread,
      );
  }
}

function unreadable(what: string, unread: string | null): EstimateReading {
  return { kind: 'UNREADABLE', message: `${what}; ${WHAT_CAN_BE_READ}.`, unread };
}

/** Returns the start of the text, for a quotation in one line. */
function excerpt(text: string): string {
  const characters = [...text.replace(/[\p{C}\s"]+/gu, ' ').trim()];
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('');
}
