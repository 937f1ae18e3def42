import type { Competition } from '../competition.ts';
import { countryCode, isSameCountry } from '../country.ts';
import { countryOfFederation, type KnownCompetition, knownCompetition } from '../discipline/known-competitions.ts';
import { type Fixture, teamsOf } from '../fixture.ts';
import { slugOf } from '../team.ts';
import type { Suspension } from '../suspension.ts';
import type { Dossier } from './dossier.ts';

/**
 * Whether a fixture is one of those that a suspension is about. A ban for one competition is one for all its seasons:
 * what is left at the end of a season is served in the next one. A friendly never counts; only a ban from everything
 * for a time, not for a number of matches, keeps the player out of friendlies too.
 */
export function isInScope({ scope, matches }: Suspension, fixture: Fixture, dossier: Dossier): boolean {
  const competition = dossier.competitions.get(fixture.competition);
  if (competition === undefined) return scope.kind === 'EVERYWHERE';
  if (competition.kind === 'FRIENDLY') return scope.kind === 'EVERYWHERE' && matches === null;
  switch (scope.kind) {
    case 'EVERYWHERE':
      return true;
    case 'FAMILIES':
      return scope.families.includes(competition.family);
    case 'COMPETITION':
      return (
        competition.id === scope.competition ||
        competition.family === dossier.competitions.get(scope.competition)?.family
      );
    case 'DOMESTIC':
      return isDomestic(competition, scope.country, dossier);
    case 'FEDERATION':
      return isOfFederation(competition, scope.federation, dossier);
  }
}

function known(competition: Competition, { families }: Dossier): KnownCompetition | null {
  const family = families.get(competition.family);
  return knownCompetition(family ?? { ...competition, slug: slugOf(competition.name) });
}

/**
 * Whether a competition belongs to a country: by what is recorded of it, else if it is a known one, else if only clubs of
 * that country are seen in it.
 */
function isDomestic(competition: Competition, country: string, dossier: Dossier): boolean {
  if (competition.kind === 'INTERNATIONAL') return false;
  const recorded = competition.country ?? dossier.families.get(competition.family)?.country ?? null;
  if (recorded !== null) return isSameCountry(recorded, country);
  const one = known(competition, dossier);
  if (one !== null) return one.country !== null && one.country === (countryCode(country) ?? country);
  return dossier.fixtures
    .filter((fixture) => fixture.competition === competition.id)
    .flatMap(teamsOf)
    .every((team) => isSameCountry(dossier.teams.get(team)?.country ?? null, country));
}

/** Whether a competition is one of a federation: of a national one, all of its country; else by its name. */
function isOfFederation(competition: Competition, federation: string, dossier: Dossier): boolean {
  const country = countryOfFederation(federation);
  if (country !== null) return isDomestic(competition, country, dossier);
  const name = federation.trim().toUpperCase();
  const family = dossier.families.get(competition.family)?.name ?? competition.name;
  return known(competition, dossier)?.federation === name || family.toUpperCase().startsWith(`${name} `);
}
