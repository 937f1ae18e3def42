/**
 * The two kinds of time in football, which must never be mixed. A **day** (a match day, a day of return) has no hours
 * and no zone. An **instant** is a point in time (a kick-off, the moment of a recording).
 */

import { LRUCache } from 'lru-cache';
import type { Brand } from './brand.ts';

/** A calendar day as an RFC 3339 full-date, `2026-02-08`. Days compare as strings. */
export type Day = Brand<string, 'Day'>;

/** A point in time, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;

/** Parses an RFC 3339 full-date of the years 1800 to 2199. Returns null if the text is not one. */
export function parseDay(text: string): Day | null {
  if (!/^(1[89]|2[01])\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(text)) return null;
  // Every month has 28 days; calendar arithmetic is slow, and files have thousands of dates.
  if (text.slice(8) > '28' && dayOfNumber(dayNumber(text as Day)) !== text) return null;
  return text as Day;
}

/** Returns the day of a literal in the source code. Throws RangeError if the text is not a day. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

const MS_PER_DAY = 86_400_000;

/** Returns the number of days since 1970-01-01, for arithmetic. */
export function dayNumber(d: Day): number {
  const year = digitsAt(d, 0) * 100 + digitsAt(d, 2);
  return Date.UTC(year, digitsAt(d, 5) - 1, digitsAt(d, 8)) / MS_PER_DAY;
}

/** Returns the number of two digits. Takes a third of the time of `slice` and `Number`. */
function digitsAt(text: string, place: number): number {
  return text.charCodeAt(place) * 10 + text.charCodeAt(place + 1) - 528;
}

/** Returns the day of a day number: the inverse of `dayNumber`. */
export function dayOfNumber(n: number): Day {
  return new Date(n * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}

export function addDays(d: Day, days: number): Day {
  return dayOfNumber(dayNumber(d) + days);
}

/** Returns the days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Parses an RFC 3339 date-time of the years 1800 to 2199 with any offset. Returns null if it is not one. */
export function parseInstant(text: string): Instant | null {
  if (!/^(1[89]|2[01])\d\d-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text)) return null;
  try {
    return Temporal.Instant.from(text).epochMilliseconds as Instant;
  } catch {
    return null;
  }
}

/** Returns the instant of a literal in the source code. Throws RangeError if the text is not an instant. */
export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new RangeError(`not an instant: ${text}`);
  return parsed;
}

/** Formats an instant as an RFC 3339 date-time in UTC. */
export function formatInstant(i: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(i).toString();
}

/** Returns the day on which an instant falls in a time zone (IANA name). */
export function dayIn(zone: string, i: Instant): Day {
  const cached = daysByZone.get(zone)?.get(i);
  if (cached !== undefined) return cached;
  const computed = Temporal.Instant.fromEpochMilliseconds(i).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
  const inZone = daysByZone.get(zone) ?? new LRUCache({ max: 2_000 });
  daysByZone.set(zone, inZone.set(i, computed));
  return computed;
}

/** Caches `dayIn`: callers repeat the same few instants, and calendar arithmetic is slow. */
const daysByZone = new LRUCache<string, LRUCache<Instant, Day>>({ max: 500 });

/** Returns the first instant of the next day in that zone. */
export function nextMidnight(zone: string, i: Instant): Instant {
  const local = Temporal.Instant.fromEpochMilliseconds(i).toZonedDateTimeISO(zone);
  return local.toPlainDate().add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds as Instant;
}

/** Returns the first instant of a day in that zone. */
export function startOfDay(zone: string, d: Day): Instant {
  return Temporal.PlainDate.from(d).toZonedDateTime(zone).epochMilliseconds as Instant;
}

/** Returns the instant of a wall-clock time (`21:00`) on a day in a zone. Throws RangeError if the time is invalid. */
export function instantAt(zone: string, d: Day, time: string): Instant {
  return Temporal.PlainDate.from(d).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds as Instant;
}

/** Whether this is an IANA time zone name that the runtime supports. */
export function isTimeZone(zone: string): boolean {
  try {
    return zone.includes('/') || zone === 'UTC'
      ? Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone) !== null
      : false;
  } catch {
    return false;
  }
}
