import type { Day } from '../../domain/day.ts';

/**
 * Returns the name of a season whose first year a feed has. It is "2025-26" if the season continues in the next year,
 * otherwise "2025". The days of its matches decide: one in the next year makes it two years, one before July makes it
 * one. A season with days only from July to December has just begun, unless it is a tournament.
 * @param isTournament Whether the season is that of a tournament of a few weeks.
 */
export function seasonLabel(year: number, days: readonly Day[], isTournament: boolean): string {
  const twoYears = `${year}-${String(year + 1).slice(2)}`;
  if (days.some((day) => day >= `${year + 1}-01-01`)) return twoYears;
  return isTournament || days.some((day) => day < `${year}-07-01`) ? String(year) : twoYears;
}
