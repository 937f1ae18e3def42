import { isOpenSide } from '../../domain/identity/open-side.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import type { FeedStatus } from '../feed.ts';
import type { Observation } from '../observation.ts';
import type { ReconcileContext } from './context.ts';

/** Returns the players whom the feed covers, with their teams: for these, a missing absence has a meaning. */
export function coveredBy(
  { people, teams, workspace }: ReconcileContext,
  observations: readonly Observation[],
): Map<PlayerId, Team> {
  const covered = new Map<PlayerId, Team>();
  for (const row of observations) {
    if (row.type !== 'SQUAD_MEMBER' && row.type !== 'DEPARTURE') continue;
    const team = teams.resolve(row.type === 'DEPARTURE' ? row.from : row.team, false);
    const player = team === null ? undefined : people.resolve(row.player, team, null)?.player;
    if (team !== null && player !== undefined) covered.set(player.id, team);
  }
  if (covered.size > 0 || !observations.some(({ type }) => type === 'ABSENCE')) return covered;
  // A feed without squads covers the teams that play next.
  const ahead = new Map<TeamId, Team>();
  for (const row of observations) {
    if (row.type !== 'FIXTURE' || !IS_AHEAD.has(row.status)) continue;
    for (const side of [row.home, row.away]) {
      const team = isOpenSide(side.name) ? null : teams.resolve(side, false);
      if (team !== null) ahead.set(team.id, team);
    }
  }
  for (const { id, memberships } of workspace.facts.players.values()) {
    const current = memberships.find(({ team, until }) => until === null && ahead.has(team));
    const team = current === undefined ? undefined : ahead.get(current.team);
    if (team !== undefined) covered.set(id, team);
  }
  return covered;
}

const IS_AHEAD: ReadonlySet<FeedStatus> = new Set(['SCHEDULED', 'TIMED']);
