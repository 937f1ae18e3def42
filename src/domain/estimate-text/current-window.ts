/** Reads statements about games by the current calendar, so that they follow fixtures that moved. */

import { type Day, daysBetween } from '../day.ts';
import type { FixtureId } from '../fixture.ts';
import type { ReturnWindow, StatedChance, StatedGames } from '../recovery-estimate.ts';
import { afterGames, afterLastMissed, type GameCalendar, returnInGame } from './game-windows.ts';
import { type EstimateStatementReading, type SimpleReading, soleReading } from './reading.ts';
import { type DayWindow, toWindow } from './windows.ts';

/** A stated chance follows its fixture by at most this many days: later, it no longer says how fit the player is. */
const LONGEST_MOVE_DAYS = 7;

/** Returns the window of games as they are scheduled now; the recorded one if none of them has a day. */
export function currentWindow({ reading, window }: StatedGames, calendar: GameCalendar): ReturnWindow {
  const sole = soleReading(reading);
  const spread = sole === null ? null : currentSpread(sole, calendar);
  return spread === null ? window : toWindow(spread, calendar.statedOn);
}

function currentSpread(reading: SimpleReading, calendar: GameCalendar): DayWindow | null {
  const dayOf = (fixture: FixtureId | null | undefined): number | null => {
    const day = dayOfFixture(fixture ?? null, calendar);
    return day === null ? null : daysBetween(calendar.statedOn, day);
  };
  switch (reading.kind) {
    case 'GAMES':
      return afterGames(reading.low, reading.high, reading.bound, calendar);
    case 'MISSES': {
      const days = reading.fixtures.flatMap((fixture) => dayOf(fixture) ?? []);
      return days.length === 0 ? null : afterLastMissed(Math.max(...days));
    }
    case 'ABSENT_THROUGH': {
      const day = dayOf(reading.fixture);
      return day === null ? null : afterLastMissed(day);
    }
    case 'RETURNS_IN': {
      const day = dayOf(reading.fixture);
      return day === null ? null : returnInGame(day, reading.bound, calendar);
    }
    default:
      return null;
  }
}

/** Returns the day for which a chance of playing was stated: that of its fixture, unless it was moved far. */
export function currentFixtureDay({ fixture, nextFixtureOn }: StatedChance, calendar: GameCalendar): Day | null {
  const day = dayOfFixture(fixture, calendar);
  if (day === null || nextFixtureOn === null) return nextFixtureOn;
  return Math.abs(daysBetween(nextFixtureOn, day)) <= LONGEST_MOVE_DAYS ? day : nextFixtureOn;
}

/** Returns a reading with the current days of its fixtures. */
export function currentReading(reading: EstimateStatementReading, calendar: GameCalendar): EstimateStatementReading {
  const update = (one: SimpleReading): SimpleReading => withCurrentDays(one, calendar);
  switch (reading.kind) {
    case 'NO_ESTIMATE':
      return reading;
    case 'ALL':
      return { ...reading, parts: reading.parts.map(update) };
    case 'INSTEAD':
      return { ...reading, holds: reading.holds.map(update) };
    default:
      return update(reading);
  }
}

function withCurrentDays(reading: SimpleReading, calendar: GameCalendar): SimpleReading {
  switch (reading.kind) {
    case 'MISSES': {
      if (reading.fixtures.length !== reading.days.length) return reading;
      const days = reading.fixtures.map((fixture, index) => dayOfFixture(fixture, calendar) ?? reading.days[index]);
      return { ...reading, days: days.filter((day) => day !== undefined).toSorted() };
    }
    case 'ABSENT_THROUGH':
      return { ...reading, day: dayOfFixture(reading.fixture ?? null, calendar) ?? reading.day };
    case 'RETURNS_IN':
      return { ...reading, day: dayOfFixture(reading.fixture, calendar) ?? reading.day };
    default:
      return reading;
  }
}

function dayOfFixture(fixture: FixtureId | null, { fixtures = [] }: GameCalendar): Day | null {
  return fixture === null ? null : (fixtures.find(({ id }) => id === fixture)?.day ?? null);
}
