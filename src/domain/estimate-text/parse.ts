/**
 * The recovery estimate as papers and clubs put it, in English or Spanish, read as a window of days.
 *
 * Each language is one table (words-en.ts, words-es.ts) that turns its phrases into a small common tongue
 * (words-tongue.ts): "between three and four weeks" and "entre tres y cuatro semanas" are both `3 TO 4 WEEK`. One grammar
 * (words-grammar.ts) reads that tongue, words-calendar.ts knows the months and the season, words-spread.ts how sure such
 * words are.
 */

import { addDays, type Day } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import type { WordsContext } from './calendar.ts';
import { ENGLISH } from './english.ts';
import { SPANISH } from './spanish.ts';
import { type Statement, statements } from './grammar.ts';
import { agree, type Fault, MAX_DAYS } from './windows.ts';
import { plain, translate } from './tokens.ts';

export type { WordsContext } from './calendar.ts';

export type EstimateReading =
  | { readonly kind: 'WINDOW'; readonly window: ReturnWindow }
  /** The words say that nothing can be said yet: "tests pending". */
  | { readonly kind: 'UNKNOWN' }
  /** `message` is for the editor who wrote the words. */
  | { readonly kind: 'UNREADABLE'; readonly message: string };

/** The longest text that is read, in UTF-16 code units. */
const MAX_WORDS_LENGTH = 300;

const WHAT_CAN_BE_READ =
  'write, in English or Spanish, how long ("4-6 weeks", "about a month", "unas tres semanas"), when ("late March", ' +
  '"2 March 2026", "tras el parón"), "out for the season", "day to day" or "tests pending"';

const FAULTS: Readonly<Record<Fault, (when: WordsContext) => string>> = {
  PAST: ({ statedOn }) => `names a day that was past on ${statedOn} (write the year where a later one is meant)`,
  NO_SUCH_DAY: () => 'names a day that is in no calendar',
  NOT_A_DURATION: () => 'names no time longer than nothing',
  TOO_FAR: () => 'names a time two years away or more',
  OTHER_BREAK: () => 'names another international break than the next one',
  DENIED: () => 'only says what is not to be',
  TWO_TIMES: () => 'names two times that do not agree',
};

/**
 * Reads words such as "four to six weeks", "late March", "hasta final de temporada".
 *
 * The window lies after `saidOn`, at most two years, in the order earliest, likely, latest. Where the text says several
 * things that agree, the first holds; where they do not, it is refused. Never throws.
 */
export function parseEstimateText(text: string, when: WordsContext): EstimateReading {
  if (text.length > MAX_WORDS_LENGTH) return unreadable(`The text is longer than ${MAX_WORDS_LENGTH} characters`);
  const written = plain(text);
  const tongues = [translate(written, ENGLISH), translate(written, SPANISH)].sort((a, b) => a.foreign - b.foreign);
  const readings = tongues.map(({ words }) => settle(statements(words, when), words.includes('OPEN'), when.statedOn));
  const reading = readings.find((one) => one !== null) ?? null;
  if (reading === null) return unreadable(`"${excerpt(text)}" could not be read as a return`);
  return typeof reading === 'string' ? unreadable(`"${excerpt(text)}" ${FAULTS[reading](when)}`) : reading;
}

/** What all statements of a text come to; null where it says nothing of a return. */
function settle(said: readonly Statement[], open: boolean, saidOn: Day): EstimateReading | Fault | null {
  const faults = said.flatMap((s) => (s.kind === 'FAULT' ? [s.fault] : []));
  const heard = said.flatMap((s) => (s.kind === 'TIME' && (s.firm || !open) ? [s.spread] : []));
  const grave = faults.find((fault) => fault !== 'PAST');
  if (grave !== undefined) return grave;
  const [first, ...others] = heard;
  if (first === undefined) return open ? { kind: 'UNKNOWN' } : (faults[0] ?? null);
  if (!others.every((other) => agree(first, other))) return 'TWO_TIMES';
  const dayAfter = (days: number) => addDays(saidOn, Math.min(Math.max(days, 1), MAX_DAYS));
  const [earliest, likely, latest] = [dayAfter(first.earliest), dayAfter(first.likely), dayAfter(first.latest)];
  return { kind: 'WINDOW', window: { earliest, likely, latest } };
}

function unreadable(what: string): EstimateReading {
  return { kind: 'UNREADABLE', message: `${what}; ${WHAT_CAN_BE_READ}.` };
}

/** The start of the text, fit to be quoted in one line. */
function excerpt(text: string): string {
  const characters = [...text.replace(/[\p{C}\s"]+/gu, ' ').trim()];
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('');
}
