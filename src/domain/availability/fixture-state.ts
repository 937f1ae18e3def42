import { type Fixture, isOver, awaitsNewDate } from '../fixture.ts';
import type { Dossier } from './dossier.ts';

type Now = Pick<Dossier, 'at' | 'today'>;

/** Whether the fixture is or was played, by its status, its kick-off, or its day. */
export function hasBegun(fixture: Fixture, { at, today }: Now): boolean {
  if (fixture.status === 'FINISHED' || fixture.status === 'IN_PLAY') return true;
  if (isOver(fixture) || awaitsNewDate(fixture) || fixture.day === null) return false;
  return fixture.day < today || (fixture.kickoffAt !== null && fixture.kickoffAt <= at);
}

/** Whether the fixture cannot be assessed: undated, broken off, or past with its condition undecided. */
export function isUnresolved(fixture: Fixture, now: Now): boolean {
  const isUndecidedTie = fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, now);
  return fixture.day === null || awaitsNewDate(fixture) || isUndecidedTie;
}

/** Whether the fixture is not played at all, so that there is no game to miss. */
export function isCalledOff(fixture: Fixture): boolean {
  return fixture.status === 'CANCELLED' || fixture.status === 'AWARDED' || fixture.status === 'REMOVED';
}
