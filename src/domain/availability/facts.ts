import type { Competition, CompetitionId } from '../competition.ts';
import type { Fixture, FixtureId } from '../fixture.ts';
import type { Injury, InjuryId } from '../injury.ts';
import type { Player, PlayerId } from '../player.ts';
import type { Suspension, SuspensionId } from '../suspension.ts';
import type { Team, TeamId } from '../team.ts';

/** What is so: the part of the stored nouns that a question or a decision concerns. */
export interface Facts {
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly players: ReadonlyMap<PlayerId, Player>;
  readonly competitions: ReadonlyMap<CompetitionId, Competition>;
  readonly fixtures: ReadonlyMap<FixtureId, Fixture>;
  readonly injuries: ReadonlyMap<InjuryId, Injury>;
  readonly suspensions: ReadonlyMap<SuspensionId, Suspension>;
}

/** The nouns that a decision made or changed, each in its new state. */
export interface Changed {
  readonly teams?: readonly Team[];
  readonly players?: readonly Player[];
  readonly competitions?: readonly Competition[];
  readonly fixtures?: readonly Fixture[];
  readonly injuries?: readonly Injury[];
  readonly suspensions?: readonly Suspension[];
}

/** The facts as they are once the changed nouns have taken their places. */
export function changedFacts(facts: Facts, changed: Changed): Facts {
  return {
    teams: laidOver(facts.teams, changed.teams),
    players: laidOver(facts.players, changed.players),
    competitions: laidOver(facts.competitions, changed.competitions),
    fixtures: laidOver(facts.fixtures, changed.fixtures),
    injuries: laidOver(facts.injuries, changed.injuries),
    suspensions: laidOver(facts.suspensions, changed.suspensions),
  };
}

function laidOver<Id, Noun extends { readonly id: Id }>(
  before: ReadonlyMap<Id, Noun>,
  changed: readonly Noun[] = [],
): ReadonlyMap<Id, Noun> {
  return changed.length === 0 ? before : new Map([...before, ...changed.map((noun) => [noun.id, noun] as const)]);
}
