import { type Fixture, isOver, awaitsNewDate } from '../fixture.ts';
import type { Dossier } from './dossier.ts';

type Now = Pick<Dossier, 'at' | 'today'>;

/** Whether this fixture is being played or has been: by its result, its hour, or its day. */
export function hasBegun(fixture: Fixture, { at, today }: Now): boolean {
  if (fixture.status === 'FINISHED' || fixture.status === 'IN_PLAY') return true;
  if (isOver(fixture) || awaitsNewDate(fixture) || fixture.day === null) return false;
  return fixture.day < today || (fixture.kickoffAt !== null && fixture.kickoffAt <= at);
}

/** Whether nobody can say whether it is missed: it has no day, was broken off, or hangs on a condition nobody settled. */
export function isUnresolved(fixture: Fixture, now: Now): boolean {
  const unsettled = fixture.certainty === 'CONDITIONAL' && hasBegun(fixture, now);
  return fixture.day === null || awaitsNewDate(fixture) || unsettled;
}

/** Whether it will not be played at all: there is no game to miss. */
export function isCalledOff(fixture: Fixture): boolean {
  return fixture.status === 'CANCELLED' || fixture.status === 'AWARDED';
}
