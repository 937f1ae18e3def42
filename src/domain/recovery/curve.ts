import { type Day, dayNumber } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { chanceOut, recoveryFrom, windowOf } from './recovery.ts';
import { type RecoveryCase } from './recovery-case.ts';

export interface RecoveryPoint {
  readonly date: Day;
  /** 0 to 1. */
  readonly chanceOut: number;
}

export interface RecoveryCurve {
  readonly points: readonly RecoveryPoint[];
  readonly window: ReturnWindow;
}

/**
 * The chance of still being out on each of some days, for a report that stands on `assessedOn`: he is not back by then.
 *
 * A reader does not know when a window was said. Before its earliest day it is taken as it is: the three chances hold on
 * `assessedOn`, and what is left of the first 10 % is spread as it was:
 * P(R > d) = 1 - 0.1 (S(a) - S(d)) / (S(a) - 0.9) for a < d < earliest, S the window counted from the injury, a the day
 * assessed. From its earliest day on it is conditioned as everything else is, S(d) / S(a). So a later `assessedOn` never
 * lowers a chance.
 */
export function recoveryCurve(
  recoveryCase: Omit<RecoveryCase, 'statedOn'>,
  assessedOn: Day,
  dates: readonly Day[],
): RecoveryCurve {
  const { statement, occurredOn } = recoveryCase;
  const today = dayNumber(assessedOn);
  const window = statement.basis === 'WINDOW' || statement.basis === 'TEXT' ? statement.window : null;
  const saidOn = window === null ? assessedOn : (occurredOn ?? assessedOn);
  const recovery = recoveryFrom({ ...recoveryCase, statedOn: saidOn });
  const point = (chance: (d: number) => number) => dates.map((date) => ({ date, chanceOut: chance(dayNumber(date)) }));
  if (window === null || assessedOn >= window.earliest || saidOn >= window.earliest) {
    return { points: point((d) => chanceOut(recovery, d, today)), window: windowOf(recovery, today) };
  }
  const now = recovery.survival(today);
  const earliest = dayNumber(window.earliest);
  const standing = (d: number): number => {
    if (d <= today) return 1;
    const still = recovery.survival(d);
    return d >= earliest || now <= 0.9 ? still : 1 - (0.1 * (now - still)) / (now - 0.9);
  };
  return { points: point(standing), window };
}
