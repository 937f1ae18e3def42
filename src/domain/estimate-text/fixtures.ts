/** Finds the player's fixtures that a text names by opponent, leg, derby, round, competition, day or "next". */

import { addDays, type Day, daysBetween } from '../day.ts';
import type { EstimateContext, NamedFixture } from './context.ts';
import { roundNumber } from '../identity/round-key.ts';
import { fold } from './plain-text.ts';
import { isClassic, isDerby } from './rivals.ts';
import type { Period } from './time.ts';

/** The words of a clause about one fixture, or several. */
export interface FixtureMention {
  readonly symbols: ReadonlySet<string>;
  /** Indexes of `opponentsOf`. */
  readonly opponents: readonly number[];
  readonly periods: readonly Period[];
  /** Numbers of rounds: "matchday 27". */
  readonly rounds?: readonly number[];
  /** The number of games that the text gives; null if it gives none. */
  readonly count: number | null;
}

/** Days from the day of the statement, ascending, with the fixture of each where one is known. */
export interface NamedDay {
  readonly day: number;
  readonly fixture: NamedFixture | null;
}

const ROUNDS: Readonly<Record<string, RegExp>> = {
  FINAL: /^(?!.*(semi|quarter|1\/|play)).*final/,
  SEMI: /semi/,
  QUARTER: /quarter|1\/4/,
  R16: /round of 16|last 16|1\/8/,
};

/** Returns the names of the calendar's opponents, each opponent once, in order of their first fixture. */
export function opponentsOf(context: EstimateContext): readonly (readonly string[])[] {
  const seen = new Map<string, readonly string[]>();
  for (const { opponents } of context.fixtures ?? []) {
    const key = opponents.join('|');
    if (key !== '' && !seen.has(key)) seen.set(key, opponents);
  }
  return [...seen.values()];
}

/** Returns the fixtures that a mention means; empty if the calendar has none. */
export function resolveFixtures(mention: FixtureMention, context: EstimateContext): readonly NamedDay[] {
  const fixtures = (context.fixtures ?? []).filter((fixture) => fixture.day > context.statedOn);
  const offset = (fixture: NamedFixture): number => daysBetween(context.statedOn, fixture.day);
  const named = (list: readonly NamedFixture[]): readonly NamedDay[] =>
    list.map((fixture) => ({ day: offset(fixture), fixture }));
  const has = (symbol: string): boolean => mention.symbols.has(symbol);
  const opponents = opponentsOf(context);
  const fits = (fixture: NamedFixture): boolean => {
    const own = context.ownTeams ?? [];
    if (has('LEG1') && fixture.leg !== 1) return false;
    if (has('LEG2') && fixture.leg !== 2) return false;
    if (has('BOTHLEGS') && fixture.leg === null) return false;
    if (has('DERBY') && !isDerby(own, fixture.opponents)) return false;
    if (has('CLASICO') && !isClassic(own, fixture.opponents)) return false;
    if (has('CHAMPIONS') && !/champions/i.test(fixture.competition)) return false;
    if (has('EUROPA') && !/europa|conference/i.test(fixture.competition)) return false;
    if (mention.rounds !== undefined && mention.rounds.length > 0) {
      const round = roundNumber(fixture.round);
      const isLeague = fixture.kind === 'LEAGUE' || has('CHAMPIONS') || has('EUROPA');
      if (round === null || !isLeague || !mention.rounds.includes(round)) return false;
    }
    if (has('LEAGUE') && fixture.kind !== 'LEAGUE') return false;
    if (has('CUP') && (fixture.kind !== 'CUP' || /champions|europa|conference/i.test(fixture.competition)))
      return false;
    if (has('FRIENDLY') && fixture.kind !== 'FRIENDLY') return false;
    if (has('AWAY') && fixture.home) return false;
    if (has('HOME') && !fixture.home) return false;
    if (has('INTERNATIONALS') && fixture.counts) return false;
    const rounds = Object.keys(ROUNDS).filter(has);
    return rounds.every((round) => ROUNDS[round]?.test(fold(fixture.round ?? '')) === true);
  };
  const fitting = fixtures.filter(fits);
  const isSpecific = [...mention.symbols].some(
    (symbol) => !['GAME', 'GAMES', 'VS', 'OPP', 'BOTH', 'NEXTGAME'].includes(symbol),
  );
  if (mention.opponents.length > 0) {
    const meant = mention.opponents.flatMap((index) => {
      const against = fitting.filter((fixture) => fixture.opponents.join('|') === opponents[index]?.join('|'));
      return chosen(against);
    });
    return ascending(named(meant));
  }
  if (mention.periods.length > 0) {
    const inPeriods = mention.periods.flatMap((period) => inPeriod(fitting, period));
    if (inPeriods.length > 0) return ascending(named(inPeriods));
    if (isSpecific) return [];
    return mention.periods.flatMap(({ days, high }) => (days ?? [high]).map((day) => ({ day, fixture: null })));
  }
  if (isSpecific) return ascending(named(chosen(fitting)));
  const next = fitting.find((fixture) => fixture.counts);
  if (next !== undefined) return named([next]);
  const usual = context.nextFixtureOn !== null && context.nextFixtureOn > context.statedOn;
  return [{ day: usual ? daysBetween(context.statedOn, context.nextFixtureOn) : 7, fixture: null }];

  /** Returns the first fixture, or those that a plural or a number names. */
  function chosen(list: readonly NamedFixture[]): readonly NamedFixture[] {
    const inDays = mention.periods.length === 0 ? list : mention.periods.flatMap((period) => inPeriod(list, period));
    const [first] = inDays;
    if (first === undefined) return [];
    if (mention.rounds !== undefined && mention.rounds.length > 1) return inDays;
    const isPlural = ['GAMES', 'BOTH', 'BOTHLEGS', 'INTERNATIONALS'].some(has) || mention.count !== null;
    if (!isPlural) return [first];
    const limit = addDays(first.day, has('INTERNATIONALS') ? 14 : 60);
    return inDays
      .filter((fixture) => fixture.day <= limit)
      .slice(0, mention.count ?? (has('BOTH') || has('BOTHLEGS') ? 2 : undefined));
  }

  function inPeriod(list: readonly NamedFixture[], { low, high, days, unit }: Period): readonly NamedFixture[] {
    const within = (from: number, to: number): readonly NamedFixture[] =>
      list.filter((fixture) => offset(fixture) >= from && offset(fixture) <= to);
    if (days !== null) return days.flatMap((day) => within(day, day));
    const inside = within(low, high);
    // A weekend's round may begin on Friday and end on Monday.
    return inside.length === 0 && unit === 'WEEKEND' ? within(low - 1, high + 1) : inside;
  }
}

function ascending(days: readonly NamedDay[]): readonly NamedDay[] {
  return days.toSorted((a, b) => a.day - b.day);
}

export function dayAt(context: EstimateContext, days: number): Day {
  return addDays(context.statedOn, days);
}
