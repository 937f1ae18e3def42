import { randomUUID } from 'node:crypto';
import { type Day, dayIn } from '../../domain/day.ts';
import { accept, conflict, type Decision } from '../../domain/decision.ts';
import type { Gender } from '../../domain/gender.ts';
import type { Player, PlayerId, PlayerRef, Position } from '../../domain/player.ts';
import * as decisions from '../../domain/player.ts';
import { type ExternalId, slugOf, type TeamRef } from '../../domain/team.ts';
import type { AcceptedChange, Command, Optional } from '../command.ts';
import { isTaken, optionalRef, requireRef, uniqueRefs } from './references.ts';

export interface RegisterPlayer {
  readonly name: string;
  /** Default: derived from the name. */
  readonly slug?: Optional<string>;
  readonly position?: Optional<Position>;
  readonly birthDate?: Optional<Day>;
  readonly nationality?: Optional<string>;
  readonly club?: Optional<TeamRef>;
  readonly nationalTeam?: Optional<TeamRef>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
  /** The day of joining the club. Default: unknown. */
  readonly joinedOn?: Optional<Day>;
  /** Default: derived from the name. */
  readonly shortName?: Optional<string>;
  readonly gender?: Optional<Gender>;
  readonly shirtNumber?: Optional<number>;
}

export function registerPlayer(input: RegisterPlayer): Command<Player> {
  const { name, slug = null, position = null, birthDate = null, nationality = null } = input;
  const { joinedOn = null, shortName = null, gender = null, shirtNumber = null } = input;
  const externalIds = input.externalIds ?? [];
  const ownSlug = slug ?? slugOf(name);
  const refs = uniqueRefs(ownSlug, externalIds);
  return {
    scope: { players: refs, teams: [input.club, input.nationalTeam].filter((ref) => ref != null) },
    decide(snapshot, now) {
      const club = optionalRef(snapshot.teams, input.club, 'team', 'club');
      if (!club.ok) return club;
      const nationalTeam = optionalRef(snapshot.teams, input.nationalTeam, 'team', 'nationalTeam');
      if (!nationalTeam.ok) return nationalTeam;
      if (isTaken(snapshot.players, refs)) {
        return conflict(`There is already a player with the slug "${ownSlug}" or one of these external ids.`);
      }
      const teams = { club: club.value, nationalTeam: nationalTeam.value };
      const details = { joinedOn, shortName, gender, shirtNumber };
      const registration = { name, slug, position, birthDate, nationality, externalIds, ...teams, ...details };
      return toChange(decisions.registerPlayer(randomUUID() as PlayerId, dayIn('UTC', now), registration));
    },
  };
}

export interface TransferPlayer {
  readonly player: PlayerRef;
  readonly from?: Optional<TeamRef>;
  readonly to?: Optional<TeamRef>;
  readonly on: Day;
}

export function transferPlayer(input: TransferPlayer): Command<Player> {
  return {
    scope: { players: [input.player], teams: [input.from, input.to].filter((ref) => ref != null) },
    decide(snapshot) {
      const player = requireRef(snapshot.players, input.player, 'player');
      if (!player.ok) return player;
      const from = optionalRef(snapshot.teams, input.from, 'team', 'from');
      if (!from.ok) return from;
      const to = optionalRef(snapshot.teams, input.to, 'team', 'to');
      if (!to.ok) return to;
      return toChange(decisions.transfer(player.value, snapshot.teams, from.value, to.value, input.on));
    },
  };
}

function toChange(decision: Decision<Player>): Decision<AcceptedChange<Player>> {
  if (!decision.ok) return decision;
  return accept({ changed: { players: [decision.value] }, cause: 'TRANSFER', value: decision.value });
}
