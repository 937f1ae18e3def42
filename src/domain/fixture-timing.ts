import { addDays, type Day, dayIn, type Instant, isTimeZone } from './day.ts';
import { type Issue, issuesOf } from './decision.ts';
import type { Fixture, FixtureStatus } from './fixture.ts';
import type { Team } from './team.ts';

/** When a fixture is played: its match day, its kick-off, or neither. A kick-off alone implies the day. */
export interface FixtureTiming {
  readonly day: Day | null;
  readonly kickoffAt: Instant | null;
  /** The last possible match day, if `day` is only the first one. */
  readonly lastPossibleDay: Day | null;
}

/** Returns the zone of the ground: the venue's, else the home team's; null if neither is known. */
export function groundZone({ venueTimeZone }: Pick<Fixture, 'venueTimeZone'>, home: Team | null): string | null {
  return venueTimeZone ?? home?.timeZone ?? null;
}

export function resolveTiming(
  { day, kickoffAt, lastPossibleDay }: FixtureTiming,
  zone: string | null,
): FixtureTiming & { readonly status: FixtureStatus } {
  return {
    day: day ?? (kickoffAt === null || zone === null ? null : dayIn(zone, kickoffAt)),
    kickoffAt,
    lastPossibleDay: lastPossibleDay === day ? null : lastPossibleDay,
    status: kickoffAt === null ? 'SCHEDULED' : 'TIMED',
  };
}

export function groundIssues({ venueTimeZone }: Pick<Fixture, 'venueTimeZone'>): Issue[] {
  return issuesOf([
    venueTimeZone !== null && !isTimeZone(venueTimeZone),
    'venueTimeZone',
    `"${venueTimeZone}" is not a time zone; expected an IANA name, e.g. "Europe/Madrid".`,
  ]);
}

/** The longest span of possible match days accepted. */
export const MAX_POSSIBLE_DAYS = 14;

/** Returns the issues of a kick-off outside the match day in the zone of the ground. An unknown zone allows one day. */
export function timingIssues(to: FixtureTiming, zone: string | null): Issue[] {
  const { day, lastPossibleDay } = to;
  const issues =
    lastPossibleDay === null
      ? []
      : issuesOf(
          [day === null, 'lastPossibleDate', 'The first possible day is missing: give it as `date`.'],
          [to.kickoffAt !== null, 'lastPossibleDate', 'A fixture with a kick-off has one day; expected null.'],
          [
            day !== null && (lastPossibleDay < day || lastPossibleDay > addDays(day, MAX_POSSIBLE_DAYS)),
            'lastPossibleDate',
            `The last possible day must be at most ${MAX_POSSIBLE_DAYS} days after the first.`,
          ],
        );
  return [...issues, ...kickoffIssues(to, zone)];
}

function kickoffIssues(to: FixtureTiming, zone: string | null): Issue[] {
  if (to.kickoffAt === null || (zone !== null && !isTimeZone(zone))) return [];
  if (to.day === null) {
    return issuesOf([
      zone === null,
      'date',
      'The match day is missing: it cannot be derived from the kick-off while the home team is unknown.',
    ]);
  }
  const localDay = zone === null ? null : dayIn(zone, to.kickoffAt);
  const utcDay = dayIn('UTC', to.kickoffAt);
  const isNear = utcDay >= addDays(to.day, -1) && utcDay <= addDays(to.day, 1);
  return issuesOf([
    localDay === null ? !isNear : localDay !== to.day,
    'kickoffAt',
    `The kick-off is on ${localDay ?? utcDay}${zone === null ? '' : ` in ${zone}`}, not on ${to.day}.`,
  ]);
}
