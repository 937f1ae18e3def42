/** The grammar of the common tongue: words before a time, the time, words after it. All else is passed over. */

import { daysBetween } from '../day.ts';
import type { WordsContext } from './calendar.ts';
import { type Fault, MAX_DAYS, type Spoken, type Spread, spreadOf } from './windows.ts';
import { NUMBER, timeAt, UNIT } from './time-expressions.ts';

/** One time that a text names; `firm`: it speaks of his return even where the text says that tests are pending. */
export type Statement =
  | { readonly kind: 'TIME'; readonly spread: Spread; readonly firm: boolean }
  | { readonly kind: 'FAULT'; readonly fault: Fault };

/** ABOUT three weeks, UNTIL March, MISS the next match, NOT season-ending, PAST: for the last two weeks, OPEN: scan in. */
const BEFORE = 'ABOUT|LEAST|MOST|UNTIL|BEFORE|BY|AFTER|MISS|NOT|DOUBT|IN|OPEN|PAST|NEG|BETWEEN|TO';
/** three weeks AGO, six weeks from the injury (HURT). */
const AFTER = 'ABOUT|LEAST|MOST|AGO|HURT';

/** All times of return that a text in the common tongue names. */
export function statements(words: string, when: WordsContext): readonly Statement[] {
  const text = settled(words);
  const found: Statement[] = [];
  let position = 0;
  while (position < text.length) {
    const before = run(BEFORE, text, position);
    const time = timeAt(text, position + before.length, when);
    if (time === null) {
      position = nextWord(text, position);
      continue;
    }
    const after = run(AFTER, text, time.end + 1);
    found.push(...stated(time.means, before.trim(), after.trim(), when));
    position = time.end + 1 + after.length;
  }
  return found;
}

function stated(deps: Spoken | Fault, before: string, after: string, when: WordsContext): readonly Statement[] {
  const around = new Set([...before.split(' '), ...after.split(' ')]);
  const isOfThePast = around.has('PAST') || around.has('AGO');
  if (isOfThePast || /OPEN( IN)*$/.test(before)) return [];
  if (around.has('NEG')) return [fault('NOT_A_DURATION')];
  if (typeof deps === 'string') return [fault(deps)];
  if (/NOT MISS/.test(before) || (around.has('NOT') && deps.kind === 'COURSE')) return [fault('DENIED')];
  const spoken = around.has('HURT') ? sinceInjury(deps, when) : deps;
  if (nominal(spoken) > MAX_DAYS) return [fault('TOO_FAR')];
  if (nominal(spoken) <= 0) return [fault('PAST')];
  const firm = spoken.kind !== 'PERIOD' || around.has('UNTIL') || around.has('LEAST');
  const last =
    before
      .replace(/(?<=NOT)( IN| TO)+$/, '')
      .split(' ')
      .at(-1) ?? null;
  return [{ kind: 'TIME', spread: spreadOf(spoken, around, last), firm }];
}

function fault(what: Fault): Statement {
  return { kind: 'FAULT', fault: what };
}

function nominal(spoken: Spoken): number {
  return spoken.kind === 'COURSE' ? spoken.spread.latest : spoken.high;
}

/** A duration that was counted from the injury, counted from the day it was said. */
function sinceInjury(spoken: Spoken, { statedOn, occurredOn }: WordsContext): Spoken {
  if (spoken.kind !== 'DURATION' || occurredOn === null) return spoken;
  const gone = daysBetween(occurredOn, statedOn);
  return { kind: 'DURATION', low: spoken.low - gone, high: spoken.high - gone };
}

const EITHER = new RegExp(`(\\d+) SLASH (\\d+)(?= (?:${UNIT})(?: |$))`, 'g');
const OR_TWO = new RegExp(`(${NUMBER}) (${UNIT}) TO (${NUMBER})(?! (?:${UNIT}|MON|TO))(?= |$)`, 'g');
/** "4 6 weeks": better none than the wrong one. */
const LOST_DASH = new RegExp(`(?<=^| )${NUMBER} ${NUMBER}(?: TO ${NUMBER})? (${UNIT})(?= |$)`, 'g');
const LOOSE_MONTH =
  /(?<!(?:ABOUT|LEAST|MOST|UNTIL|BEFORE|BY|AFTER|MISS|IN|BETWEEN|TO|BREAK|\/\d+|\d) )MON\d+(?! \d| TO| BREAK)/g;

/** Spells out what speakers leave out: "between 2 and 3", "2/3 weeks", "a week or two", and lets loose months go ("may"). */
function settled(words: string): string {
  const spelled = words
    .replace(EITHER, '$1 TO $2')
    .replace(/(\d+) SLASH (\d+)/g, '$1 MON$2')
    .replace(/BETWEEN ([^,]*?) AND /g, 'BETWEEN $1 TO ')
    .replace(LOST_DASH, ', $1')
    .replace(OR_TWO, '$1 TO $3 $2');
  return /^MON\d+$/.test(spelled.replace(/[ ,]/g, '')) ? spelled : spelled.replace(LOOSE_MONTH, ',');
}

function run(oneOf: string, text: string, position: number): string {
  const pattern = new RegExp(`(?:(?:${oneOf})(?: |$))*`, 'y');
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? '';
}

function nextWord(text: string, position: number): number {
  const space = text.indexOf(' ', position);
  return space === -1 ? text.length : space + 1;
}
