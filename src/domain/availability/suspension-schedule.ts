import { addDays, type Day, dayIn } from '../day.ts';
import { type Fixture, type FixtureId, isOver, awaitsNewDate } from '../fixture.ts';
import type { Suspension } from '../suspension.ts';
import { groundZone, hasBegun, isCalledOff } from './fixture-state.ts';
import { isInScope } from './suspension-scope.ts';
import type { Dossier } from './dossier.ts';

/** A suspension with the fixtures for which the player is banned. */
export interface SuspensionSchedule {
  readonly suspension: Suspension;
  /** The banned fixtures in order of kick-off, each with its number within the ban: 1, 2, 3 … */
  readonly fixtures: ReadonlyMap<FixtureId, number>;
  /** The number of these fixtures that have begun. */
  readonly served: number;
  /** The last day on which it bans the player; null while it is not known. */
  readonly lastDay: Day | null;
  /** Whether it still bans the player: not lifted, not over, and not served in full. */
  readonly isStanding: boolean;
}

/**
 * Returns a suspension with the fixtures that it covers, in the current order of kick-off and across seasons. They are
 * the first matches of its scope after the day on which it was imposed, or all of them until its last day. It is served
 * while the player is injured too, but only by matches that are played. Undated matches follow dated ones. A
 * conditional tie keeps its place while it may be played. A resumed match counts on the day of its first part. `taken`:
 * the matches that serve other bans.
 */
export function suspensionSchedule(
  suspension: Suspension,
  dossier: Dossier,
  taken: ReadonlySet<FixtureId> = new Set(),
): SuspensionSchedule {
  const { until } = suspension;
  const cardsIn = matchOfCards(suspension, dossier);
  const eligible = dossier.fixtures.filter(
    (fixture) =>
      isInScope(suspension, fixture, dossier) &&
      !isCalledOff(fixture, dossier) &&
      (fixture.day === null ||
        (isAfterImposition(fixture, suspension, cardsIn) && (until === null || fixture.day < until))) &&
      !(fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, dossier)) &&
      !isAfterLifting(fixture, suspension, dossier),
  );
  const inOrder = [...eligible.filter((fixture) => !isUndated(fixture)), ...eligible.filter(isUndated)];
  const banned = isForTime(suspension)
    ? inOrder
    : inOrder.filter(({ id }) => !taken.has(id)).slice(0, suspension.matches ?? 0);
  const served = banned.filter((fixture) => isOver(fixture) || hasBegun(fixture, dossier)).length;
  return {
    suspension,
    fixtures: new Map(banned.map((fixture, index) => [fixture.id, index + 1])),
    served,
    lastDay: lastDayOf(suspension, banned),
    isStanding: isStanding(suspension, served, dossier.today),
  };
}

/**
 * Returns the schedules of all suspensions of a player, in the order in which they were imposed. Bans for a number of
 * matches are served one after the other: no match serves two of them.
 */
export function suspensionSchedules(suspensions: readonly Suspension[], dossier: Dossier): SuspensionSchedule[] {
  const taken = new Set<FixtureId>();
  return suspensions.map((suspension) => {
    const schedule = suspensionSchedule(suspension, dossier, taken);
    if (!isForTime(suspension)) for (const id of schedule.fixtures.keys()) taken.add(id);
    return schedule;
  });
}

/** Whether the suspension still bans the player: not lifted, not over, and not served in full. */
export function isActive({ isStanding }: SuspensionSchedule): boolean {
  return isStanding;
}

function isForTime({ until, forLife }: Suspension): boolean {
  return until !== null || forLife;
}

/** A ban that is entirely on probation keeps the player out of no match. */
function isStanding({ liftedAt, matches, until, forLife }: Suspension, served: number, today: Day): boolean {
  if (liftedAt !== null) return false;
  return forLife || (until === null ? served < (matches ?? 0) : today < until);
}

function lastDayOf({ matches, until }: Suspension, banned: readonly Fixture[]): Day | null {
  if (until !== null) return addDays(until, -1);
  const last = banned.at(-1);
  return banned.length === matches && last !== undefined && !isUndated(last) ? last.day : null;
}

/**
 * Returns the match of the cards that a suspension follows from. Null if the suspension was stated, or if that match is
 * not known. Its id names the match: see `cardSuspensionId`.
 */
function matchOfCards({ id, origin }: Suspension, { fixtures }: Dossier): Fixture | null {
  return origin === 'CARDS' ? (fixtures.find((one) => id.includes(`-${one.id}-`.toLowerCase())) ?? null) : null;
}

/** Kick-offs decide after a match with cards. Across the date line a later match may be on an earlier day. */
function isAfterImposition(fixture: Fixture, { imposedOn }: Suspension, cardsIn: Fixture | null): boolean {
  const isKickoffKnown = fixture.kickoffAt !== null && fixture.resumes === null;
  if (isKickoffKnown && cardsIn?.kickoffAt != null && cardsIn.resumes === null) {
    return fixture.kickoffAt > cardsIn.kickoffAt;
  }
  return fixture.day !== null && (fixture.resumes ?? fixture.day) > imposedOn;
}

/** Whether the fixture kicks off after the ban was lifted. */
function isAfterLifting(fixture: Fixture, { liftedAt }: Suspension, { teams }: Dossier): boolean {
  if (liftedAt === null) return false;
  if (fixture.kickoffAt !== null) return fixture.kickoffAt > liftedAt;
  return fixture.day === null || fixture.day >= dayIn(groundZone(fixture, teams), liftedAt);
}

function isUndated(fixture: Fixture): boolean {
  return fixture.day === null || awaitsNewDate(fixture);
}
