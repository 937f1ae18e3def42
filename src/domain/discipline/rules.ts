import type { CompetitionFamily } from '../competition-family.ts';
import { knownCompetition } from './known-competitions.ts';
import type { Stage } from './stage.ts';

/** A number of yellow cards that brings a ban. */
export interface YellowStep {
  readonly at: number;
  readonly ban: number;
  /** The last match of the team, by number, in which reaching it brings the ban; absent: the season's last. */
  readonly untilMatch?: number;
  /** The last stage in which reaching it brings the ban. */
  readonly untilStage?: Stage;
}

/** Where a dismissal is served: in the competition, in all of the country, or in competitions by their keys. */
export type Served = 'COMPETITION' | 'DOMESTIC' | readonly string[];

/** The event after which the count of yellow cards begins again. A match is the team's n-th; a day is `MM-DD`. */
export type Reset = { readonly stage: Stage } | { readonly match: number } | { readonly date: string };

/** The rules of a competition on yellow and red cards, as data. */
export interface DisciplineRules {
  /** The competitions whose cards are counted together, and in which the bans are served. */
  readonly competitions: readonly string[];
  /** The first season to which they apply; null if it is not known. */
  readonly since: string | null;
  readonly steps: readonly YellowStep[];
  /** After the last step, one more ban for each further `cards` cards; null if there is none. */
  readonly every: { readonly cards: number; readonly ban: number } | null;
  readonly resets: readonly Reset[];
  /** The shortest ban, until the decision is stated. The two yellow cards of that match do not count. */
  readonly secondYellow: { readonly ban: number; readonly served: Served };
  readonly red: { readonly ban: number; readonly served: Served };
  /** `matches` in a row without a card take one card off the count, at most `atMost` times; null without a rule. */
  readonly goodBehaviour: { readonly matches: number; readonly atMost: number } | null;
  /** A stated ban of at least this many matches is served in all competitions of the country; null without a rule. */
  readonly domesticFrom: number | null;
  /** Whether a ban that is earned in the team's last match of the season lapses. */
  readonly lapsesAtEnd: boolean;
  /** The body that makes the rules, and how well they are documented. */
  readonly source: string;
}

const inCompetition = { ban: 1, served: 'COMPETITION' } as const;
const domestic = { ban: 1, served: 'DOMESTIC' } as const;
const uefaClubs = {
  ban: 1,
  served: ['champions-league', 'europa-league', 'conference-league', 'uefa-super-cup'],
} as const;
const NONE = {
  since: null,
  steps: [],
  every: null,
  resets: [],
  secondYellow: inCompetition,
  red: inCompetition,
  goodBehaviour: null,
  domesticFrom: null,
  lapsesAtEnd: false,
} as const;
const each = (cards: number) => ({ cards, ban: 1 });

export const RULES: readonly DisciplineRules[] = [
  {
    ...NONE,
    competitions: ['premier-league'],
    steps: [
      { at: 5, ban: 1, untilMatch: 19 },
      { at: 10, ban: 2, untilMatch: 32 },
      { at: 15, ban: 3 },
    ],
    secondYellow: domestic,
    red: domestic,
    source: 'FA, 2025-26: checked against eight seasons of matches.',
  },
  ...['fa-cup', 'efl-cup'].map((cup) => ({
    ...NONE,
    competitions: [cup],
    steps: [{ at: 2, ban: 1, untilStage: 'ROUND_OF_16' } as const],
    resets: [{ stage: 'ROUND_OF_16' } as const],
    secondYellow: domestic,
    red: domestic,
    source: 'FA, 2025-26: reported by one source.',
  })),
  ...['champions-league', 'europa-league', 'conference-league'].map((cup) => ({
    ...NONE,
    competitions: [cup],
    steps: [
      { at: 3, ban: 1 },
      { at: 5, ban: 1 },
    ],
    every: each(2),
    resets: [{ stage: 'QUALIFYING' } as const, { stage: 'QUARTER_FINAL' } as const],
    secondYellow: uefaClubs,
    red: uefaClubs,
    source: 'UEFA, 2025-26: reported by two sources.',
  })),
  {
    ...NONE,
    competitions: ['la-liga'],
    every: each(5),
    domesticFrom: 4,
    lapsesAtEnd: true,
    source: 'RFEF, 2025-26: reported by two sources.',
  },
  {
    ...NONE,
    competitions: ['copa-del-rey'],
    steps: [{ at: 3, ban: 1 }],
    resets: [{ stage: 'ROUND_OF_32' }, { stage: 'QUARTER_FINAL' }],
    domesticFrom: 4,
    source: 'RFEF, 2025-26: reported by one source.',
  },
  {
    ...NONE,
    competitions: ['serie-a'],
    steps: [5, 10, 14, 17, 19].map((at) => ({ at, ban: 1 })),
    every: each(1),
    source: 'FIGC, 2015, article 19: reported by one source.',
  },
  {
    ...NONE,
    competitions: ['bundesliga'],
    every: each(5),
    red: { ban: 2, served: 'COMPETITION' },
    source: 'DFB, 2025-26: reported by two sources.',
  },
  { ...NONE, competitions: ['dfb-pokal'], every: each(5), source: 'DFB, 2025-26: reported by two sources.' },
  {
    ...NONE,
    competitions: ['ligue-1', 'ligue-2', 'coupe-de-france', 'trophee-des-champions'],
    since: '2025-26',
    every: each(5),
    secondYellow: domestic,
    red: domestic,
    source: 'LFP, 4 July 2025: reported by one source.',
  },
  {
    ...NONE,
    competitions: ['major-league-soccer'],
    steps: [5, 8, 11, 13].map((at) => ({ at, ban: 1 })),
    goodBehaviour: { matches: 5, atMost: 3 },
    source: 'MLS: reported by one source, others disagree.',
  },
  {
    ...NONE,
    competitions: ['world-cup'],
    since: '2026',
    steps: [{ at: 2, ban: 1 }],
    resets: [{ stage: 'GROUP' }, { stage: 'QUARTER_FINAL' }],
    source: 'FIFA Council, 28 April 2026: reported by one source.',
  },
  ...['european-championship', 'club-world-cup'].map((cup) => ({
    ...NONE,
    competitions: [cup],
    steps: [{ at: 2, ban: 1 }],
    resets: [{ stage: 'QUARTER_FINAL' } as const],
    source: 'Regulations of the competition: reported by one source.',
  })),
];

/** Returns the rules of a competition in a season; null if they are not known. */
export function rulesFor(
  family: Pick<CompetitionFamily, 'slug' | 'name' | 'country' | 'gender'>,
  season: string,
): DisciplineRules | null {
  const key = knownCompetition(family)?.key;
  if (key === undefined) return null;
  return (
    RULES.find(({ competitions, since }) => competitions.includes(key) && (since === null || since <= season)) ?? null
  );
}
