import type { Match } from '../session/types.ts';
import type { Words } from '../session/words.ts';

/** Returns the teams and the day of a match in one line. */
export function matchTitle({ home, away, date }: Match, words: Words, today: string): string {
  const open = words.text('openSide');
  const day = date === null ? words.text('dayOpen') : words.day(date, today);
  return `${home?.shortName ?? open} – ${away?.shortName ?? open} · ${day}`;
}
