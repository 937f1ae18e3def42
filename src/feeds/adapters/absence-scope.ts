import type { AbsenceObservation, ObservedAbsenceKind, ObservedCompetition, ObservedTeam } from '../observation.ts';

/** Returns the scope of a kind of absence; null for every game. Kinds in `oneMatch` cover only the next match. */
export function scopeOfKind(
  kind: ObservedAbsenceKind,
  team: ObservedTeam,
  competition: ObservedCompetition,
  oneMatch: ReadonlySet<ObservedAbsenceKind>,
): AbsenceObservation['scope'] {
  if (kind === 'SUSPENSION') return { competition };
  if (kind === 'INTERNATIONAL_DUTY') return { teams: [team] };
  return oneMatch.has(kind) ? { teams: [team], nextFixture: true } : null;
}
