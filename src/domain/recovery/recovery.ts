/**
 * Converts a statement to the distribution of the day of return, R. A player who is back on day r is available for
 * fixtures on day r or later, so a fixture on day d is missed if R > d.
 */

import { addDays, type Day, day, dayNumber, daysBetween, dayOfNumber } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { statedDateSurvival } from './stated-date.ts';
import { PARAMETERS, type Parameters, TYPICAL_DAYS_OUT, TYPICAL_DAYS_TO_NEXT } from './parameters.ts';
import { statedChanceSurvival } from './stated-chance.ts';
import { daysOut, typicalCourse } from './typical-course.ts';
import { statedWindowSurvival } from './stated-window.ts';
import type { ModelledStatement, RecoveryCase } from './recovery-case.ts';

/** The distribution of the day of return, R, as of the day of the statement. */
export interface Recovery {
  /** P(R > d | R > statedOn): 1 on the day of the statement, never rising. `d` is a `dayNumber`. */
  readonly survival: (d: number) => number;
}

/** Returns the distribution of the day of return for a report. Only the fitting code passes other `parameters`. */
export function recoveryFrom(recoveryCase: RecoveryCase, parameters: Parameters = PARAMETERS): Recovery {
  const { statement, statedOn, occurredOn } = recoveryCase;
  if ('window' in statement) {
    const origin = windowOrigin(statement.window, statedOn, occurredOn);
    return conditionedRecovery(statedOn, origin, statedWindowSurvival(statement.window, origin));
  }
  return conditionedRecovery(statedOn, statedOn, survivalAfter(recoveryCase, statement, parameters));
}

/** Returns the recovery with P(T > t), t days after `origin`, given that the player was out when stated. */
function conditionedRecovery(statedOn: Day, origin: Day, survival: (t: number) => number): Recovery {
  const start = dayNumber(origin);
  const stated = dayNumber(statedOn);
  const whenStated = survival(stated - start);
  return { survival: (d) => (d <= stated ? 1 : survival(d - start) / whenStated) };
}

/** Returns P(T > x), x days after the statement, by the model fitted to the outcomes of such statements. */
function survivalAfter(
  recoveryCase: RecoveryCase,
  statement: Exclude<ModelledStatement, { window: ReturnWindow }>,
  parameters: Parameters,
): (x: number) => number {
  const typical = (d: number) => typicalCourse(recoveryCase, d, parameters.unknown);
  const { statedOn } = recoveryCase;
  switch (statement.basis) {
    case 'DATE': {
      const d = daysOut(recoveryCase, TYPICAL_DAYS_OUT.dated);
      return statedDateSurvival({ statedOn, date: statement.date, daysOut: d }, typical(d), parameters.dated);
    }
    case 'CHANCE': {
      const d = daysOut(recoveryCase, TYPICAL_DAYS_OUT.chance);
      const isKnown = statement.nextFixtureOn !== null && statement.nextFixtureOn >= statedOn;
      const daysToNext = isKnown ? daysBetween(statedOn, statement.nextFixtureOn) : TYPICAL_DAYS_TO_NEXT;
      return statedChanceSurvival({ percent: statement.percent, daysToNext }, typical(d), parameters.chance);
    }
    case 'UNKNOWN':
      return typical(daysOut(recoveryCase, TYPICAL_DAYS_OUT.unknown));
  }
}

/**
 * Returns the day from which a window's days are counted: the day of the statement. A window that was already past on
 * that day counts from the day of the injury, else from two weeks before its earliest day.
 */
function windowOrigin(window: ReturnWindow, statedOn: Day, occurredOn: Day | null): Day {
  if (window.latest > statedOn) return statedOn;
  return occurredOn !== null && occurredOn < window.latest ? occurredOn : addDays(window.earliest, -14);
}

/**
 * Returns P(R > d | R > today) = S(d) / S(today). This is the chance that a player who is not back by `today` misses a
 * fixture on day `d`. 1 if `d` is not after `today`. Both are `dayNumber`s.
 */
export function chanceOut(recovery: Recovery, d: number, today: number): number {
  if (d <= today) return 1;
  const survivalToday = recovery.survival(today);
  // If S(today) underflows to 0, the model says nothing except that the player is still out.
  return survivalToday > 0 ? Math.min(1, recovery.survival(d) / survivalToday) : 1;
}

/** The last day that `parseDay` accepts. */
const LAST_DAY = dayNumber(day('2199-12-31'));

/** Returns the days of return with a chance of 10, 50 and 90 %, given no return by `today`. */
export function windowOf(recovery: Recovery, today: number): ReturnWindow {
  return {
    earliest: firstDayBack(recovery, today, 0.1),
    likely: firstDayBack(recovery, today, 0.5),
    latest: firstDayBack(recovery, today, 0.9),
  };
}

function firstDayBack(recovery: Recovery, today: number, chance: number): Day {
  let lower = today;
  let step = 1;
  while (lower + step < LAST_DAY && 1 - chanceOut(recovery, lower + step, today) < chance - 1e-9) {
    lower += step;
    step *= 2;
  }
  let upper = Math.min(lower + step, LAST_DAY);
  while (upper - lower > 1) {
    const middle = Math.floor((lower + upper) / 2);
    if (1 - chanceOut(recovery, middle, today) < chance - 1e-9) lower = middle;
    else upper = middle;
  }
  return dayOfNumber(upper);
}

/**
 * Whether the estimated return of a player who is still out is past. This is so on and after a window's latest day, or
 * after a single stated day. A statement without a day is never overdue.
 */
export function isOverdue(recoveryCase: RecoveryCase, today: Day): boolean {
  const { statement } = recoveryCase;
  if ('window' in statement) return today >= statement.window.latest;
  return 'date' in statement && today > statement.date;
}
