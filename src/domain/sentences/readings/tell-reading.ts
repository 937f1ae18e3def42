import type { Day } from '../../day.ts';
import { describeReading } from '../../estimate-text/describe-reading.ts';
import type { Bound, EstimateStatementReading, SimpleReading } from '../../estimate-text/reading.ts';
import { capitalized, type Forms } from '../locale.ts';
import type { Language } from '../sentence.ts';
import { ARABIC } from './arabic.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import { PORTUGUESE } from './portuguese.ts';
import { SPANISH } from './spanish.ts';
import type { ReadingWords } from './words.ts';

const WORDS: Readonly<Record<Exclude<Language, 'EN'>, ReadingWords>> = {
  ES: SPANISH,
  DE: GERMAN,
  FR: FRENCH,
  IT: ITALIAN,
  PT: PORTUGUESE,
  AR: ARABIC,
};

/** Returns what was read in a text about a return as one sentence. Days of `year` are told without their year. */
export function tellReading(language: Language, reading: EstimateStatementReading, year: number): string {
  const told = language === 'EN' ? describeReading(reading) : describe(WORDS[language], reading, year);
  return `${capitalized(told)}.`;
}

function describe(words: ReadingWords, reading: EstimateStatementReading, year: number): string {
  const all = (parts: readonly SimpleReading[]): string =>
    parts.map((part) => describePart(words, part, year)).join(words.semicolon);
  switch (reading.kind) {
    case 'ALL': {
      const hedge = reading.hedged ? words.perhaps + words.colon : '';
      return hedge + all(reading.parts) + (reading.pending ? words.semicolon + words.pending : '');
    }
    case 'INSTEAD':
      return `${all(reading.holds)}${words.semicolon}${words.not}${words.colon}${all(reading.denied)}`;
    case 'NO_ESTIMATE':
      return words.reasons[reading.reason];
    default:
      return describePart(words, reading, year);
  }
}

function describePart(words: ReadingWords, reading: SimpleReading, year: number): string {
  const { locale, activities, landmarks } = words;
  const day = (of: Day): string => locale.day(of, year);
  const game = (on: Day): string => `${words.game} (${day(on)})`;
  const bounded = (label: string, bound: Bound, value: string): string =>
    `${label}${bound === 'EXACT' ? '' : words.comma + words.bounds[bound]}${words.colon}${value}`;
  const range = (low: number, high: number, forms: Forms): string =>
    low === high ? locale.plural(high, forms) : locale.plural(high, forms, `${low}–${high}`);
  switch (reading.kind) {
    case 'DURATION':
      return bounded(activities[reading.activity], reading.bound, range(reading.low, reading.high, words.inDays));
    case 'RETURN': {
      const { from, to, landmark } = reading;
      const period = from === to ? day(from) : `${day(from)} – ${day(to)}`;
      return bounded(activities[reading.activity], reading.bound, landmark === null ? period : landmarks[landmark]);
    }
    case 'ABSENT_THROUGH': {
      const end = reading.landmark === null ? day(reading.day) : landmarks[reading.landmark];
      return words.absenceThrough + words.colon + end;
    }
    case 'MISSES':
      return words.absence + words.colon + locale.list(reading.days.map(game));
    case 'GAMES': {
      const { bound } = reading;
      const isCount = bound === 'AT_LEAST' || bound === 'AT_MOST';
      const label = isCount ? words.absence + words.comma + words.counts[bound] : words.absence;
      return bounded(label, isCount ? 'EXACT' : bound, range(reading.low, reading.high, words.games));
    }
    case 'RETURNS_IN':
      return bounded(activities.PLAYING, reading.bound, game(reading.day));
    case 'CHANCE':
      return `${game(reading.day)}${words.colon}${words.chance} ${locale.percent(reading.percent / 100)}`;
    case 'COURSE':
      return words.courses[reading.course];
  }
}
