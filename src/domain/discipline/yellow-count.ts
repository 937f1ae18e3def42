import type { Card, CardColour, CautionTotal } from '../card.ts';
import { type Day, type Instant, startOfDay } from '../day.ts';
import { type Fixture, type FixtureId, teamsOf } from '../fixture.ts';
import { roundNumber } from '../identity/round-key.ts';
import type { TeamId } from '../team.ts';
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

/** The matches of a season in which one player's cards are counted. */
export interface MatchesOfSeason {
  /** All matches of the player's teams, in order. The number of a match is that of its team, not of the player. */
  readonly fixtures: readonly Fixture[];
  readonly isPlayed: (fixture: Fixture) => boolean;
  /** The player's team in a match; null if the match is not one of theirs. */
  readonly teamOf: (fixture: Fixture) => TeamId | null;
}

export function countedMatches(
  { fixtures, isPlayed, teamOf }: MatchesOfSeason,
  { resets }: Pick<DisciplineRules, 'resets'>,
): CountedMatch[] {
  const numbers = new Map<string, number>();
  return fixtures.flatMap((fixture) => {
    for (const side of teamsOf(fixture)) {
      const key = `${fixture.competition} ${side}`;
      numbers.set(key, (numbers.get(key) ?? 0) + 1);
    }
    const team = teamOf(fixture);
    if (team === null) return [];
    const number = numbers.get(`${fixture.competition} ${team}`) ?? 1;
    const stage = roundNumber(fixture.round) === null ? stageOf(fixture.round) : 'GROUP';
    const match = { fixture, number, stage, isPlayed: isPlayed(fixture) };
    return [{ ...match, part: resets.filter((reset) => isBehind(reset, match)).length }];
  });
}

function isBehind(reset: Reset, { fixture, number, stage }: Omit<CountedMatch, 'part'>): boolean {
  if ('stage' in reset) return isAfter(stage, reset.stage);
  if ('match' in reset) return number > reset.match;
  return fixture.day !== null && fixture.day.slice(5) > reset.date;
}

/**
 * Returns the count after each match that was played, in order, less the credits for matches without a card. A stated
 * total replaces the count up to its time; cards of later matches are added to it.
 */
export function countYellows(
  matches: readonly CountedMatch[],
  cards: readonly Card[],
  total: CautionTotal | null,
  { goodBehaviour }: Pick<DisciplineRules, 'goodBehaviour'>,
): CountedYellows[] {
  const byFixture = Map.groupBy(cards, ({ fixture }) => fixture);
  let count = 0;
  let part = 0;
  let clean = 0;
  let credits = 0;
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
      clean = colours.size === 0 ? clean + 1 : 0;
      if (goodBehaviour !== null && clean === goodBehaviour.matches) {
        clean = 0;
        if (count > 0 && credits < goodBehaviour.atMost) [count, credits] = [count - 1, credits + 1];
      }
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
