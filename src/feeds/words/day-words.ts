import { type Day, parseDay } from '../../domain/day.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Returns the day in a cell of a spreadsheet; null if it is not a day with a year. Examples: `2026-09-14`, with or
 * without an hour, `14/09/2026`, `14.9.2026`, `14 Sep 2026`, `Sep 14, 2026`. With two numbers, the day comes first.
 */
export function dayInCell(text: string | null): Day | null {
  const cell = text?.trim() ?? '';
  const iso = /^(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?$/.exec(cell)?.[1];
  if (iso !== undefined) return parseDay(iso);
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? [];
  if (day !== undefined) return dayOf(year, Number(month), day);
  const [, first, name, yearAfter] = /^(\d{1,2})\.? (\p{L}{3,9})\.?,? (\d{4})$/u.exec(cell) ?? [];
  if (first !== undefined) return dayOf(yearAfter, monthOf(name), first);
  const [, nameFirst, second, yearLast] = /^(\p{L}{3,9})\.? (\d{1,2}),? (\d{4})$/u.exec(cell) ?? [];
  return second === undefined ? null : dayOf(yearLast, monthOf(nameFirst), second);
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

function dayOf(year = '', month: number, day: string): Day | null {
  return parseDay(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}
