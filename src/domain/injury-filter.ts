import type { Day } from './day.ts';
import type { BodyPart, Injury, InjuryStatus } from './injury.ts';

/** Which of a player's injuries; what is not said is all. */
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
