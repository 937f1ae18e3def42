/**
 * The two kinds of time in football, never mixed: a **day** (a match day, a day of return), which has no hours and no
 * zone, and an **instant** (a kick-off, the moment something was recorded).
 */

import { LRUCache } from 'lru-cache';
import type { Brand } from './brand.ts';

/** A calendar day as RFC 3339 full-date, `2026-02-08`. Days compare as strings. */
export type Day = Brand<string, 'Day'>;

/** A point on the time line, in milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = Brand<number, 'Instant'>;

/** Reads an RFC 3339 full-date of the years 1800 to 2199; null where it is none. */
export function parseDay(text: string): Day | null {
  if (!/^(1[89]|2[01])\d\d-\d\d-\d\d$/.test(text)) return null;
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' });
    return text as Day;
  } catch {
    return null;
  }
}

/** A day written in the program itself. Throws RangeError where it is none. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new RangeError(`not a day: ${text}`);
  return parsed;
}

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01, for arithmetic. */
export function dayNumber(d: Day): number {
  return Date.UTC(Number(d.slice(0, 4)), Number(d.slice(5, 7)) - 1, Number(d.slice(8, 10))) / MS_PER_DAY;
}

/** The day of that number: the inverse of `dayNumber`. */
export function dayOfNumber(n: number): Day {
  return new Date(n * MS_PER_DAY).toISOString().slice(0, 10) as Day;
}

export function addDays(d: Day, days: number): Day {
  return dayOfNumber(dayNumber(d) + days);
}

/** Whole days from `from` to `to`; negative where `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** Reads an RFC 3339 date-time, of the years 1800 to 2199, with any offset; null where it is none. */
export function parseInstant(text: string): Instant | null {
  if (!/^(1[89]|2[01])\d\d-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(text)) return null;
  try {
    return Temporal.Instant.from(text).epochMilliseconds as Instant;
  } catch {
    return null;
  }
}

/** An instant written in the program itself. Throws RangeError where it is none. */
export function instant(text: string): Instant {
  const parsed = parseInstant(text);
  if (parsed === null) throw new RangeError(`not an instant: ${text}`);
  return parsed;
}

/** Writes an instant as RFC 3339 in UTC. */
export function formatInstant(i: Instant): string {
  return Temporal.Instant.fromEpochMilliseconds(i).toString();
}

/** The day that an instant falls on in a time zone (IANA name). */
export function dayIn(zone: string, i: Instant): Day {
  const known = days.get(zone)?.get(i);
  if (known !== undefined) return known;
  const found = Temporal.Instant.fromEpochMilliseconds(i).toZonedDateTimeISO(zone).toPlainDate().toString() as Day;
  const inZone = days.get(zone) ?? new LRUCache({ max: 2_000 });
  days.set(zone, inZone.set(i, found));
  return found;
}

/** The same few moments are asked for again and again, and a calendar takes its time. */
const days = new LRUCache<string, LRUCache<Instant, Day>>({ max: 500 });

/** The first instant of the day after the one that `i` falls on in that zone. */
export function nextMidnight(zone: string, i: Instant): Instant {
  const here = Temporal.Instant.fromEpochMilliseconds(i).toZonedDateTimeISO(zone);
  return here.toPlainDate().add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds as Instant;
}

/** The instant at which clocks in that zone show that time (`21:00`) on that day. Throws RangeError on a bad time. */
export function instantAt(zone: string, d: Day, time: string): Instant {
  return Temporal.PlainDate.from(d).toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) })
    .epochMilliseconds as Instant;
}

/** Whether this is the IANA name of a time zone that we know. */
export function isTimeZone(zone: string): boolean {
  try {
    return zone.includes('/') || zone === 'UTC'
      ? Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone) !== null
      : false;
  } catch {
    return false;
  }
}
