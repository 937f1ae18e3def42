import type { Changed } from '../../domain/availability/facts.ts';
import { coincidingFixtures } from '../../domain/coinciding-fixtures.ts';
import type { Competition, CompetitionId, CompetitionRef } from '../../domain/competition.ts';
import { mergeCompetitions as decideCompetitions } from '../../domain/competition-corrections.ts';
import { accept, conflict, type Decision } from '../../domain/decision.ts';
import { mergeFixtures as decideFixtures } from '../../domain/fixture-corrections.ts';
import type { Fixture, FixtureId } from '../../domain/fixture.ts';
import { type Merged, movedReferences, NOTHING_MERGED } from '../../domain/moved-references.ts';
import type { Player, PlayerRef } from '../../domain/player.ts';
import { mergePlayers as decidePlayers } from '../../domain/player-corrections.ts';
import { formerSlug, type Redirect, type RedirectedEntity } from '../../domain/redirect.ts';
import type { Team, TeamRef } from '../../domain/team.ts';
import { mergeTeams as decideTeams } from '../../domain/team-corrections.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { AcceptedChange, Command } from '../command.ts';
import { scopeOfCompetitions, scopeOfOpponents } from './opponents.ts';
import { requireRef } from './references.ts';

/** Two entries for one entity: the one to keep, and the one to remove. */
export interface Merge<Ref> {
  readonly keep: Ref;
  readonly duplicate: Ref;
}

/** Merges two teams, and the fixtures of the duplicate that are also entered for the kept team. */
export function mergeTeams({ keep, duplicate }: Merge<TeamRef>): Command<Team> {
  return {
    scope: { teams: [keep, duplicate] },
    affectsBans: true,
    widen: (store) => scopeOfOpponents(store, [keep, duplicate]),
    decide(snapshot) {
      const pair = pairOf(snapshot.teams, keep, duplicate, 'team');
      if (!pair.ok) return pair;
      const decision = decideTeams(pair.value.keep, pair.value.duplicate);
      if (!decision.ok) return decision;
      const team = decision.value;
      const merged = withFixtures(snapshot, {
        ...NOTHING_MERGED,
        teams: new Map([[pair.value.duplicate.id, team.id]]),
      });
      const changed = changeFor(snapshot, merged);
      if (!changed.ok) return changed;
      const playsItself = changed.value.fixtures?.find(({ home, away }) => home === team.id && away === team.id);
      if (playsItself !== undefined) return conflict('The two teams play each other in a fixture: they are two teams.');
      const redirects = [...redirectsOf('team', pair.value), ...fixtureRedirects(merged)];
      return correction(team, { ...changed.value, teams: [team], redirects });
    },
  };
}

export function mergePlayers({ keep, duplicate }: Merge<PlayerRef>): Command<Player> {
  return {
    scope: { players: [keep, duplicate] },
    affectsBans: true,
    decide(snapshot) {
      const pair = pairOf(snapshot.players, keep, duplicate, 'player');
      if (!pair.ok) return pair;
      const decision = decidePlayers(pair.value.keep, pair.value.duplicate);
      if (!decision.ok) return decision;
      const player = decision.value;
      const players = new Map([[pair.value.duplicate.id, player.id]]);
      const changed = movedReferences(snapshot, { ...NOTHING_MERGED, players });
      const redirects = redirectsOf('player', pair.value);
      return correction(player, { ...changed, players: [player], redirects });
    },
  };
}

export function mergeFixtures({ keep, duplicate }: Merge<FixtureId>): Command<Fixture> {
  return {
    scope: { fixtures: [keep, duplicate] },
    affectsBans: true,
    decide(snapshot) {
      const pair = pairOf(snapshot.fixtures, { id: keep }, { id: duplicate }, 'fixture');
      if (!pair.ok) return pair;
      const fixtures = new Map([[pair.value.duplicate.id, pair.value.keep.id]]);
      const changed = changeFor(snapshot, { ...NOTHING_MERGED, fixtures });
      if (!changed.ok) return changed;
      const fixture = changed.value.fixtures?.find(({ id }) => id === pair.value.keep.id) ?? pair.value.keep;
      return correction(fixture, { ...changed.value, redirects: redirectsOf('fixture', pair.value) });
    },
  };
}

