import { dayIn } from '../day.ts';
import { type Fixture, type FixtureId, isOver, awaitsNewDate } from '../fixture.ts';
import type { Suspension } from '../suspension.ts';
import { hasBegun } from './fixture-state.ts';
import type { Dossier } from './dossier.ts';

/** A suspension laid over the fixtures: which matches it takes from him. */
export interface SuspensionSchedule {
  readonly suspension: Suspension;
  /** In order of kick-off, with the number of each within the ban: 1, 2, 3 … */
  readonly fixtures: ReadonlyMap<FixtureId, number>;
  /** How many of them are behind him. */
  readonly served: number;
  /** The last of them; null while the calendar does not show all of them. */
  readonly last: Fixture | null;
}

/**
 * A suspension counts matches of its own competition, the first ones after the day on which it was imposed, in order
 * of kick-off, wherever they move to. It is served while he is injured too. A match that is cancelled counts for
 * nothing, one without a day comes after all that have one, and a conditional tie holds its place while it may be
 * played. A match awarded without being played counts as served.
 */
export function suspensionSchedule(suspension: Suspension, dossier: Dossier): SuspensionSchedule {
  const counted = dossier.fixtures.filter(
    (fixture) =>
      fixture.competition === suspension.competition &&
      fixture.status !== 'CANCELLED' &&
      (fixture.day === null || fixture.day > suspension.imposedOn) &&
      !(fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, dossier)) &&
      !isAfterLifting(fixture, suspension, dossier),
  );
  const inOrder = [...counted.filter((fixture) => !isUndated(fixture)), ...counted.filter(isUndated)];
  const taken = inOrder.slice(0, suspension.matches);
  const last = taken.at(-1);
  return {
    suspension,
    fixtures: new Map(taken.map((fixture, index) => [fixture.id, index + 1])),
    served: taken.filter((fixture) => isServed(fixture, dossier)).length,
    last: taken.length === suspension.matches && last !== undefined && !isUndated(last) ? last : null,
  };
}

export function isActive(ban: SuspensionSchedule): boolean {
  return ban.suspension.liftedAt === null && ban.served < ban.suspension.matches;
}

/** Whether it had not kicked off when the ban was lifted. */
function isAfterLifting({ day, kickoffAt }: Fixture, { liftedAt }: Suspension, { zone }: Dossier): boolean {
  if (liftedAt === null) return false;
  return kickoffAt === null ? day === null || day >= dayIn(zone, liftedAt) : kickoffAt > liftedAt;
}

function isUndated(fixture: Fixture): boolean {
  return fixture.day === null || awaitsNewDate(fixture);
}

function isServed(fixture: Fixture, dossier: Dossier): boolean {
  return isOver(fixture) || hasBegun(fixture, dossier);
}
