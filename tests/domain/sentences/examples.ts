import { day } from '../../../src/domain/day.ts';
import type { CauseSentence, Explanation, Headline, Return } from '../../../src/domain/sentences/sentence.ts';

/** Sentences of every kind, by names that the tables of the languages use. */

const year = 2026;
const MARCH = {
  kind: 'BETWEEN',
  earliest: day('2026-03-01'),
  latest: day('2026-03-15'),
  overdue: false,
  year,
} as const;
const OVERDUE = { ...MARCH, earliest: day('2025-12-20'), latest: day('2026-02-08'), overdue: true };

const injury = (part: Extract<CauseSentence, { kind: 'INJURY' }>['part'], back: Return | null): CauseSentence => ({
  kind: 'INJURY',
  part,
  back,
});
const ban = (matches: number | null, place: number | null): CauseSentence => ({
  kind: 'SUSPENSION',
  competition: 'La Liga',
  matches,
  place,
  back: null,
});
const hamstring = injury('HAMSTRING', MARCH);
const duty: CauseSentence = {
  kind: 'ABSENCE',
  absence: 'INTERNATIONAL_DUTY',
  words: null,
  back: { kind: 'ON', day: day('2026-04-01'), year },
};
const risk: CauseSentence = { kind: 'RISK_OF_SUSPENSION', competition: 'La Liga', yellows: 4, threshold: 5 };

export const EXPLANATIONS = {
  out: { kind: 'OUT', causes: [hamstring], condition: null },
  outByTwo: { kind: 'OUT', causes: [injury('KNEE', { kind: 'OPEN' }), ban(6, 5)], condition: null },
  outOnDuty: { kind: 'OUT', causes: [duty], condition: null },
  almostOut: {
    kind: 'ALMOST_OUT',
    causes: [injury('ANKLE', { kind: 'AROUND', day: day('2027-01-08'), overdue: false, year })],
    condition: { kind: 'WORDS', words: 'if Real Madrid beat Benfica' },
  },
  doubtful: { kind: 'DOUBTFUL', causes: [injury('CALF', OVERDUE)], condition: null },
  questionable: {
    kind: 'QUESTIONABLE',
    causes: [risk],
    condition: { kind: 'RESULT', team: 'Real Madrid', outcome: 'GOES_THROUGH', words: null },
  },
  available: { kind: 'AVAILABLE', causes: [], condition: null },
  availableDespite: { kind: 'AVAILABLE', causes: [injury('ILLNESS', MARCH), ban(1, 1)], condition: null },
  missed: { kind: 'MISSED', causes: [injury('BACK', null)], assumed: false },
  missedPresumably: { kind: 'MISSED', causes: [ban(null, null)], assumed: true },
  played: { kind: 'PLAYED', causes: [], assumed: false },
  playedPresumably: { kind: 'PLAYED', causes: [], assumed: true },
  undated: { kind: 'UNKNOWN', why: 'UNDATED', causes: [hamstring], condition: null },
  cancelled: { kind: 'UNKNOWN', why: 'CANCELLED', causes: [], condition: null },
} as const satisfies Record<string, Explanation>;

const player = 'Alexia Putellas';
const next = [
  { opponent: 'Valencia', round: null, ground: 'AWAY' },
  { opponent: 'Real Sociedad', round: null, ground: 'HOME' },
  { opponent: null, round: null, ground: 'NEUTRAL' },
] as const;

export const HEADLINES = {
  nothing: { kind: 'NOTHING', player },
  past: { kind: 'PAST', player, missed: 2 },
  outWithoutGames: { kind: 'NO_GAME', player, missed: 0, games: 'NONE_SCHEDULED', back: MARCH },
  stillOut: { kind: 'NO_GAME', player, missed: 1, games: 'NONE_LIKELY', back: { kind: 'OPEN' } },
  certain: { kind: 'GAMES', player, missed: 0, toCome: 3, certain: 3, next },
  one: { kind: 'GAMES', player, missed: 2, toCome: 1, certain: 1, next: next.slice(0, 1) },
  upTo: { kind: 'GAMES', player, missed: 0, toCome: 11, certain: 2, next },
  moreUpTo: { kind: 'GAMES', player, missed: 3, toCome: 4, certain: 0, next },
} as const satisfies Record<string, Headline>;