/** Merges two entries of one season of a competition, and the fixtures that are entered in both. */
export function mergeCompetitions({ keep, duplicate }: Merge<CompetitionRef>): Command<Competition> {
  return {
    scope: { competitions: [keep, duplicate] },
    affectsBans: true,
    async widen(store) {
      const found = await Promise.all([store.competitions.find(keep), store.competitions.find(duplicate)]);
      const filters = found.filter((one) => one !== null).map(({ id }) => ({ competition: id }));
      return scopeOfCompetitions(store, filters);
    },
    decide(snapshot) {
      const pair = pairOf(snapshot.competitions, keep, duplicate, 'competition');
      if (!pair.ok) return pair;
      const decision = decideCompetitions(pair.value.keep, pair.value.duplicate);
      if (!decision.ok) return decision;
      const competition = decision.value;
      const competitions = new Map<CompetitionId, CompetitionId>([[pair.value.duplicate.id, competition.id]]);
      const merged = withFixtures(snapshot, { ...NOTHING_MERGED, competitions });
      const changed = changeFor(snapshot, merged);
      if (!changed.ok) return changed;
      const redirects = [...redirectsOf('competition', pair.value), ...fixtureRedirects(merged)];
      return correction(competition, { ...changed.value, competitions: [competition], redirects });
    },
  };
}

function pairOf<Id, Entity extends { readonly id: Id }>(
  entities: ReadonlyMap<Id, Entity>,
  keep: Parameters<typeof requireRef<Id, Entity>>[1],
  duplicate: Parameters<typeof requireRef<Id, Entity>>[1],
  type: string,
): Decision<{ readonly keep: Entity; readonly duplicate: Entity }> {
  const kept = requireRef(entities, keep, type, 'keep');
  if (!kept.ok) return kept;
  const other = requireRef(entities, duplicate, type, 'duplicate');
  return other.ok ? accept({ keep: kept.value, duplicate: other.value }) : other;
}

/** Adds the fixtures that become the same match. */
function withFixtures(snapshot: ScopeSnapshot, merged: Merged): Merged {
  const moved = movedReferences(snapshot, merged).fixtures ?? [];
  return { ...merged, fixtures: coincidingFixtures(moved, snapshot.fixtures.values()) };
}

/** Returns the change of everything that refers to merged entities, with the merged fixtures. */
function changeFor(snapshot: ScopeSnapshot, merged: Merged): Decision<Changed> {
  const changed = movedReferences(snapshot, merged);
  const fixtures = new Map((changed.fixtures ?? []).map((fixture) => [fixture.id, fixture]));
  // Duplicates are merged in their new state, in which they have the teams and the competition of the kept fixtures.
  const states = movedReferences(snapshot, { ...merged, fixtures: new Map() }).fixtures ?? [];
  const newStates = new Map(states.map((fixture) => [fixture.id, fixture]));
  for (const [from, to] of merged.fixtures) {
    const duplicate = newStates.get(from) ?? snapshot.fixtures.get(from);
    const keep = fixtures.get(to) ?? snapshot.fixtures.get(to);
    if (duplicate === undefined || keep === undefined) continue;
    const decision = decideFixtures(keep, duplicate);
    if (!decision.ok) return decision;
    fixtures.set(to, decision.value);
  }
  return accept({ ...changed, fixtures: [...fixtures.values()] });
}

function redirectsOf(
  noun: RedirectedEntity,
  {
    keep,
    duplicate,
  }: { readonly keep: { readonly id: string }; readonly duplicate: { readonly id: string; readonly slug?: string } },
): Redirect[] {
  const redirects = [{ noun, from: duplicate.id, to: keep.id }];
  return duplicate.slug === undefined
    ? redirects
    : [...redirects, { noun, from: formerSlug(duplicate.slug), to: keep.id }];
}

function fixtureRedirects({ fixtures }: Merged): Redirect[] {
  return [...fixtures].map(([from, to]) => ({ noun: 'fixture', from, to }));
}

function correction<Value>(value: Value, changed: Changed): Decision<AcceptedChange<Value>> {
  return accept({ changed, cause: 'CORRECTION', value });
}
