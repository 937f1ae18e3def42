import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Card, CardColour } from '../../../src/domain/card.ts';
import { addDays, day } from '../../../src/domain/day.ts';
import { bansFromCards } from '../../../src/domain/discipline/card-bans.ts';
import { BOOKING_CHANCE, type Discipline, disciplineOf } from '../../../src/domain/discipline/discipline.ts';
import { type DisciplineRules, RULES, rulesFor } from '../../../src/domain/discipline/rules.ts';
import { stageOf } from '../../../src/domain/discipline/stage.ts';
import { countedMatches, countYellows } from '../../../src/domain/discipline/yellow-count.ts';
import { competition, fixture, player, team } from '../../support/entity-factories.ts';

/** Rules as data, applied to seasons of a player with fictional matches and cards. */

const CLUB = team('club');
const PLAYER = player('regular', [CLUB]);
const LEAGUE = competition('league');

function matches(count: number, rounds: readonly string[] = []) {
  return Array.from({ length: count }, (_, index) =>
    fixture(String(index + 1), {
      competition: LEAGUE,
      home: CLUB,
      day: addDays(day('2025-08-16'), index * 7),
      round: rounds[index] ?? `Matchday ${index + 1}`,
    }),
  );
}

const rulesOf = (key: string): DisciplineRules => {
  const rules = rulesFor({ slug: key, name: key, country: null, gender: null }, '2025-26');
  if (rules === null) throw new Error(`no rules of ${key}`);
  return rules;
};

type Shown = Readonly<Record<number, readonly CardColour[]>>;

const cardsIn = (shown: Shown): Card[] =>
  Object.entries(shown).flatMap(([match, colours]) =>
    colours.map((colour) => ({ fixture: `f-${match}` as Card['fixture'], player: PLAYER.id, colour, minute: null })),
  );

/** The bans of a season: "5 yellow cards in match 12: 1". */
function bans(rules: DisciplineRules, shown: Shown, fixtures = matches(38)): string[] {
  const all = countedMatches({ fixtures, isPlayed: () => true, teamOf: () => CLUB.id }, rules);
  return bansFromCards(countYellows(all, cardsIn(shown), null, rules), rules, (match) => match === all.at(-1)).map(
    ({ reason, fixture: { id }, matches: length }) => `${reason} in match ${id.slice(2)}: ${length}`,
  );
}

/** Discipline of the player after a number of matches. */
function standing(rules: DisciplineRules, shown: Shown, played: number, fixtures = matches(38)): Discipline {
  const done = new Set(fixtures.slice(0, played).map(({ id }) => id));
  const facts = { rules, fixtures, teamOf: () => CLUB.id, cards: cardsIn(shown), total: null };
  return disciplineOf({ ...facts, isPlayed: ({ id }) => done.has(id), isOut: () => false });
}

const yellowIn = (...numbers: readonly number[]): Shown =>
  Object.fromEntries(numbers.map((number) => [number, ['YELLOW' as const]]));

