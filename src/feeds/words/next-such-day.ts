import { type Day, parseDay } from '../../domain/day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = `(${MONTHS.join('|')})[a-z]*`;
const DATE = `(\\d{1,2})(?:st|nd|rd|th)?`;
const WITHOUT_YEAR = new RegExp(`\\b(?:${DATE}\\s+${MONTH}|${MONTH}\\s+${DATE})\\b`, 'i');

/**
 * Returns the first day with that date on or after `after`, for dates without a year: "14 Sep", "Sep 14". Null if the text
 * has no such date.
 */
export function nextSuchDay(text: string, after: Day): Day | null {
  const [, dayFirst, monthSecond, monthFirst, daySecond] = WITHOUT_YEAR.exec(text) ?? [];
  const month = MONTHS.indexOf((monthSecond ?? monthFirst ?? '').toLowerCase()) + 1;
  const date = (dayFirst ?? daySecond ?? '').padStart(2, '0');
  if (month === 0) return null;
  const year = Number(after.slice(0, 4));
  // Up to eight years ahead for 29 February.
  for (let ahead = 0; ahead <= 8; ahead += 1) {
    const found = parseDay(`${year + ahead}-${String(month).padStart(2, '0')}-${date}`);
    if (found !== null && found >= after) return found;
  }
  return null;
}
