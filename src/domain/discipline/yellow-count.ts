import type { Card, CardColour, CautionTotal } from '../card.ts';
import { type Day, type Instant, startOfDay } from '../day.ts';
import type { Fixture, FixtureId } from '../fixture.ts';
import { roundNumber } from '../identity/round-key.ts';
import type { DisciplineRules, Reset } from './rules.ts';
import { isAfter, type Stage, stageOf } from './stage.ts';

/** A match of a player's team in the competitions whose cards are counted together. */
export interface CountedMatch {
  readonly fixture: Fixture;
  /** 1, 2, 3 … in the order of kick-off, per competition. */
  readonly number: number;
  readonly stage: Stage;
  readonly isPlayed: boolean;
  /** The number of resets before it. */
  readonly part: number;
}

/** A match with the player's yellow cards after it, in its part of the season. */
export interface CountedYellows {
  readonly match: CountedMatch;
  readonly colours: ReadonlySet<CardColour>;
  /** The yellow cards of this match that count: those of a dismissal by a second one do not. */
  readonly added: number;
  readonly count: number;
}

/** `fixtures`: those of one team and season, in order of kick-off, without those that are called off. */
export function countedMatches(
  fixtures: readonly Fixture[],
  rules: DisciplineRules,
  isPlayed: (fixture: Fixture) => boolean,
): CountedMatch[] {
  const numbers = new Map<string, number>();
  return fixtures.map((fixture) => {
    const number = (numbers.get(fixture.competition) ?? 0) + 1;
    numbers.set(fixture.competition, number);
    const stage = roundNumber(fixture.round) === null ? stageOf(fixture.round) : 'GROUP';
    const match = { fixture, number, stage, isPlayed: isPlayed(fixture) };
    return { ...match, part: rules.resets.filter((reset) => isBehind(reset, match)).length };
  });
}

function isBehind(reset: Reset, { fixture, number, stage }: Omit<CountedMatch, 'part'>): boolean {
  if ('stage' in reset) return isAfter(stage, reset.stage);
  if ('match' in reset) return number > reset.match;
  return fixture.day !== null && fixture.day.slice(5) > reset.date;
}

/**
 * Returns the count after each match that was played, in order. A total replaces what the cards up to its time come to;
 * cards of later matches are added to it.
 */
export function countYellows(
  matches: readonly CountedMatch[],
  cards: readonly Card[],
  total: CautionTotal | null,
): CountedYellows[] {
  const byFixture = Map.groupBy(cards, ({ fixture }) => fixture);
  let count = 0;
  let part = 0;
  let isTotalUsed = total === null;
  return matches
    .filter(({ isPlayed }) => isPlayed)
    .map((match) => {
      if (match.part > part) [count, part] = [0, match.part];
      if (!isTotalUsed && total !== null && startOf(match.fixture) > total.asOf) {
        [count, isTotalUsed] = [total.yellows, true];
      }
      const colours = coloursIn(byFixture, match.fixture.id);
      const added = colours.has('YELLOW') && !colours.has('SECOND_YELLOW') ? 1 : 0;
      count += added;
      return { match, colours, added, count };
    });
}

/** Returns the count as it is now: that of the part of the season in which the next match is. */
export function currentCount(
  counted: readonly CountedYellows[],
  total: CautionTotal | null,
  next: CountedMatch | null,
): number {
  const last = counted.at(-1);
  if (next !== null && next.part > (last?.match.part ?? 0)) return 0;
  const isAfterAll = total !== null && (last === undefined || startOf(last.match.fixture) <= total.asOf);
  return isAfterAll ? total.yellows : (last?.count ?? 0);
}

function coloursIn(cards: ReadonlyMap<FixtureId, readonly Card[]>, fixture: FixtureId): ReadonlySet<CardColour> {
  return new Set((cards.get(fixture) ?? []).map(({ colour }) => colour));
}

function startOf({ kickoffAt, day }: Fixture): Instant {
  return kickoffAt ?? startOfDay('UTC', day ?? ('2199-12-31' as Day));
}
