import { type Day, dayNumber } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { chanceOut, recoveryFrom, windowOf } from './recovery.ts';
import type { RecoveryCase } from './recovery-case.ts';

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
 * Returns the chance of still being out on some days, for a player not back by `assessedOn`.
 *
 * The day on which a window was stated is unknown here. Before the window's earliest day, its three chances hold as of
 * the day a = `assessedOn`. With S the survival of the window counted from the injury, the first 10 % keep their shape:
 *
 *     P(R > d) = 1 - 0.1 (S(a) - S(d)) / (S(a) - 0.9)     a < d < earliest
 *     P(R > d) = S(d)                                     d >= earliest
 *
 * From the earliest day on, the window is conditioned like every other statement: S(d) / S(a). So a later `assessedOn`
 * never lowers a chance.
 */
export function recoveryCurve(
  recoveryCase: Omit<RecoveryCase, 'statedOn'>,
  assessedOn: Day,
  dates: readonly Day[],
): RecoveryCurve {
  const { statement, occurredOn } = recoveryCase;
  const today = dayNumber(assessedOn);
  const window = 'window' in statement ? statement.window : null;
  const statedOn = window === null ? assessedOn : (occurredOn ?? assessedOn);
  const recovery = recoveryFrom({ ...recoveryCase, statedOn });
  const pointsFor = (chance: (d: number) => number) =>
    dates.map((date) => ({ date, chanceOut: chance(dayNumber(date)) }));
  if (window === null || assessedOn >= window.earliest || statedOn >= window.earliest) {
    return { points: pointsFor((d) => chanceOut(recovery, d, today)), window: windowOf(recovery, today) };
  }
  const survivalToday = recovery.survival(today);
  const earliest = dayNumber(window.earliest);
  const windowSurvival = (d: number): number => {
    if (d <= today) return 1;
    const survival = recovery.survival(d);
    return d >= earliest || survivalToday <= 0.9
      ? survival
      : 1 - (0.1 * (survivalToday - survival)) / (survivalToday - 0.9);
  };
  return { points: pointsFor(windowSurvival), window };
}
