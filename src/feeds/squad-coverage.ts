import type { Observation, ObservedTeam } from './observation.ts';

/** A squad with fewer players is incomplete. */
const SMALLEST_SQUAD = 11;

/** Whether observations contain the whole squad of every team that they name. */
export function hasEverySquad(observations: readonly Observation[]): boolean {
  const named = new Set(observations.flatMap(teamsIn).flatMap(idsOf));
  const members = Map.groupBy(
    observations.flatMap((each) => (each.type === 'SQUAD_MEMBER' ? idsOf(each.team) : [])),
    (id) => id,
  );
  return named.size > 0 && named.values().every((id) => (members.get(id)?.length ?? 0) >= SMALLEST_SQUAD);
}

function teamsIn(observation: Observation): readonly (ObservedTeam | null)[] {
  if (observation.type === 'FIXTURE') return [observation.home, observation.away];
  return 'team' in observation ? [observation.team] : [];
}

function idsOf(team: ObservedTeam | null): readonly string[] {
  return team?.ids.map(({ value }) => value) ?? [];
}
