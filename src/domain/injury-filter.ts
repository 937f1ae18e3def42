import type { Day } from './day.ts';
import type { BodyPart, Injury, InjuryStatus } from './injury.ts';

/** Which of a player's injuries; what is not said is all. */
export interface Which {
  readonly statuses?: readonly InjuryStatus[] | null | undefined;
  readonly bodyParts?: readonly BodyPart[] | null | undefined;
  readonly since?: Day | null | undefined;
}

export function isMeant({ status, bodyPart, occurredOn }: Injury, { statuses, bodyParts, since }: Which): boolean {
  return (
    (statuses == null || statuses.includes(status)) &&
    (bodyParts == null || bodyParts.includes(bodyPart)) &&
    (since == null || occurredOn >= since)
  );
}
