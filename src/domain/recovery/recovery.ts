/**
 * From what was said to the distribution of the day of return, R. A player who is back on day r is available for
 * fixtures on day r or later: he misses a fixture on day d if R > d.
 */

import { addDays, type Day, day, dayNumber, daysBetween, dayOfNumber } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { statedDateSurvival } from './stated-date.ts';
import { PARAMETERS, type Parameters, TYPICAL_DAYS_OUT, TYPICAL_DAYS_TO_NEXT } from './parameters.ts';
import { statedChanceSurvival } from './stated-chance.ts';
import { daysOut, typicalCourse } from './typical-course.ts';
import { statedWindowSurvival } from './stated-window.ts';
import type { RecoveryCase } from './recovery-case.ts';

/** The distribution of the day of return, R, as it was on the day the estimate was made. */
export interface Recovery {
  /** P(R > d | R > saidOn): 1 on the day of the statement, never rising. `d` is a `dayNumber`. */
  readonly survival: (d: number) => number;
}

/** The distribution of the day of return that a report implies. `parameters`: for fitting; the fitted ones. */
export function recoveryFrom(recoveryCase: RecoveryCase, parameters: Parameters = PARAMETERS): Recovery {
  const { statement, statedOn, occurredOn } = recoveryCase;
  if (statement.basis === 'WINDOW' || statement.basis === 'TEXT') {
    const origin = windowOrigin(statement.window, statedOn, occurredOn);
    return recoveryOf(statedOn, origin, statedWindowSurvival(statement.window, origin));
  }
  return recoveryOf(statedOn, statedOn, survivalAfter(recoveryCase, statement, parameters));
}

/** The recovery of which P(T > t) is known, t days after `origin`, given that he was still out when it was said. */
function recoveryOf(saidOn: Day, origin: Day, survival: (t: number) => number): Recovery {
  const start = dayNumber(origin);
  const said = dayNumber(saidOn);
  const atFirst = survival(said - start);
  return { survival: (d) => (d <= said ? 1 : survival(d - start) / atFirst) };
}

/** P(T > x), x days after the statement, by the model fitted to what came of such statements. */
function survivalAfter(
  recoveryCase: RecoveryCase,
  said: Exclude<RecoveryCase['statement'], { basis: 'WINDOW' | 'TEXT' }>,
  parameters: Parameters,
): (x: number) => number {
  const typical = (d: number) => typicalCourse(recoveryCase, d, parameters.unknown);
  const { statedOn } = recoveryCase;
  switch (said.basis) {
    case 'DATE': {
      const d = daysOut(recoveryCase, TYPICAL_DAYS_OUT.dated);
      return statedDateSurvival({ saidOn: statedOn, date: said.date, daysOut: d }, typical(d), parameters.dated);
    }
    case 'CHANCE': {
      const d = daysOut(recoveryCase, TYPICAL_DAYS_OUT.chance);
      const known = said.nextFixtureOn !== null && said.nextFixtureOn >= statedOn;
      const daysToNext = known ? daysBetween(statedOn, said.nextFixtureOn) : TYPICAL_DAYS_TO_NEXT;
      return statedChanceSurvival({ percent: said.percent, daysToNext }, typical(d), parameters.chance);
    }
    case 'UNKNOWN':
      return typical(daysOut(recoveryCase, TYPICAL_DAYS_OUT.unknown));
  }
}

/**
 * The day that a window's days are counted from: the statement's. A window that was past already then is taken as said
 * on the day of the injury, else two weeks before it opens; that he was still out on the day of the statement does the rest.
 */
function windowOrigin(window: ReturnWindow, saidOn: Day, occurredOn: Day | null): Day {
  if (window.latest > saidOn) return saidOn;
  return occurredOn !== null && occurredOn < window.latest ? occurredOn : addDays(window.earliest, -14);
}

/**
 * P(R > d | R > today) = S(d) / S(today): the chance that he misses a fixture on `d`, who is not back by `today`. 1 where
 * `d` is not after `today`. Both are `dayNumber`s.
 */
export function chanceOut(recovery: Recovery, d: number, today: number): number {
  if (d <= today) return 1;
  const now = recovery.survival(today);
  // Where S(today) is too small for a number, nothing but that he is still out is known of him.
  return now > 0 ? Math.min(1, recovery.survival(d) / now) : 1;
}

/** The last day that `parseDay` reads. */
const LAST_DAY = dayNumber(day('2199-12-31'));

/** The first days by which he is back with a chance of 10, 50 and 90 %, given that he is not back by `today`. */
export function windowOf(recovery: Recovery, today: number): ReturnWindow {
  return {
    earliest: firstDayBack(recovery, today, 0.1),
    likely: firstDayBack(recovery, today, 0.5),
    latest: firstDayBack(recovery, today, 0.9),
  };
}

function firstDayBack(recovery: Recovery, today: number, chance: number): Day {
  let still = today;
  let step = 1;
  while (still + step < LAST_DAY && 1 - chanceOut(recovery, still + step, today) < chance - 1e-9) {
    still += step;
    step *= 2;
  }
  let back = Math.min(still + step, LAST_DAY);
  while (back - still > 1) {
    const middle = Math.floor((still + back) / 2);
    if (1 - chanceOut(recovery, middle, today) < chance - 1e-9) still = middle;
    else back = middle;
  }
  return dayOfNumber(back);
}

/**
 * Whether the day by which he should be back has come and he is still out: `today` is on or after a window's latest day,
 * or after the one day that was named, on which he may still prove to be back. Statements without a day never are.
 */
export function isOverdue(recoveryCase: RecoveryCase, today: Day): boolean {
  const { statement } = recoveryCase;
  switch (statement.basis) {
    case 'WINDOW':
    case 'TEXT':
      return today >= statement.window.latest;
    case 'DATE':
      return today > statement.date;
    default:
      return false;
  }
}
