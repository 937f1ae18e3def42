import type { Day } from '../day.ts';
import type {
  Activity,
  Bound,
  EstimateStatementReading,
  Landmark,
  NoEstimateReason,
  SimpleReading,
} from '../estimate-text/reading.ts';
import { type Forms, type Locale } from './locale.ts';

/**
 * The phrases of one language for the reading of a statement. They use nouns instead of participles, so that no word
 * depends on a player's gender. `{a}` is the activity, `{t}` a time, `{d}` and `{e}` are days.
 */
export interface ReadingWords {
  readonly locale: Locale;
  /** Corrects forms that depend on a number: elisions, "1er". */
  readonly finish?: (text: string) => string;
  readonly activities: Readonly<Record<Activity, string>>;
  /** Returns after a duration. */
  readonly after: Readonly<Record<'EXACT' | 'ABOUT' | 'AT_LEAST' | 'AT_MOST' | 'LATE', string>>;
  /** Returns on a day. */
  readonly on: Readonly<Record<'EXACT' | 'ABOUT' | 'AT_LEAST' | 'AFTER' | 'BY' | 'FROM' | 'LATE', string>>;
  readonly between: string;
  readonly through: string;
  /** Misses the games of the days `{d}`, a list. */
  readonly misses: Forms;
  /** Misses a number of games, `{t}`. */
  readonly games: Readonly<Record<'EXACT' | 'ABOUT' | 'AT_LEAST' | 'AT_MOST', string>>;
  readonly inGame: string;
  /** The chance of playing on a day; `{t}` is the percentage. */
  readonly chance: string;
  readonly chanceOfNext: string;
  readonly units: { readonly days: Forms; readonly weeks: Forms; readonly games: Forms };
  /** `{a}` is the whole reading, `{t}` the part that does not hold. */
  readonly hedged: string;
  readonly pending: string;
  readonly instead: string;
  readonly courses: Readonly<Record<Extract<SimpleReading, { kind: 'COURSE' }>['course'], string>>;
  readonly reasons: Readonly<Record<NoEstimateReason, string>>;
  readonly landmarks: Readonly<Record<Landmark, string>>;
}

/** Returns a reading as a phrase. Days of the year of the statement are written without their year. */
export function renderReading(words: ReadingWords, reading: EstimateStatementReading, statedOn: Day): string {
  const { locale, finish = (text) => text } = words;
  const all = (parts: readonly SimpleReading[]): string =>
    locale.list(parts.map((part) => renderPart(words, part, statedOn)));
  switch (reading.kind) {
    case 'NO_ESTIMATE':
      return words.reasons[reading.reason];
    case 'ALL': {
      const hedged = reading.hedged ? filled(words.hedged, { a: all(reading.parts) }) : all(reading.parts);
      return finish(reading.pending ? filled(words.pending, { a: hedged }) : hedged);
    }
    case 'INSTEAD':
      return finish(filled(words.instead, { a: all(reading.holds), t: all(reading.denied) }));
    default:
      return finish(renderPart(words, reading, statedOn));
  }
}

function renderPart(words: ReadingWords, reading: SimpleReading, statedOn: Day): string {
  const { locale, activities } = words;
  const day = (of: Day): string => locale.day(of, Number(statedOn.slice(0, 4)));
  switch (reading.kind) {
    case 'DURATION':
      return filled(words.after[lengthBound(reading.bound)], {
        a: activities[reading.activity],
        t: lengthOf(words, reading),
      });
    case 'RETURN':
      return renderReturn(words, reading, day);
    case 'ABSENT_THROUGH':
      return withLandmark(words, filled(words.through, { d: day(reading.day) }), reading.landmark);
    case 'MISSES':
      return filled(locale.plural(reading.days.length, words.misses), { d: locale.list(reading.days.map(day)) });
    case 'GAMES': {
      const bound = lengthBound(reading.bound);
      return filled(words.games[bound === 'LATE' ? 'EXACT' : bound], { t: counted(words, reading, words.units.games) });
    }
    case 'RETURNS_IN':
      return filled(reading.bound === 'EXACT' ? words.inGame : words.on[dayBound(reading.bound)], {
        a: activities.PLAYING,
        d: day(reading.day),
      });
    case 'CHANCE':
      return reading.day === null
        ? filled(words.chanceOfNext, { t: locale.percent(reading.percent / 100) })
        : filled(words.chance, { t: locale.percent(reading.percent / 100), d: day(reading.day) });
    case 'COURSE':
      return words.courses[reading.course];
  }
}

/** Returns the phrase of a return on one day, or at the end of the range for the bound. */
function renderReturn(
  words: ReadingWords,
  { from, to, landmark, bound, activity }: Extract<SimpleReading, { kind: 'RETURN' }>,
  day: (of: Day) => string,
): string {
  const isRange = from !== to && (bound === 'EXACT' || bound === 'ABOUT');
  const isEnd = bound === 'AFTER' || bound === 'BY' || bound === 'AT_MOST';
  const text = isRange
    ? filled(words.between, { a: words.activities[activity], d: day(from), e: day(to) })
    : filled(words.on[dayBound(bound)], { a: words.activities[activity], d: day(isEnd ? to : from) });
  return withLandmark(words, text, landmark);
}

function withLandmark({ landmarks }: ReadingWords, text: string, landmark: Landmark | null): string {
  return landmark === null ? text : `${text} (${landmarks[landmark]})`;
}

/** Returns a duration in words: whole weeks as weeks. */
function lengthOf(words: ReadingWords, { low, high }: { readonly low: number; readonly high: number }): string {
  const inWeeks = low % 7 === 0 && high % 7 === 0;
  const { days, weeks } = words.units;
  return inWeeks ? counted(words, { low: low / 7, high: high / 7 }, weeks) : counted(words, { low, high }, days);
}

function counted(
  { locale }: ReadingWords,
  { low, high }: { readonly low: number; readonly high: number },
  forms: Forms,
): string {
  if (low === high) return locale.plural(high, forms);
  const number = locale.number(high);
  // A number range takes the plural form of its upper end: "3–4 weeks".
  return locale
    .plural(high, { ...forms, two: forms.few ?? forms.other })
    .replace(number, `${locale.number(low)}–${number}`);
}

function lengthBound(bound: Bound): 'EXACT' | 'ABOUT' | 'AT_LEAST' | 'AT_MOST' | 'LATE' {
  if (bound === 'BY') return 'AT_MOST';
  return bound === 'AFTER' || bound === 'FROM' ? 'AT_LEAST' : bound;
}

function dayBound(bound: Bound): Exclude<Bound, 'AT_MOST'> {
  return bound === 'AT_MOST' ? 'BY' : bound;
}

function filled(template: string, values: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{(\w)\}/gu, (_, name: string) => values[name] ?? '');
}
