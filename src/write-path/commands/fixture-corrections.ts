import type { Day } from '../../domain/day.ts';
import { accept, conflict, type Decision, notFound } from '../../domain/decision.ts';
import * as decisions from '../../domain/fixture-corrections.ts';
import type { Fixture, FixtureId, TieDependency, TieOutcome } from '../../domain/fixture.ts';
import type { ExternalId, TeamRef } from '../../domain/team.ts';
import type { Scope, ScopeSnapshot } from '../../storage/store.ts';
import type { Command, Optional } from '../command.ts';
import { findByRef, givenFields, isTaken, requireRef } from './references.ts';

/** The result that decides a conditional tie. */
export interface DependsOn {
  readonly fixture: FixtureId;
  readonly team: TeamRef;
  readonly outcome: TieOutcome;
}

/** Returns the dependency in the field `dependsOn` of an input; null if there is none. */
export function tieDependency(
  dependsOn: Optional<DependsOn>,
  { fixtures, teams }: ScopeSnapshot,
): Decision<TieDependency | null> {
  if (dependsOn == null) return accept(null);
  const fixture = findByRef(fixtures, { id: dependsOn.fixture });
  if (fixture === null) return notFound('fixture', 'input', 'dependsOn', 'fixture');
  const team = findByRef(teams, dependsOn.team);
  if (team === null) return notFound('team', 'input', 'dependsOn', 'team');
  return accept({ fixture: fixture.id, team: team.id, outcome: dependsOn.outcome });
}

/** Omitted fields keep their values; null clears a value. */
export interface UpdateFixture {
  readonly fixture: FixtureId;
  readonly round?: Optional<string>;
  readonly venue?: Optional<string>;
  readonly neutral?: Optional<boolean>;
  readonly venueTimeZone?: Optional<string>;
  readonly lastPossibleDate?: Optional<Day>;
  readonly dependsOn?: Optional<DependsOn>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
  readonly note?: Optional<string>;
}

export function updateFixture(input: UpdateFixture): Command<Fixture> {
  const { lastPossibleDate: lastPossibleDay, dependsOn } = input;
  const update = givenFields(input, ['neutral', 'externalIds'], ['round', 'venue', 'venueTimeZone', 'note']);
  const externalIds = input.externalIds ?? [];
  const scope = {
    fixtures: dependsOn == null ? [] : [dependsOn.fixture],
    teams: dependsOn == null ? [] : [dependsOn.team],
    fixturesElsewhere: externalIds,
  };
  return correctFixture(input.fixture, scope, (fixture, snapshot) => {
    const dependency = tieDependency(dependsOn, snapshot);
    if (!dependency.ok) return dependency;
    const others = new Map([...snapshot.fixtures].filter(([id]) => id !== fixture.id));
    const taken = externalIds.map((external) => ({ external }));
    if (isTaken(others, taken)) return conflict('There is another fixture with one of these external ids.');
    const home = fixture.home === null ? null : (snapshot.teams.get(fixture.home) ?? null);
    return decisions.updateFixture(fixture, home, {
      ...update,
      ...(lastPossibleDay !== undefined && { lastPossibleDay }),
      ...(dependsOn !== undefined && { dependsOn: dependency.value }),
    });
  });
}

interface Note {
  readonly fixture: FixtureId;
  readonly note?: Optional<string>;
}

export function removeFixture({ fixture: id, note = null }: Note): Command<Fixture> {
  return correctFixture(id, {}, (fixture) => decisions.removeFixture(fixture, note));
}

export function reinstateFixture({ fixture: id }: Pick<Note, 'fixture'>): Command<Fixture> {
  return correctFixture(id, {}, (fixture) => decisions.reinstateFixture(fixture));
}

/** Returns a command that corrects a known fixture. */
function correctFixture(
  id: FixtureId,
  { fixtures = [], ...scope }: Scope,
  decide: (fixture: Fixture, snapshot: ScopeSnapshot) => Decision<Fixture>,
): Command<Fixture> {
  return {
    scope: { fixtures: [id, ...fixtures], ...scope },
    affectsBans: true,
    decide(snapshot) {
      const fixture = requireRef(snapshot.fixtures, { id }, 'fixture');
      if (!fixture.ok) return fixture;
      const decision = decide(fixture.value, snapshot);
      if (!decision.ok) return decision;
      return accept({ changed: { fixtures: [decision.value] }, cause: 'CORRECTION', value: decision.value });
    },
  };
}
