import { type Day, day } from '../../domain/day.ts';
import { type Fixture, teamsOf } from '../../domain/fixture.ts';
import type { TeamRef } from '../../domain/team.ts';
import type { FixtureFilter, Scope, Store } from '../../storage/store.ts';

/** No fixture is on an earlier day. */
const EARLIEST: Day = day('1800-01-01');
const ALL_FIXTURES = { after: null, before: null, limit: 1_000_000, last: false } as const;

/** Returns all fixtures of these teams: the scope of a correction that all opponents' lists show. */
export async function scopeOfOpponents(store: Store, refs: readonly TeamRef[]): Promise<Scope> {
  const teams = (await Promise.all(refs.map((ref) => store.teams.find(ref)))).filter((team) => team !== null);
  return scopeOfFixtures(await Promise.all(teams.map(({ id }) => fixturesIn(store, { team: id }))));
}

/** Returns all fixtures of these competitions: the scope of a correction that the lists of all their players show. */
export async function scopeOfCompetitions(store: Store, competitions: readonly FixtureFilter[]): Promise<Scope> {
  return scopeOfFixtures(await Promise.all(competitions.map((filter) => fixturesIn(store, filter))));
}

function fixturesIn(store: Store, filter: FixtureFilter): Promise<Fixture[]> {
  return store.fixtures.list(filter, ALL_FIXTURES);
}

function scopeOfFixtures(fixtures: readonly Fixture[][]): Scope {
  const teams = new Set(fixtures.flat().flatMap(teamsOf));
  return { teams: [...teams].map((id) => ({ id })), since: EARLIEST };
}
