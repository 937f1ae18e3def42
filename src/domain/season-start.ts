import { type Day, day } from './day.ts';

/** Returns a day before the first match of a season: for `2025-26` in summer, for `2026` in January. */
export function firstDayOfSeason(season: string): Day {
  const [, year = '', isSplit] = /^(\d{4})(-)?/.exec(season) ?? [];
  if (year === '') return day('2000-01-01');
  return isSplit === undefined ? (`${year}-01-01` as Day) : (`${year}-06-15` as Day);
}
