import { randomUUID } from 'node:crypto';
import { latestDayOf } from '../../domain/availability/latest-day.ts';
import type { ChangeCause } from '../../domain/availability/published-list.ts';
import type { Competition, CompetitionId } from '../../domain/competition.ts';
import type { FamilyId } from '../../domain/competition-family.ts';
import type { Day } from '../../domain/day.ts';
import { accept, type Decision, invalid, issuesOf, notFound } from '../../domain/decision.ts';
import { knownCompetition } from '../../domain/discipline/known-competitions.ts';
import { rulesFor } from '../../domain/discipline/rules.ts';
import type { PlayerRef } from '../../domain/player.ts';
import type { Suspension, SuspensionId, SuspensionScope } from '../../domain/suspension.ts';
import * as decisions from '../../domain/suspension.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { ExternalId } from '../../domain/team.ts';
import type { AcceptedChange, Command, Optional } from '../command.ts';
import { givenFields, optionalRef, requireRef } from './references.ts';

export interface ImposeSuspension {
  readonly player: PlayerRef;
  /** The season in which it is imposed. Required without a scope, which is then its competition. */
  readonly competition?: Optional<CompetitionId>;
  readonly scope?: Optional<SuspensionScope>;
  readonly matches?: Optional<number>;
  readonly until?: Optional<Day>;
  readonly forLife?: Optional<boolean>;
  readonly probation?: Optional<number>;
  readonly reason?: Optional<string>;
  readonly imposedOn: Day;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function imposeSuspension(input: ImposeSuspension): Command<Suspension> {
  const { matches = null, until = null, forLife, probation = null, imposedOn, reason = null } = input;
  return {
    scope: {
      players: [input.player],
      competitions: input.competition == null ? [] : [{ id: input.competition }],
      families: familiesOf(input.scope).map((id) => ({ id })),
      since: imposedOn,
    },
    decide(snapshot, now) {
      const player = requireRef(snapshot.players, input.player, 'player');
      if (!player.ok) return player;
      const competition = optionalRef(
        snapshot.competitions,
        input.competition == null ? null : { id: input.competition },
        'competition',
        'competition',
      );
      if (!competition.ok) return competition;
      const scope = scopeOf(input.scope, competition.value, matches, snapshot);
      if (!scope.ok) return scope;
      const today = latestDayOf(player.value, snapshot, now);
      const known = [...snapshot.suspensions.values()];
      const externalIds = input.externalIds ?? [];
      const terms = { matches, until, forLife: forLife ?? false, probation, reason, imposedOn, externalIds };
      const suspension = { ...terms, scope: scope.value, competition: competition.value?.id ?? null };
      const id = randomUUID() as SuspensionId;
      return toChange(decisions.imposeSuspension(id, player.value.id, known, today, suspension));
    },
  };
}

function familiesOf(scope: Optional<SuspensionScope>): readonly FamilyId[] {
  return scope?.kind === 'FAMILIES' ? scope.families : [];
}

/**
 * Returns the scope of an input. The default is all seasons of its competition, or all of the country if the rules of
 * the competition have bans of that length served there.
 */
function scopeOf(
  scope: Optional<SuspensionScope>,
  competition: Competition | null,
  matches: number | null,
  { families }: ScopeSnapshot,
): Decision<SuspensionScope> {
  if (scope != null) {
    const isUnknown = familiesOf(scope).some((id) => !families.has(id));
    return isUnknown ? notFound('competition family', 'input', 'scope', 'families') : accept(scope);
  }
  if (competition !== null) {
    const family = families.get(competition.family);
    const domesticFrom = family === undefined ? null : (rulesFor(family, competition.season)?.domesticFrom ?? null);
    const country = family === undefined ? null : (knownCompetition(family)?.country ?? null);
    const isDomestic = domesticFrom !== null && matches !== null && matches >= domesticFrom && country !== null;
    return accept(isDomestic ? { kind: 'DOMESTIC', country } : { kind: 'FAMILIES', families: [competition.family] });
  }
  return invalid(issuesOf([true, 'scope', 'It is not said which matches count; expected `scope` or `competition`.']));
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
  const families = familiesOf(update.scope);
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
