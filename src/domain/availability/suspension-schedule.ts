import { type Day, dayIn } from '../day.ts';
import { type Fixture, type FixtureId, isOver, awaitsNewDate } from '../fixture.ts';
import type { Suspension } from '../suspension.ts';
import { groundZone, hasBegun } from './fixture-state.ts';
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
}

/**
 * Returns the fixtures that a suspension covers. These are the first matches of its competition after the day on which
 * it was imposed, in the current order of kick-off. It is served while the player is injured too. A cancelled match does not
 * count, and an awarded one counts as served. Undated matches follow dated ones. A conditional tie keeps its place
 * while it may be played.
 */
export function suspensionSchedule(suspension: Suspension, dossier: Dossier): SuspensionSchedule {
  const eligible = dossier.fixtures.filter(
    (fixture) =>
      fixture.competition === suspension.competition &&
      fixture.status !== 'CANCELLED' &&
      (fixture.day === null || fixture.day > suspension.imposedOn) &&
      !(fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, dossier)) &&
      !isAfterLifting(fixture, suspension, dossier),
  );
  const inOrder = [...eligible.filter((fixture) => !isUndated(fixture)), ...eligible.filter(isUndated)];
  const banned = inOrder.slice(0, suspension.matches ?? inOrder.length);
  const last = banned.at(-1);
  return {
    suspension,
    fixtures: new Map(banned.map((fixture, index) => [fixture.id, index + 1])),
    served: banned.filter((fixture) => isServed(fixture, dossier)).length,
    lastDay: banned.length === suspension.matches && last !== undefined && !isUndated(last) ? last.day : null,
  };
}

/** Whether the suspension still bans the player: not lifted, and not served in full. */
export function isActive({ suspension, served }: SuspensionSchedule): boolean {
  return suspension.liftedAt === null && (suspension.matches === null || served < suspension.matches);
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

function isServed(fixture: Fixture, dossier: Dossier): boolean {
  return isOver(fixture) || hasBegun(fixture, dossier);
}
