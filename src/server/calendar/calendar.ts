import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Day, Instant } from '../../domain/day.ts';
import { byKickoff, type Fixture, type FixtureId } from '../../domain/fixture.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import { encodeId } from '../../schema/global-id.ts';

/** The interval at which a calendar program should refresh. A request for an unchanged calendar gets a 304. */
const REFRESH_SECONDS = 3_600;
/** The duration of a match in the calendar: two halves, the break and stoppage time. */
const MATCH_MS = 2 * 3_600_000;
const PRODUCT = { company: 'Sidelined', product: 'Sidelined' };

/** One game in a calendar. Its uid is the id of the fixture, so that a moved game stays the same event. */
export interface CalendarEvent {
  readonly fixture: FixtureId;
  readonly status: 'CONFIRMED' | 'TENTATIVE' | 'CANCELLED';
  readonly day: Day;
  /** Null while it is not set: the event then lasts all day. */
  readonly kickoffAt: Instant | null;
  readonly summary: string;
  readonly description: string;
  readonly venue: string | null;
  readonly competition: string | null;
}

export interface Calendar {
  readonly name: string;
  /** The SEQUENCE of all events: must never fall. */
  readonly revision: number;
  /** The time of the revision. */
  readonly changedAt: Instant;
  readonly events: readonly CalendarEvent[];
}

/** Returns the calendar as RFC 5545 text. Equal calendars give equal text. */
export function formatCalendar({ name, revision, changedAt, events }: Calendar): string {
  const calendar = ical({ name, prodId: PRODUCT, method: ICalCalendarMethod.PUBLISH, ttl: REFRESH_SECONDS });
  for (const event of events.toSorted((a, b) => byKickoff(orderOf(a), orderOf(b)))) {
    const { fixture, day, kickoffAt, summary, description, venue, competition } = event;
    const time =
      kickoffAt === null
        ? { start: new Date(`${day}T00:00:00Z`), allDay: true }
        : { start: new Date(kickoffAt), end: new Date(kickoffAt + MATCH_MS) };
    calendar.createEvent({
      id: encodeId('Fixture', fixture),
      sequence: revision,
      stamp: new Date(changedAt),
      status: ICalEventStatus[event.status],
      // A match does not mark the owner of the calendar as busy.
      transparency: ICalEventTransparency.TRANSPARENT,
      summary,
      description,
      location: venue,
      categories: competition === null ? [] : [{ name: competition }],
      ...time,
    });
  }
  return `${calendar.toString()}\r\n`;
}

function orderOf({ fixture, day, kickoffAt }: CalendarEvent): Fixture {
  return { id: fixture, day, kickoffAt } as Fixture;
}

/** Returns "Valencia – Real Madrid"; for an unknown team, its place in the draw or a question mark. */
export function pairing({ home, away, homeSlot, awaySlot }: Fixture, teams: ReadonlyMap<TeamId, Team>): string {
  const name = (team: TeamId | null, slot: string | null): string =>
    (team === null ? slot : teams.get(team)?.shortName) ?? '?';
  return `${name(home, homeSlot)} – ${name(away, awaySlot)}`;
}

/** Reads some entities, by their ids. */
export async function byId<Id, Entity extends { readonly id: Id }>(
  repository: { byIds(ids: readonly Id[]): Promise<(Entity | null)[]> },
  ids: readonly Id[],
): Promise<Map<Id, Entity>> {
  const found = await repository.byIds([...new Set(ids)]);
  return new Map(found.filter((one) => one !== null).map((one) => [one.id, one]));
}
