import { randomUUID } from 'node:crypto';
import { zoneOf } from '../../domain/availability/dossier.ts';
import type { ChangeCause } from '../../domain/availability/published-list.ts';
import type { CompetitionId } from '../../domain/competition.ts';
import { type Day, dayIn } from '../../domain/day.ts';
import { accept, type Decision, notFound } from '../../domain/decision.ts';
import type { PlayerRef } from '../../domain/player.ts';
import type { Suspension, SuspensionId, SuspensionScope } from '../../domain/suspension.ts';
import * as decisions from '../../domain/suspension.ts';
import type { AcceptedChange, Command, Optional } from '../command.ts';
import { givenFields, requireRef } from './references.ts';

export interface ImposeSuspension {
  readonly player: PlayerRef;
  readonly competition: CompetitionId;
  readonly matches: number;
  readonly reason?: Optional<string>;
  readonly imposedOn: Day;
}

export function imposeSuspension(input: ImposeSuspension): Command<Suspension> {
  const { matches, imposedOn, reason = null } = input;
  return {
    scope: { players: [input.player], competitions: [{ id: input.competition }], since: imposedOn },
    decide(snapshot, now) {
      const player = requireRef(snapshot.players, input.player, 'player');
      if (!player.ok) return player;
      const competition = requireRef(snapshot.competitions, { id: input.competition }, 'competition');
      if (!competition.ok) return competition;
      const today = dayIn(zoneOf(player.value, snapshot.teams, now), now);
      const known = [...snapshot.suspensions.values()];
      const suspension = { competition: competition.value.id, matches, reason, imposedOn };
      const id = randomUUID() as SuspensionId;
      return toChange(decisions.imposeSuspension(id, player.value.id, known, today, suspension));
    },
  };
}

export function liftSuspension(input: {
  readonly suspension: SuspensionId;
  readonly note?: Optional<string>;
}): Command<Suspension> {
  return {
    scope: { suspensions: [input.suspension] },
    decide(snapshot, now) {
      const suspension = requireRef(snapshot.suspensions, { id: input.suspension }, 'suspension');
      if (!suspension.ok) return suspension;
      return toChange(decisions.liftSuspension(suspension.value, now, input.note ?? null));
    },
  };
}

/** Omitted fields keep their values. */
export interface AmendSuspension {
  readonly suspension: SuspensionId;
  readonly matches?: Optional<number>;
  readonly until?: Optional<Day>;
  readonly scope?: Optional<SuspensionScope>;
  readonly reason?: Optional<string>;
}

export function amendSuspension(input: AmendSuspension): Command<Suspension> {
  const update = givenFields(input, ['matches', 'until', 'scope'], ['reason']);
  const families = update.scope?.kind === 'FAMILIES' ? update.scope.families : [];
  return {
    scope: { suspensions: [input.suspension], families: families.map((id) => ({ id })) },
    decide(snapshot, now) {
      const suspension = requireRef(snapshot.suspensions, { id: input.suspension }, 'suspension');
      if (!suspension.ok) return suspension;
      if (families.some((id) => !snapshot.families.has(id))) {
        return notFound('competition family', 'input', 'scope', 'families');
      }
      return toChange(decisions.amendSuspension(suspension.value, now, update), 'CORRECTION');
    },
  };
}

function toChange(
  decision: Decision<Suspension>,
  cause: ChangeCause = 'SUSPENSION',
): Decision<AcceptedChange<Suspension>> {
  if (!decision.ok) return decision;
  return accept({ changed: { suspensions: [decision.value] }, cause, value: decision.value });
}
