import { randomUUID } from 'node:crypto';
import {
  type Competition,
  type CompetitionId,
  type CompetitionKind,
  type CompetitionRef,
  competitionSlug,
  newCompetition,
} from '../../domain/competition.ts';
import * as decisions from '../../domain/competition-corrections.ts';
import { type CompetitionFamily, type FamilyId, familyNamed, newFamily } from '../../domain/competition-family.ts';
import { accept, type Decision, invalid, issuesOf } from '../../domain/decision.ts';
import type { Gender } from '../../domain/gender.ts';
import { namingIssues } from '../../domain/naming.ts';
import { type ExternalId, slugOf } from '../../domain/team.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { Command, Optional } from '../command.ts';
import { scopeOfCompetitions } from './opponents.ts';
import { givenFields, optionalRef, requireRef, takenByOther, uniqueRefs } from './references.ts';
import { formerSlugOf, refsOf } from './team-corrections.ts';

export interface RegisterCompetition {
  readonly name: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  /** Default: derived from the name and the season. */
  readonly slug?: Optional<string>;
  /** Default: the family of that name, which is created if there is none. */
  readonly family?: Optional<FamilyId>;
  readonly country?: Optional<string>;
  readonly gender?: Optional<Gender>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function registerCompetition(input: RegisterCompetition): Command<Competition> {
  const { name, season, kind, country = null, gender = null } = input;
  const slug = input.slug ?? competitionSlug(name, season);
  const externalIds = input.externalIds ?? [];
  const family = input.family == null ? { slug: slugOf(name) } : { id: input.family };
  return {
    scope: { competitions: uniqueRefs(slug, externalIds), families: [family] },
    decide(snapshot) {
      const known = familyFor(input, snapshot);
      if (!known.ok) return known;
      const added = known.value === null;
      const own = known.value ?? { ...newFamily(randomUUID() as FamilyId, name), country, gender };
      const competition = {
        ...newCompetition(randomUUID() as CompetitionId, name, season, kind, own),
        slug,
        externalIds,
        country: country ?? own.country,
        gender: gender ?? own.gender,
      };
      const issues = [
        ...namingIssues(competition, 'competition'),
        ...issuesOf([season.trim() === '', 'season', 'The season is empty; expected e.g. "2025-26".']),
      ];
      if (issues.length > 0) return invalid(issues);
      const taken = takenByOther(snapshot.competitions, competition, 'competition');
      if (taken !== null) return taken;
      const changed = { competitions: [competition], families: added ? [own] : [] };
      return accept({ changed, cause: 'FIXTURE', value: competition });
    },
  };
}

/** Returns the family in the input, or the one of the same name; null if there is none. */
function familyFor(
  { family, name }: RegisterCompetition,
  { families }: ScopeSnapshot,
): Decision<CompetitionFamily | null> {
  if (family == null) return accept(familyNamed(families.values(), name));
  return requireRef(families, { id: family }, 'competition family', 'family');
}

/** Omitted fields keep their values; null clears a value that may be unknown. */
export interface UpdateCompetition {
  readonly competition: CompetitionRef;
  readonly name?: Optional<string>;
  readonly slug?: Optional<string>;
  readonly kind?: Optional<CompetitionKind>;
  readonly family?: Optional<FamilyId>;
  readonly country?: Optional<string>;
  readonly gender?: Optional<Gender>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function updateCompetition(input: UpdateCompetition): Command<Competition> {
  const update = givenFields(input, ['name', 'slug', 'kind', 'family', 'externalIds'], ['country', 'gender']);
  return {
    scope: {
      competitions: [input.competition, ...refsOf(update)],
      families: input.family == null ? [] : [{ id: input.family }],
    },
    async widen(store) {
      const competition = await store.competitions.find(input.competition);
      return competition === null ? {} : scopeOfCompetitions(store, [{ competition: competition.id }]);
    },
    affectsBans: true,
    decide(snapshot) {
      const competition = requireRef(snapshot.competitions, input.competition, 'competition');
      if (!competition.ok) return competition;
      const family = optionalRef(
        snapshot.families,
        input.family == null ? null : { id: input.family },
        'competition family',
        'family',
      );
      if (!family.ok) return family;
      const decision = decisions.updateCompetition(competition.value, update);
      if (!decision.ok) return decision;
      const taken = takenByOther(snapshot.competitions, decision.value, 'competition');
      if (taken !== null) return taken;
      const redirects = formerSlugOf('competition', competition.value, decision.value);
      return accept({
        changed: { competitions: [decision.value], redirects },
        cause: 'CORRECTION',
        value: decision.value,
      });
    },
  };
}
