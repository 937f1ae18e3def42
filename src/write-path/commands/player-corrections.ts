import { type Day, dayIn } from '../../domain/day.ts';
import { accept } from '../../domain/decision.ts';
import type { Gender } from '../../domain/gender.ts';
import type { Player, PlayerRef, Position } from '../../domain/player.ts';
import * as decisions from '../../domain/player-corrections.ts';
import type { ExternalId } from '../../domain/team.ts';
import type { Command, Optional } from '../command.ts';
import { givenFields, requireRef, takenByOther } from './references.ts';
import { formerSlugOf, refsOf } from './team-corrections.ts';

/** Omitted fields keep their values; null clears a value that may be unknown. */
export interface UpdatePlayer {
  readonly player: PlayerRef;
  readonly name?: Optional<string>;
  readonly shortName?: Optional<string>;
  readonly slug?: Optional<string>;
  readonly birthDate?: Optional<Day>;
  readonly position?: Optional<Position>;
  readonly nationality?: Optional<string>;
  readonly gender?: Optional<Gender>;
  readonly aliases?: Optional<readonly string[]>;
  readonly shirtNumber?: Optional<number>;
  readonly photoUrl?: Optional<string>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function updatePlayer(input: UpdatePlayer): Command<Player> {
  const update = givenFields(
    input,
    ['name', 'shortName', 'slug', 'aliases', 'externalIds'],
    ['birthDate', 'position', 'nationality', 'gender', 'shirtNumber', 'photoUrl'],
  );
  return {
    scope: { players: [input.player, ...refsOf(update)] },
    decide(snapshot, now) {
      const player = requireRef(snapshot.players, input.player, 'player');
      if (!player.ok) return player;
      const decision = decisions.updatePlayer(player.value, dayIn('UTC', now), update);
      if (!decision.ok) return decision;
      const taken = takenByOther(snapshot.players, decision.value, 'player');
      if (taken !== null) return taken;
      const redirects = formerSlugOf('player', player.value, decision.value);
      return accept({
        changed: { players: [decision.value], redirects },
        cause: 'CORRECTION',
        value: decision.value,
      });
    },
  };
}
