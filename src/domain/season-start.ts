import { type Day, day } from './day.ts';

/**
 * Returns a day before the first match of a season. For `2025-26` it is in summer, for `2026` at the start of the year.
 */
export function firstDayOfSeason(season: string): Day {
  const [, year = '', isSplit] = /^(\d{4})(-)?/.exec(season) ?? [];
  if (year === '') return day('2000-01-01');
  return isSplit === undefined ? (`${year}-01-01` as Day) : (`${year}-06-15` as Day);
}
