import type { Prepared } from '../domain/availability/assess.ts';
import { dossiersOf } from '../domain/availability/dossier.ts';
import { prepareWithoutFixtures } from '../domain/availability/independent-of-fixtures.ts';
import type { Instant } from '../domain/day.ts';
import type { Player, PlayerId } from '../domain/player.ts';
import type { TeamId } from '../domain/team.ts';
import { type Tag, tags } from '../invalidation/tags.ts';
import { squad } from './cached-reads.ts';
import type { CachedRead } from './reader.ts';

/** The current players of a team, as of the last processed boundary. None of it depends on a fixture. */
export interface SquadFacts {
  readonly at: Instant;
  readonly players: readonly PlayerId[];
  /** Players of whom no injury, suspension, absence or loan is recorded. */
  readonly fit: readonly Player[];
  /** Players with injuries and absences that depend on no other fixture than the assessed one. */
  readonly prepared: readonly Prepared[];
  /** All other players: their availability is derived from their snapshots. */
  readonly others: readonly PlayerId[];
  /** Unique for each read. */
  readonly serial: number;
}

/** Approximate size of a squad: mostly its players. */
const SQUAD_BYTES = 32 * 1_024;
let serial = 0;

export const squadFactsRead: CachedRead<TeamId, SquadFacts> = {
  name: 'squad facts',
  sizeBytes: SQUAD_BYTES,
  read: async (store, teams, cached) => {
    const squads = await cached.getMany(squad, teams);
    const scope = await store.readScope({ players: [...new Set(squads.flat())].map((id) => ({ id })) });
    const records = [scope.injuries, scope.suspensions, scope.absences, scope.loans];
    const recorded = new Set(records.flatMap((ofKind) => [...ofKind.values()].map(({ player }) => player)));
    const onLoan = new Set([...scope.loans.values()].map(({ player }) => player));
    const prepared = new Map<PlayerId, Prepared>();
    for (const dossier of dossiersOf(scope, recorded.difference(onLoan), scope.processedUntil)) {
      const one = prepareWithoutFixtures(dossier);
      if (one !== null) prepared.set(dossier.player.id, one);
    }
    return squads.map((players) => {
      // A player without a published list is not known yet.
      const known = players.filter((id) => scope.published.has(id));
      serial += 1;
      return {
        at: scope.processedUntil,
        players,
        fit: known.filter((id) => !recorded.has(id)).flatMap((id) => scope.players.get(id) ?? []),
        prepared: known.flatMap((id) => prepared.get(id) ?? []),
        others: known.filter((id) => recorded.has(id) && !prepared.has(id)),
        serial,
      };
    });
  },
  tagsOf: (team, { players, prepared }) => [
    tags.time,
    tags.squadOf(team),
    ...players.map(tags.player),
    ...prepared.flatMap(referencesOf),
  ],
};

/**
 * Returns the tags of what a player's records refer to, because a merge changes the references. The zones of the teams
 * decide which day it is.
 */
function referencesOf({ dossier: { player, injuries, absences } }: Prepared): Tag[] {
  const teams = [...player.memberships.map(({ team }) => team), ...absences.flatMap(({ scope }) => scope.teams ?? [])];
  const fixtures = [
    ...injuries.flatMap(({ occurredIn, occurredInGuess }) => [occurredIn, occurredInGuess]),
    ...absences.flatMap(({ scope }) => scope.fixtures),
  ].filter((id) => id !== null);
  return [...teams.map(tags.team), ...fixtures.map(tags.fixture)];
}
