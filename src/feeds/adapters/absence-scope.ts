import type { AbsenceObservation, ObservedAbsenceKind, ObservedCompetition, ObservedTeam } from '../observation.ts';

/** Returns where an absence of a kind counts; null: everywhere. Those in `oneMatch` count in the team's next match only. */
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
