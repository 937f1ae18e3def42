/** Converts statements about games to windows, in days from the day of the statement. */

import { type Day, daysBetween } from '../day.ts';
import type { NamedFixture } from './context.ts';
import type { Bound } from './reading.ts';
import { by, soonAfter, type DayWindow } from './windows.ts';

/** The games of the player's club, as far as they are known. */
export interface GameCalendar {
  readonly statedOn: Day;
  /** Null: in a week. */
  readonly nextFixtureOn: Day | null;
  /** In order of kick-off. */
  readonly fixtures?: readonly Pick<NamedFixture, 'id' | 'day' | 'counts'>[];
}

/** Returns the day of the n-th next game of the player's club; beyond the calendar, one game a week. */
function dayOfGame(calendar: GameCalendar, n: number): number {
  const { statedOn, nextFixtureOn } = calendar;
  const days = gameDays(calendar);
  const known = days[n - 1];
  if (known !== undefined) return known;
  const first = nextFixtureOn !== null && nextFixtureOn > statedOn ? daysBetween(statedOn, nextFixtureOn) : 7;
  const [last, from] = days.length === 0 ? [first, 1] : [days.at(-1) ?? first, days.length];
  return last + 7 * (n - from);
}

/** Returns the last game day before that day; 0 if there is none. */
function gameBefore(calendar: GameCalendar, day: number): number {
  return gameDays(calendar).findLast((one) => one < day) ?? 0;
}

function gameDays({ fixtures = [], statedOn }: GameCalendar): readonly number[] {
  return fixtures
    .filter((fixture) => fixture.counts && fixture.day > statedOn)
    .map((fixture) => daysBetween(statedOn, fixture.day));
}

/**
 * Returns the window after a number of missed games. It begins the day after the earliest game that may be the last;
 * half of the players are back two days after the last game, nearly all after twelve. With "at most", the return may be
 * earlier.
 */
export function afterGames(low: number, high: number, bound: Bound, calendar: GameCalendar): DayWindow {
  const [first, last] = [dayOfGame(calendar, low), dayOfGame(calendar, high)];
  if (bound === 'AT_MOST') {
    const likely = dayOfGame(calendar, Math.max(1, Math.ceil(high * 0.7))) + 1;
    const earliest = Math.max(1, Math.floor(dayOfGame(calendar, 1) * 0.7));
    return { earliest, likely, latest: Math.max(last + 7, likely) };
  }
  const likely = low === high ? last + (bound === 'AT_LEAST' ? 4 : 2) : last;
  return { earliest: first + 1, likely, latest: last + 12 };
}

/** Returns the window after the last missed game. */
export function afterLastMissed(day: number): DayWindow {
  return soonAfter(day + 1);
}

/** Returns the window of a return in the game of that day: between the game before and that one. */
export function returnInGame(day: number, bound: Bound, calendar: GameCalendar): DayWindow {
  const before = gameBefore(calendar, day);
  if (bound === 'LATE' || bound === 'AT_LEAST') {
    const likely = bound === 'LATE' ? Math.max(day, before + 1) : day + 3;
    return { earliest: before + 1, likely, latest: day + 14 };
  }
  if (bound === 'BY') return by(day);
  const likely = Math.max(day - 1, before + 1);
  return { earliest: Math.min(before + 1, likely), likely, latest: day + (bound === 'ABOUT' ? 10 : 7) };
}
