import type { CautionTotalObservation, SquadObservation } from '../observation.ts';
import type { ApiFootballNames } from './api-football-names.ts';
import type { PlayerRow, SquadRow } from './api-football-shapes.ts';

export function membersIn(row: string, { team, players }: SquadRow, names: ApiFootballNames): SquadObservation[] {
  const observed = names.team(team, null);
  return players.flatMap(({ id, name, number }, index) => {
    const player = names.player(id, name);
    if (player === null) return [];
    return [
      {
        type: 'SQUAD_MEMBER' as const,
        row: `${row}.players.${index}`,
        player: { ...player, gender: observed.gender ?? null },
        team: observed,
        joinedOn: null,
        shirtNumber: number ?? null,
      },
    ];
  });
}

/** Returns the yellow cards of a player in each competition. */
export function totalsIn(
  row: string,
  { player, statistics }: PlayerRow,
  names: ApiFootballNames,
): CautionTotalObservation[] {
  return (statistics ?? []).flatMap(({ team, league, cards }, index) => {
    const observed = names.player(player.id, player.name);
    const yellows = cards?.yellow ?? null;
    if (observed === null || yellows === null || team.id == null || team.name === null) return [];
    if (league.id == null || league.name === null || league.season == null) return [];
    const competition = names.competition({ ...league, id: league.id, name: league.name, season: league.season });
    return [
      {
        type: 'CAUTION_TOTAL' as const,
        row: `${row}.statistics.${index}`,
        player: observed,
        team: names.team({ id: team.id, name: team.name }, competition),
        competition,
        yellows,
      },
    ];
  });
}
