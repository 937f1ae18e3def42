import { addDays, type Day } from '../../../domain/day.ts';
import { explanationText, headlineText, labelOf } from '../../../domain/sentences/render-sentence.ts';
import type { CauseSentence, Language } from '../../../domain/sentences/sentence.ts';

/** States of widgets with invented players, for the gallery, in the form that the widget shows. */

interface Sample {
  /** The state, as `show()` of the element takes it. */
  readonly state: object;
  /** The ids of games that are shown as just changed. */
  readonly changed?: readonly string[];
}

const PLAYER = { slug: 'sam-rivers', shortName: 'Rivers' };
const NAME = 'Sam Rivers';
const CLUB = { slug: 'real-madrid', shortName: 'Real Madrid' };

export type SampleName = 'many' | 'changed' | 'none' | 'noGames' | 'squad' | 'allFit';

export function widgetSamples(language: Language, today: Day): Readonly<Record<SampleName, Sample>> {
  const year = Number(today.slice(0, 4));
  const injury = (part: 'HAMSTRING' | 'KNEE' | 'CALF'): CauseSentence => ({ kind: 'INJURY', part, back: null });

  const game = (id: string, days: number | null, opponent: string, chance: number | null, isHome = false) => {
    const verdict = chance === null ? 'UNKNOWN' : chance > 0.9 ? 'OUT' : chance >= 0.5 ? 'DOUBTFUL' : 'QUESTIONABLE';
    const other = { slug: opponent, shortName: opponent };
    const causes = [injury('HAMSTRING')];
    return {
      id,
      verdict,
      verdictLabel: labelOf(language, 'Verdict', verdict),
      chanceOfMissing: chance,
      team: CLUB,
      player: PLAYER,
      explanation: explanationText(
        language,
        verdict === 'UNKNOWN'
          ? {
              kind: verdict,
              why: 'UNDATED',
              causes,
              condition: null,
            }
          : {
              kind: verdict,
              causes,
              condition: null,
            },
      ),
      fixture: {
        id,
        date: days === null ? null : addDays(today, days),
        competition: { name: 'La Liga' },
        kickoffAt: days === null ? null : `${addDays(today, days)}T20:00:00Z`,
        home: isHome ? CLUB : other,
        away: isHome ? other : CLUB,
      },
    };
  };

  const list = (
    headline: string,
    games: readonly object[],
    returnWindow: object | null,
    estimates: readonly object[],
  ) => ({
    title: NAME,
    games,
    list: {
      headline,
      returnWindow,
      revision: 7,
      assessedAt: `${today}T18:05:00Z`,
      games,
      player: {
        name: NAME,
        injuries: { nodes: [{ estimates }] },
        absences: [],
      },
    },
  });

  const window = { earliest: addDays(today, 9), latest: addDays(today, 27) };
  const said = {
    reportedAt: `${addDays(today, -1)}T12:00:00Z`,
    text: 'two to four weeks',
    reading: null,
    window,
    retracted: false,
    source: {
      name: 'The club',
      url: 'https://example.org/',
    },
  };
  const games = [
    game('a', 3, 'Valencia', 0.97),
    game('b', 10, 'Real Sociedad', 0.81, true),
    game('c', 16, 'Benfica', 0.44),
    game('d', null, 'Getafe', null, true),
  ];
  const many = headlineText(language, {
    kind: 'GAMES',
    player: NAME,
    missed: 0,
    toCome: 3,
    certain: 1,
    next: [
      {
        opponent: 'Valencia',
        round: null,
        ground: 'AWAY',
      },
      {
        opponent: 'Real Sociedad',
        round: null,
        ground: 'HOME',
      },
      {
        opponent: 'Benfica',
        round: null,
        ground: 'AWAY',
      },
    ],
  });
  const outWithoutGames = headlineText(language, {
    kind: 'NO_GAME',
    player: NAME,
    missed: 0,
    games: 'NONE_SCHEDULED',
    back: {
      kind: 'BETWEEN',
      ...window,
      overdue: false,
      year,
    },
  });
  const squad = [
    { ...game('e', 3, 'Valencia', 0.99), player: { slug: 'a', shortName: 'Costa' } },
    { ...game('f', 3, 'Valencia', 0.72), player: PLAYER },
    { ...game('g', 3, 'Valencia', 0.31), player: { slug: 'b', shortName: 'Okafor' } },
  ];
  return {
    many: { state: list(many, games, window, [said]) },
    changed: { state: list(many, games, window, [said]), changed: ['b'] },
    none: { state: list(headlineText(language, { kind: 'NOTHING', player: NAME }), [], null, []) },
    noGames: { state: list(outWithoutGames, [], window, [said]) },
    squad: { state: { title: CLUB.shortName, fixture: squad[0]?.fixture, games: squad } },
    allFit: { state: { title: CLUB.shortName, fixture: squad[0]?.fixture, games: [] } },
  };
}