describe('bans that follow from cards', () => {
  const england = rulesOf('premier-league');

  test('in England the fifth yellow card counts until match 19, the tenth until match 32', () => {
    expect(bans(england, yellowIn(1, 3, 5, 7, 19))).toEqual(['5 yellow cards in match 19: 1']);
    expect(bans(england, yellowIn(1, 3, 5, 7, 20))).toEqual([]);
    expect(bans(england, yellowIn(1, 2, 3, 4, 5, 6, 7, 8, 9, 32))).toEqual([
      '5 yellow cards in match 5: 1',
      '10 yellow cards in match 32: 2',
    ]);
    expect(bans(england, yellowIn(1, 2, 3, 4, 5, 6, 7, 8, 9, 33))).toEqual(['5 yellow cards in match 5: 1']);
  });

  test('a second yellow card is a dismissal whose two cards do not count; before a red card the yellow one does', () => {
    const shown = { ...yellowIn(1, 2, 3, 4), 5: ['YELLOW', 'SECOND_YELLOW'] as const };
    expect(bans(england, shown)).toEqual(['Two yellow cards in one match in match 5: 1']);
    expect(bans(england, { ...yellowIn(1, 2, 3, 4), 5: ['YELLOW', 'RED'] })).toEqual([
      'Red card in match 5: 1',
      '5 yellow cards in match 5: 1',
    ]);
  });

  test('every five in Spain, but not in the last match; the list of Italy; three, five and every two of UEFA', () => {
    expect(bans(rulesOf('la-liga'), yellowIn(1, 2, 3, 4, 5, 6, 7, 8, 9, 38))).toEqual(['5 yellow cards in match 5: 1']);
    const all = yellowIn(...Array.from({ length: 21 }, (_, index) => index + 1));
    expect(bans(rulesOf('serie-a'), all).map((ban) => Number.parseInt(ban, 10))).toEqual([5, 10, 14, 17, 19, 20, 21]);
    expect(bans(rulesOf('champions-league'), all).map((ban) => Number.parseInt(ban, 10))).toEqual([
      3, 5, 7, 9, 11, 13, 15, 17, 19, 21,
    ]);
  });

  test('the count restarts after the quarter-finals, and the second card of a cup counts only before them', () => {
    const rounds = ['League, Matchday 8', 'Round of 16', 'Quarter-finals', 'Semi-finals', 'Final'];
    const cup = matches(5, rounds);
    expect(bans(rulesOf('champions-league'), yellowIn(1, 3, 4), cup)).toEqual([]);
    expect(bans(rulesOf('champions-league'), yellowIn(1, 2, 3), cup)).toEqual(['3 yellow cards in match 3: 1']);
    const faCup = matches(5, ['Third round', 'Fifth round', 'Quarter-finals', 'Semi-finals', 'Final']);
    expect(bans(rulesOf('fa-cup'), yellowIn(1, 2), faCup)).toEqual(['2 yellow cards in match 2: 1']);
    expect(bans(rulesOf('fa-cup'), yellowIn(2, 3, 4), faCup)).toEqual([]);
    expect(standing(rulesOf('champions-league'), yellowIn(1, 3), 3, cup)).toMatchObject({ yellows: 0, oneAway: false });
  });

  test('resets and cut-offs by match and by date', () => {
    const rules = { ...rulesOf('la-liga'), every: { cards: 2, ban: 1 }, resets: [{ match: 3 }] };
    expect(bans(rules, yellowIn(3, 4))).toEqual([]);
    expect(bans(rules, yellowIn(2, 3))).toEqual(['2 yellow cards in match 3: 1']);
    expect(bans({ ...rules, resets: [{ date: '08-20' }] }, yellowIn(1, 2))).toEqual([]);
  });
});

describe('the forecast of a player who is one card away', () => {
  const spain = rulesOf('la-liga');

  test('the chance of missing match j is h (1 - h)^(j - 2), and they add up to the chance of a booking', () => {
    const { oneAway, nextThreshold, ifBooked, yellows } = standing(spain, yellowIn(1, 2, 3, 4), 4);
    expect({ oneAway, nextThreshold, yellows }).toEqual({ oneAway: true, nextThreshold: 5, yellows: 4 });
    expect(ifBooked?.wouldMiss).toBe('f-6');
    for (const [index, { fixture: id, chance }] of (ifBooked?.games ?? []).entries()) {
      expect(id).toBe(`f-${index + 6}`);
      expect(chance).toBeCloseTo(BOOKING_CHANCE * (1 - BOOKING_CHANCE) ** index, 3);
    }
    expect(ifBooked?.games).toHaveLength(33);
  });

  test('after a cut-off a booking has no effect; a ban for two matches covers both', () => {
    const england = rulesOf('premier-league');
    expect(standing(england, yellowIn(1, 2, 3, 4), 18).ifBooked?.games).toEqual([{ fixture: 'f-20', chance: 0.13 }]);
    expect(standing(england, yellowIn(1, 2, 3, 4), 19)).toMatchObject({ nextThreshold: 10, oneAway: false });
    const nine = standing(england, yellowIn(1, 2, 3, 4, 5, 6, 7, 8, 9), 30);
    expect(nine.ifBooked?.games).toEqual([
      { fixture: 'f-32', chance: 0.13 },
      { fixture: 'f-33', chance: 0.243 },
      { fixture: 'f-34', chance: 0.113 },
    ]);
  });

  test('a total of a feed replaces the cards before it, and later cards are added', () => {
    const fixtures = matches(10);
    const asOf = Date.parse('2025-09-01T00:00:00Z') as never;
    const total = { family: LEAGUE.family, season: '2025-26', player: PLAYER.id, yellows: 3, asOf };
    const done = new Set(fixtures.slice(0, 5).map(({ id }) => id));
    const isPlayed = ({ id }: { id: string }) => done.has(id as never);
    const facts = { rules: spain, fixtures, teamOf: () => CLUB.id, total, isPlayed };
    const at = (cards: Shown) => disciplineOf({ ...facts, cards: cardsIn(cards), isOut: () => false }).yellows;
    expect(at({})).toBe(3);
    expect(at(yellowIn(1))).toBe(3);
    expect(at(yellowIn(1, 5))).toBe(4);
  });
});

