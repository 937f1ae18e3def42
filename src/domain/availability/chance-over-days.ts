import { type Day, dayNumber } from '../day.ts';
import type { Fixture } from '../fixture.ts';
import { chanceOut, type Recovery } from '../recovery/recovery.ts';
import { possibleDays } from './fixture-state.ts';

/**
 * Returns the chance that a player who is out `today` misses a dated fixture that has not begun. If only the first and
 * the last possible day are known, both are equally likely.
 */
export function chanceOverDays(recovery: Recovery, fixture: Fixture, today: Day): number {
  const present = dayNumber(today);
  const chances = possibleDays(fixture, today).map((day) => chanceOut(recovery, dayNumber(day), present));
  return chances.reduce((sum, chance) => sum + chance, 0) / chances.length;
}
