import type { Day } from './day.ts';
import type { BodyPart, Injury, InjuryStatus } from './injury.ts';

/** A filter for injuries. A criterion that is absent or null matches all. */
export interface InjuryCriteria {
  readonly statuses?: readonly InjuryStatus[] | null | undefined;
  readonly bodyParts?: readonly BodyPart[] | null | undefined;
  readonly since?: Day | null | undefined;
}

export function matchesCriteria(
  { status, bodyPart, occurredOn }: Injury,
  { statuses, bodyParts, since }: InjuryCriteria,
): boolean {
  return (
    (statuses == null || statuses.includes(status)) &&
    (bodyParts == null || bodyParts.includes(bodyPart)) &&
    (since == null || occurredOn >= since)
  );
}