test('in MLS five matches without a card remove one from the count, three times at most, and no ban is imposed twice', () => {
  const mls = rulesOf('major-league-soccer');
  expect(standing(mls, yellowIn(1, 2, 3, 4), 8).yellows).toBe(4);
  expect(standing(mls, yellowIn(1, 2, 3, 4), 9).yellows).toBe(3);
  expect(standing(mls, yellowIn(1, 2, 3, 4), 30).yellows).toBe(1);
  expect(bans(mls, yellowIn(1, 2, 3, 4, 10))).toEqual([]);
  // Five, four after five clean matches, and five again.
  expect(bans(mls, yellowIn(1, 2, 3, 4, 5, 11))).toEqual(['5 yellow cards in match 5: 1']);
});

test('cards of qualifying rounds do not count in the league phase of UEFA', () => {
  const uefa = rulesOf('champions-league');
  const fixtures = matches(6, ['Qualifying, Play-off', 'Qualifying, Play-off', 'League, Matchday 1', 'Matchday 2']);
  expect(standing(uefa, yellowIn(1, 2), 2, fixtures)).toMatchObject({ yellows: 0, oneAway: false });
  expect(standing(uefa, yellowIn(3, 4), 4, fixtures)).toMatchObject({ yellows: 2, oneAway: true });
});

test('matches are numbered by the team: for a player who joins in January the cut-off is no later', () => {
  const england = rulesOf('premier-league');
  const fixtures = matches(38);
  const since = new Set(fixtures.slice(15).map(({ id }) => id));
  const all = countedMatches(
    { fixtures, isPlayed: () => true, teamOf: ({ id }) => (since.has(id) ? CLUB.id : null) },
    england,
  );
  expect(all[0]).toMatchObject({ number: 16 });
  const cards = cardsIn(yellowIn(16, 17, 18, 19, 20));
  expect(bansFromCards(countYellows(all, cards, null, england), england, () => false)).toEqual([]);
});

test('a match that is broken off is not the next one, although its day is over', () => {
  const spain = rulesOf('la-liga');
  const fixtures = matches(7).map((one, index) => (index === 4 ? { ...one, status: 'ABANDONED' as const } : one));
  const four = standing(spain, yellowIn(1, 2, 3, 4), 4, fixtures);
  expect(four.ifBooked?.wouldMiss).toBe('f-7');
});

test('for any cards, a season has at most one ban per step, and the count never falls within a part', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...RULES),
      fc.uniqueArray(fc.integer({ min: 1, max: 38 }), { maxLength: 20 }),
      (rules, numbers) => {
        const all = countedMatches({ fixtures: matches(38), isPlayed: () => true, teamOf: () => CLUB.id }, rules);
        const counted = countYellows(all, cardsIn(yellowIn(...numbers)), null, { goodBehaviour: null });
        for (const [index, one] of counted.entries()) {
          const before = counted[index - 1];
          if (before?.match.part === one.match.part) expect(one.count).toBe(before.count + one.added);
        }
        const reasons = bans(rules, yellowIn(...numbers)).map((ban) => ban.split(' in ')[0]);
        expect(new Set(reasons).size).toBe(reasons.length);
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  ['Quarter-finals', 'QUARTER_FINAL'],
  ['Finals, Semi-final', 'SEMI_FINAL'],
  ['Final', 'FINAL'],
  ['Round of 16, first leg', 'ROUND_OF_16'],
  ['League, Matchday 3', 'GROUP'],
  ['Playoffs, Matchday 2', 'PLAY_OFF'],
  ['Octavos de final', 'ROUND_OF_16'],
  ['Third round', 'EARLY'],
])('%s is the stage %s', (round, stage) => {
  expect(stageOf(round)).toBe(stage);
});
