/** Converts the season and tournaments to days from the day of the statement. */

import { day, type Day, daysBetween } from '../day.ts';
import { daysTo } from './calendar.ts';
import type { EstimateContext } from './context.ts';
import type { Landmark } from './reading.ts';
import { period, type Period } from './time.ts';
import { soonAfter, type DayWindow } from './windows.ts';

export function seasonEnd(context: EstimateContext): number {
  return daysTo(context, context.seasonEndsOn, () => ['05-31']);
}

/** Returns the window of a return in summer: 10 % by the season's end, 50 % by pre-season, 90 % by the new season. */
export function seasonOver(context: EstimateContext): DayWindow {
  const end = seasonEnd(context);
  return { earliest: end + 1, likely: end + 40, latest: end + 75 };
}

/** Returns the last weeks of the season. */
export function seasonsEnd(context: EstimateContext): Period {
  const end = seasonEnd(context);
  return period({ low: end - 20, high: end }, { until: seasonOver(context), landmark: 'SEASON_END' });
}

/** Returns the period from the start of training in summer to the end of August. */
export function nextSeason(context: EstimateContext): Period {
  const end = seasonEnd(context);
  return period({ low: end + 30, high: end + 90 }, { due: end + 75, landmark: 'NEXT_SEASON' });
}

export function preseason(context: EstimateContext): Period {
  const end = seasonEnd(context);
  return period({ low: end + 40, high: end + 65 }, { due: end + 40, landmark: 'PRESEASON' });
}

/** Returns the window of a player who misses the first games of the next season too. */
export function afterNextStart(context: EstimateContext): DayWindow {
  const end = seasonEnd(context);
  return { earliest: end + 85, likely: end + 110, latest: end + 150 };
}

interface Tournament {
  readonly landmark: Landmark;
  readonly from: Day;
  readonly to: Day;
}

const TOURNAMENTS: readonly Tournament[] = [
  { landmark: 'AFRICA_CUP', from: day('2025-12-21'), to: day('2026-01-18') },
  { landmark: 'WORLD_CUP', from: day('2026-06-11'), to: day('2026-07-19') },
  { landmark: 'WORLD_CUP', from: day('2027-06-24'), to: day('2027-07-25') },
  { landmark: 'AFRICA_CUP', from: day('2027-06-19'), to: day('2027-07-18') },
  { landmark: 'EUROS', from: day('2028-06-09'), to: day('2028-07-09') },
  { landmark: 'COPA_AMERICA', from: day('2028-06-10'), to: day('2028-07-10') },
];

/** Returns the next tournament of that name; null if none is known within two years. */
export function tournament(context: EstimateContext, landmark: Landmark): Period | null {
  const next = TOURNAMENTS.find((one) => one.landmark === landmark && one.to >= context.statedOn);
  if (next === undefined) return null;
  const [low, high] = [daysBetween(context.statedOn, next.from), daysBetween(context.statedOn, next.to)];
  return period({ low, high }, { due: low, until: soonAfter(low), landmark });
}
