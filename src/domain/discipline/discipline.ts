import type { Card, CautionTotal } from '../card.ts';
import { awaitsNewDate, byKickoff, type Fixture, type FixtureId } from '../fixture.ts';
import { isOpen, nextStep } from './card-bans.ts';
import type { DisciplineRules, YellowStep } from './rules.ts';
import { type CountedMatch, countedMatches, countYellows, currentCount, type MatchesOfSeason } from './yellow-count.ts';

/** The chance of a yellow card in a match, for a regular who starts. Measured in eight Premier League seasons. */
export const BOOKING_CHANCE = 0.13;

/** A player's yellow cards in a competition, and the ban that is next. */
export interface Discipline {
  readonly yellows: number;
  /** The next number of yellow cards that brings a ban; null if there is none, or if the rules are not known. */
  readonly nextThreshold: number | null;
  readonly oneAway: boolean;
  /** The consequence of a booking in the next match; null unless the player is one card away from a ban. */
  readonly ifBooked: BookedForecast | null;
  readonly ruleSource: string | null;
}

export interface BookedForecast {
  /** The first match that the player would miss if booked in the next one; null if none is in the calendar. */
  readonly wouldMiss: FixtureId | null;
  readonly games: readonly RiskedGame[];
}

export interface RiskedGame {
  readonly fixture: FixtureId;
  readonly chance: number;
}

/** The facts about one player in the competitions whose cards are counted together. */
export interface DisciplineFacts {
  readonly rules: DisciplineRules | null;
  /** See `countableMatches`. */
  readonly fixtures: readonly Fixture[];
  readonly teamOf: MatchesOfSeason['teamOf'];
  readonly cards: readonly Card[];
  readonly total: CautionTotal | null;
  readonly isPlayed: (fixture: Fixture) => boolean;
  /** Whether the player will certainly miss a match anyway, so that there is no booking in it. */
  readonly isOut: (fixture: Fixture) => boolean;
}

export function disciplineOf({ cards, total, isOut, ...facts }: DisciplineFacts): Discipline {
  const { rules } = facts;
  const matches = countedMatches(facts, rules ?? NO_RULES);
  const ahead = inOrderAhead(matches.filter((match) => !match.isPlayed));
  const next = ahead[0] ?? null;
  const yellows = currentCount(countYellows(matches, cards, total, rules ?? NO_RULES), total, next);
  const step = rules === null || next === null ? null : nextStep(rules, yellows, next);
  const oneAway = step !== null && step.at === yellows + 1;
  return {
    yellows,
    nextThreshold: step?.at ?? null,
    oneAway,
    ifBooked: oneAway ? forecast(step, ahead, isOut) : null,
    ruleSource: rules?.source ?? null,
  };
}

const NO_RULES: Pick<DisciplineRules, 'resets' | 'goodBehaviour'> = { resets: [], goodBehaviour: null };

/** Returns the matches to come in order of kick-off. Those that await a new date come last. */
function inOrderAhead(matches: readonly CountedMatch[]): CountedMatch[] {
  return matches.toSorted(
    ({ fixture: a }, { fixture: b }) => Number(awaitsNewDate(a)) - Number(awaitsNewDate(b)) || byKickoff(a, b),
  );
}

/**
 * Returns the matches that the player would miss. With the chance h of a booking in a match, and a ban for one match:
 *
 *     P(misses match j) = h (1 - h)^(j - 2)     for the matches ahead j = 2, 3 …
 *
 * A ban for n matches adds the bookings in the n matches before. A booking counts only while the step is open, and in
 * the part of the season that the next match is in.
 */
function forecast(step: YellowStep, ahead: readonly CountedMatch[], isOut: DisciplineFacts['isOut']): BookedForecast {
  const chances = new Map<FixtureId, number>();
  const playable = ahead.filter(({ fixture }) => !isOut(fixture));
  let notBooked = 1;
  for (const [index, match] of playable.entries()) {
    if (match.part !== playable[0]?.part || !isOpen(step, match)) break;
    const booked = notBooked * BOOKING_CHANCE;
    notBooked -= booked;
    for (const { fixture } of playable.slice(index + 1, index + 1 + step.ban)) {
      chances.set(fixture.id, (chances.get(fixture.id) ?? 0) + booked);
    }
  }
  const games = [...chances].map(([fixture, chance]) => ({ fixture, chance: Math.round(chance * 1000) / 1000 }));
  return { wouldMiss: playable[1]?.fixture.id ?? null, games: games.filter(({ chance }) => chance > 0) };
}
