import { addDays, type Day, day, dayIn, type Instant } from '../domain/day.ts';
import type { Injury } from '../domain/injury.ts';
import type { ScopeSnapshot } from './store.ts';

const NEVER_LATER = day('2199-12-31');
const DAY_MS = 86_400_000;

/** The records that keep players out. `named`: the requested injuries, even if they have ended. */
type Records = Pick<ScopeSnapshot, 'suspensions' | 'absences' | 'loans'> & {
  readonly injuries: readonly Injury[];
  readonly named: readonly Injury[];
  readonly processedUntil: Instant;
};

/**
 * Returns the first day whose fixtures matter for the absences of these players; null if nothing keeps them out. It is
 * a day early, because the match day of a distant ground may be the day before at the player's club.
 */
export function firstDayOf(records: Records, requested: Day = NEVER_LATER): Day | null {
  const yesterday = dayIn('UTC', (records.processedUntil - DAY_MS) as Instant);
  const days = [
    ...records.injuries.filter(({ status }) => status === 'ACTIVE').map(({ occurredOn }) => occurredOn),
    ...records.named.map(({ occurredOn }) => occurredOn),
    ...[...records.suspensions.values()].map(({ imposedOn }) => imposedOn),
    ...[...records.absences.values()].filter(({ status }) => status === 'ACTIVE').map(({ from }) => from),
    ...[...records.loans.values()]
      .filter(({ mayFaceParent, until }) => !mayFaceParent && (until === null || until >= yesterday))
      .map(({ since }) => since),
  ];
  let first = requested;
  for (const one of days) if (one < first) first = one;
  return first === NEVER_LATER ? null : addDays(first, -1);
}
