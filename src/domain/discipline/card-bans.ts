import type { Fixture } from '../fixture.ts';
import type { DisciplineRules, Served, YellowStep } from './rules.ts';
import { isAfter } from './stage.ts';
import type { CountedMatch, CountedYellows } from './yellow-count.ts';

/** A ban that follows from the cards of one match. */
export interface CardBan {
  readonly fixture: Fixture;
  readonly why: 'YELLOWS' | 'SECOND_YELLOW' | 'RED';
  readonly matches: number;
  readonly served: Served;
  readonly reason: string;
}

/** Returns the bans that follow from a player's cards. `isLast`: whether a match is the team's last of the season. */
export function bansFromCards(
  counted: readonly CountedYellows[],
  rules: DisciplineRules,
  isLast: (match: CountedMatch) => boolean,
): CardBan[] {
  // A count that falls and rises again does not bring the same ban a second time.
  const reached = new Set<string>();
  return counted.flatMap(({ match, colours, added, count }) => {
    const { fixture, part } = match;
    const bans: CardBan[] = [];
    if (colours.has('SECOND_YELLOW')) {
      const { ban, served } = rules.secondYellow;
      bans.push({ fixture, why: 'SECOND_YELLOW', matches: ban, served, reason: 'Two yellow cards in one match' });
    } else if (colours.has('RED')) {
      const { ban, served } = rules.red;
      bans.push({ fixture, why: 'RED', matches: ban, served, reason: 'Red card' });
    }
    const step = added === 0 || reached.has(`${part} ${count}`) ? null : stepAt(rules, count);
    if (added > 0) reached.add(`${part} ${count}`);
    if (step !== null && isOpen(step, match) && !(rules.lapsesAtEnd && isLast(match))) {
      bans.push({
        fixture,
        why: 'YELLOWS',
        matches: step.ban,
        served: rules.competitions,
        reason: `${count} yellow cards`,
      });
    }
    return bans;
  });
}

/** Returns the step that is reached with exactly that many cards; null if there is none. */
function stepAt({ steps, every }: DisciplineRules, count: number): YellowStep | null {
  const step = steps.find(({ at }) => at === count);
  if (step !== undefined) return step;
  const last = steps.at(-1)?.at ?? 0;
  if (every === null || count <= last || (count - last) % every.cards !== 0) return null;
  return { at: count, ban: every.ban };
}

/** Whether reaching the step in that match brings its ban. */
export function isOpen({ untilMatch, untilStage }: YellowStep, { number, stage }: CountedMatch): boolean {
  return (
    (untilMatch === undefined || number <= untilMatch) && (untilStage === undefined || !isAfter(stage, untilStage))
  );
}

/** The highest count for which steps are looked up. */
const MAX_CARDS = 60;

/** Returns the next step that could be reached in that match or later; null if there is none. */
export function nextStep(rules: DisciplineRules, count: number, next: CountedMatch): YellowStep | null {
  for (let cards = count + 1; cards <= MAX_CARDS; cards += 1) {
    const step = stepAt(rules, cards);
    if (step !== null && isOpen(step, next)) return step;
  }
  return null;
}
