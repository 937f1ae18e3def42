/** A reading as an English phrase, so that an editor sees how a text was understood. */

import type { Day } from '../day.ts';
import type { Activity, Bound, EstimateStatementReading, Landmark, SimpleReading } from './reading.ts';

const LANDMARKS: Readonly<Record<Landmark, string>> = {
  SEASON: 'the season',
  SEASON_END: 'the end of the season',
  NEXT_SEASON: 'next season',
  PRESEASON: 'pre-season',
  INTERNATIONAL_BREAK: 'the international break',
  WINTER_BREAK: 'the winter break',
  NEW_YEAR: 'the new year',
  EASTER: 'Easter',
  SUMMER: 'the summer',
  WORLD_CUP: 'the World Cup',
  EUROS: 'the European Championship',
  COPA_AMERICA: 'the Copa América',
  AFRICA_CUP: 'the Africa Cup of Nations',
};

const COURSES = {
  DAY_TO_DAY: 'day to day',
  WEEK_TO_WEEK: 'week to week',
  LONG_TERM: 'out long-term',
  TRAINS_ALREADY: 'in training already',
} as const;

const REASONS = {
  TESTS_PENDING: 'no estimate: tests or the course of recovery are awaited',
  NO_TIMEFRAME: 'no estimate: no timeframe is given',
  TREATMENT: 'no estimate: it speaks of the injury or its treatment',
  OUT_WITHOUT_TIME: 'no estimate: out, without a time',
} as const;

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' });
const counts = new Intl.PluralRules('en');

export function describeReading(reading: EstimateStatementReading): string {
  switch (reading.kind) {
    case 'ALL': {
      const parts = list.format(reading.parts.map(describePart));
      return `${reading.hedged ? 'perhaps ' : ''}${parts}${reading.pending ? ', tests are pending' : ''}`;
    }
    case 'INSTEAD':
      return `${list.format(reading.holds.map(describePart))}, not ${list.format(reading.denied.map(describePart))}`;
    case 'NO_ESTIMATE':
      return REASONS[reading.reason];
    default:
      return describePart(reading);
  }
}

function describePart(reading: SimpleReading): string {
  switch (reading.kind) {
    case 'DURATION':
      return `${returning(reading.activity)} in ${bounded(reading.bound)}${range(reading.low, reading.high, 'day')}`;
    case 'RETURN':
      return `${returning(reading.activity)} ${when(reading.bound)}${period(reading)}`;
    case 'ABSENT_THROUGH':
      return reading.landmark === null
        ? `absent up to and including ${formatted(reading.day)}`
        : `absent through ${LANDMARKS[reading.landmark]}`;
    case 'MISSES':
      return `misses ${reading.days.length === 1 ? 'the game' : 'the games'} on ${list.format(reading.days.map(formatted))}`;
    case 'GAMES':
      return `misses ${bounded(reading.bound)}${range(reading.low, reading.high, 'game')}`;
    case 'RETURNS_IN':
      return `back ${when(reading.bound)}the game on ${formatted(reading.day)}`;
    case 'CHANCE':
      return `plays on ${formatted(reading.day)} with a chance of ${reading.percent} %`;
    case 'COURSE':
      return COURSES[reading.course];
  }
}

function returning(activity: Activity): string {
  if (activity === 'PLAYING') return 'back';
  return activity === 'TRAINING' ? 'back in training' : 'back in full training';
}

function bounded(bound: Bound): string {
  if (bound === 'AT_LEAST') return 'at least ';
  if (bound === 'AT_MOST') return 'at most ';
  return bound === 'ABOUT' ? 'about ' : '';
}

function when(bound: Bound): string {
  const words: Readonly<Record<Bound, string>> = {
    EXACT: 'in ',
    ABOUT: 'around ',
    AT_LEAST: 'not before ',
    AT_MOST: 'by ',
    AFTER: 'after ',
    BY: 'by ',
    FROM: 'from ',
    LATE: 'not until ',
  };
  return words[bound];
}

function period({ from, to, landmark }: Extract<SimpleReading, { kind: 'RETURN' }>): string {
  if (landmark !== null) return LANDMARKS[landmark];
  return from === to ? formatted(from) : `${formatted(from)} to ${formatted(to)}`;
}

function range(low: number, high: number, unit: 'day' | 'game'): string {
  const plural = counts.select(high) === 'one' ? unit : `${unit}s`;
  return low === high ? `${high} ${plural}` : `${low} to ${high} ${plural}`;
}

function formatted(day: Day): string {
  return dates.format(Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds);
}
