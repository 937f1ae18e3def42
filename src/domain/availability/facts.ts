import type { Competition, CompetitionId } from '../competition.ts';
import type { Fixture, FixtureId } from '../fixture.ts';
import type { Injury, InjuryId } from '../injury.ts';
import type { Player, PlayerId } from '../player.ts';
import type { Suspension, SuspensionId } from '../suspension.ts';
import type { Team, TeamId } from '../team.ts';

/** The entities that a query or a decision needs, by id. */
export interface Facts {
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly players: ReadonlyMap<PlayerId, Player>;
  readonly competitions: ReadonlyMap<CompetitionId, Competition>;
  readonly fixtures: ReadonlyMap<FixtureId, Fixture>;
  readonly injuries: ReadonlyMap<InjuryId, Injury>;
  readonly suspensions: ReadonlyMap<SuspensionId, Suspension>;
}

/** The entities that a decision created or changed, each in its new state. */
export interface Changed {
  readonly teams?: readonly Team[];
  readonly players?: readonly Player[];
  readonly competitions?: readonly Competition[];
  readonly fixtures?: readonly Fixture[];
  readonly injuries?: readonly Injury[];
  readonly suspensions?: readonly Suspension[];
}

/** Returns the facts with the changed entities in place of the old ones. */
export function changedFacts(facts: Facts, changed: Changed): Facts {
  return {
    teams: mergeEntities(facts.teams, changed.teams),
    players: mergeEntities(facts.players, changed.players),
    competitions: mergeEntities(facts.competitions, changed.competitions),
    fixtures: mergeEntities(facts.fixtures, changed.fixtures),
    injuries: mergeEntities(facts.injuries, changed.injuries),
    suspensions: mergeEntities(facts.suspensions, changed.suspensions),
  };
}

function mergeEntities<Id, Entity extends { readonly id: Id }>(
  before: ReadonlyMap<Id, Entity>,
  changed: readonly Entity[] = [],
): ReadonlyMap<Id, Entity> {
  return changed.length === 0 ? before : new Map([...before, ...changed.map((entity) => [entity.id, entity] as const)]);
}
