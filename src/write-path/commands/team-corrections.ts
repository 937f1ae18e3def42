import { dayIn } from '../../domain/day.ts';
import { accept } from '../../domain/decision.ts';
import type { Fixture } from '../../domain/fixture.ts';
import type { Gender } from '../../domain/gender.ts';
import { formerSlug, type Redirect, type RedirectedEntity } from '../../domain/redirect.ts';
import type { ExternalId, Team, TeamKind, TeamRef } from '../../domain/team.ts';
import * as decisions from '../../domain/team-corrections.ts';
import type { Command, Optional } from '../command.ts';
import { scopeOfOpponents } from './opponents.ts';
import { givenFields, requireRef, takenByOther, uniqueRefs } from './references.ts';

/** Omitted fields keep their values; null clears a value that may be unknown. */
export interface UpdateTeam {
  readonly team: TeamRef;
  readonly name?: Optional<string>;
  readonly shortName?: Optional<string>;
  readonly slug?: Optional<string>;
  readonly timeZone?: Optional<string>;
  readonly kind?: Optional<TeamKind>;
  readonly country?: Optional<string>;
  readonly gender?: Optional<Gender>;
  readonly aliases?: Optional<readonly string[]>;
  readonly code?: Optional<string>;
  readonly colours?: Optional<readonly string[]>;
  readonly crestUrl?: Optional<string>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function updateTeam(input: UpdateTeam): Command<Team> {
  const update = givenFields(
    input,
    ['name', 'shortName', 'slug', 'timeZone', 'kind', 'aliases', 'colours', 'externalIds'],
    ['country', 'gender', 'code', 'crestUrl'],
  );
  return {
    scope: { teams: [input.team, ...refsOf(update)] },
    widen: (store) => scopeOfOpponents(store, [input.team]),
    affectsBans: true,
    decide(snapshot) {
      const team = requireRef(snapshot.teams, input.team, 'team');
      if (!team.ok) return team;
      const decision = decisions.updateTeam(team.value, update);
      if (!decision.ok) return decision;
      const taken = takenByOther(snapshot.teams, decision.value, 'team');
      if (taken !== null) return taken;
      const fixtures =
        decision.value.timeZone === team.value.timeZone ? [] : inNewZone(decision.value, snapshot.fixtures.values());
      const redirects = formerSlugOf('team', team.value, decision.value);
      return accept({
        changed: { teams: [decision.value], fixtures, redirects },
        cause: 'CORRECTION',
        value: decision.value,
      });
    },
  };
}

/** Returns the references of entities that may already have the new slug or the new ids. */
export function refsOf(update: { readonly slug?: string; readonly externalIds?: readonly ExternalId[] }) {
  const refs = uniqueRefs(update.slug ?? '', update.externalIds ?? []);
  return refs.filter((ref) => !('slug' in ref) || update.slug !== undefined);
}

/** Returns the redirect by which a former slug still resolves after a correction. */
export function formerSlugOf(
  noun: RedirectedEntity,
  before: { readonly id: string; readonly slug: string },
  after: { readonly slug: string },
): Redirect[] {
  return before.slug === after.slug ? [] : [{ noun, from: formerSlug(before.slug), to: before.id }];
}

/** Returns the home fixtures whose kick-off is on another match day in the new zone. */
function inNewZone({ id, timeZone }: Team, fixtures: Iterable<Fixture>): Fixture[] {
  return [...fixtures].flatMap((fixture) => {
    if (fixture.home !== id || fixture.venueTimeZone !== null || fixture.kickoffAt === null) return [];
    const day = dayIn(timeZone, fixture.kickoffAt);
    return day === fixture.day ? [] : [{ ...fixture, day }];
  });
}
