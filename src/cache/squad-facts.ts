import type { Instant } from '../domain/day.ts';
import type { Player, PlayerId } from '../domain/player.ts';
import type { TeamId } from '../domain/team.ts';
import { tags } from '../invalidation/tags.ts';
import { squad } from './cached-reads.ts';
import type { CachedRead } from './reader.ts';

/** The current players of a team, as of the last processed boundary. None of it depends on a fixture. */
export interface SquadFacts {
  readonly at: Instant;
  readonly players: readonly PlayerId[];
  /** Players of whom no injury, suspension, absence or loan is recorded. */
  readonly fit: readonly Player[];
  /** All other players: their availability is derived from their snapshots. */
  readonly others: readonly PlayerId[];
  /** Unique for each read. */
  readonly serial: number;
}

/** Approximate size of a squad: mostly its players. */
const SQUAD_BYTES = 16 * 1_024;
let serial = 0;

export const squadFactsRead: CachedRead<TeamId, SquadFacts> = {
  name: 'squad facts',
  sizeBytes: SQUAD_BYTES,
  read: async (store, teams, cached) => {
    const squads = await cached.getMany(squad, teams);
    const scope = await store.readScope({ players: [...new Set(squads.flat())].map((id) => ({ id })) });
    const records = [scope.injuries, scope.suspensions, scope.absences, scope.loans];
    const recorded = new Set(records.flatMap((ofKind) => [...ofKind.values()].map(({ player }) => player)));
    return squads.map((players) => {
      // A player without a published list is not known yet.
      const known = players.filter((id) => scope.published.has(id));
      const fit = known.filter((id) => !recorded.has(id)).flatMap((id) => scope.players.get(id) ?? []);
      serial += 1;
      return { at: scope.processedUntil, players, fit, others: known.filter((id) => recorded.has(id)), serial };
    });
  },
  tagsOf: (team, { players }) => [tags.time, tags.squadOf(team), ...players.map(tags.player)],
};
