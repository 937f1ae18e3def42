import type { Day } from '../day.ts';

const CARDINALS =
  'no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth'.split(' ');
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** Spells out a number up to twenty; larger numbers stay in figures. */
export function inWords(n: number): string {
  return CARDINALS[n] ?? String(n);
}

/** Returns an ordinal, "fifth"; in figures from the thirteenth on. */
export function ordinal(n: number): string {
  const word = ORDINALS[n];
  if (word !== undefined) return word;
  const teen = n % 100 >= 11 && n % 100 <= 13;
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th');
  return `${n}${ending}`;
}

/** Returns "one game", "two games". */
export function games(n: number): string {
  return `${inWords(n)} ${n === 1 ? 'game' : 'games'}`;
}

/** Returns "8 March", with the year if it differs from that of `today`. */
export function dayInWords(day: Day, today: Day): string {
  const [year, month, date] = day.split('-');
  const words = `${Number(date)} ${MONTHS[Number(month) - 1]}`;
  return year === today.slice(0, 4) ? words : `${words} ${year}`;
}

/** Joins parts as "a, b and c". */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
