import { type Fixture, teamFor } from '../fixture.ts';
import { lineupKey } from '../lineup.ts';
import type { TeamId } from '../team.ts';
import type { Dossier } from './dossier.ts';

/**
 * What is a fact about a player and a fixture. IN_SQUAD and ABSENT are what the line-up says; INELIGIBLE: the match was
 * broken off, and the player joined the team before it is resumed. Null: nothing is known.
 */
export type SquadRole = 'IN_SQUAD' | 'ABSENT' | 'INELIGIBLE' | null;

export function squadRole(
  { player, lineups }: Pick<Dossier, 'player' | 'lineups'>,
  fixture: Fixture,
  team: TeamId,
): SquadRole {
  const lineup = lineups.get(lineupKey({ fixture: fixture.id, team }));
  if (lineup !== undefined) {
    if (lineup.starting.includes(player.id) || lineup.bench.includes(player.id)) return 'IN_SQUAD';
    // Without those who started it is no whole line-up.
    if (lineup.starting.length > 0 || lineup.absent.includes(player.id)) return 'ABSENT';
  }
  if (fixture.resumes === null) return null;
  return teamFor(player, { ...fixture, day: fixture.resumes }) === team ? null : 'INELIGIBLE';
}
