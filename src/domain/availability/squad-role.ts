import { type Fixture, teamFor } from '../fixture.ts';
import { lineupKey } from '../lineup.ts';
import type { TeamId } from '../team.ts';
import type { Dossier } from './dossier.ts';

/**
 * What is known about a player and a fixture; null if nothing is. IN_SQUAD and ABSENT come from the line-up.
 * INELIGIBLE: the match was broken off, and the player joined the team before it is resumed.
 */
export type SquadRole = 'IN_SQUAD' | 'ABSENT' | 'INELIGIBLE' | null;

export function squadRole(
  { player, lineups }: Pick<Dossier, 'player' | 'lineups'>,
  fixture: Fixture,
  team: TeamId,
): SquadRole {
  const lineup = lineups.size === 0 ? undefined : lineups.get(lineupKey({ fixture: fixture.id, team }));
  if (lineup !== undefined) {
    if (lineup.starting.includes(player.id) || lineup.bench.includes(player.id)) return 'IN_SQUAD';
    // A line-up without a starting eleven is incomplete, so a missing name proves nothing.
    if (lineup.starting.length > 0 || lineup.absent.includes(player.id)) return 'ABSENT';
  }
  if (fixture.resumes === null) return null;
  return teamFor(player, { ...fixture, day: fixture.resumes }) === team ? null : 'INELIGIBLE';
}
