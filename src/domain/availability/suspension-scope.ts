import type { Competition } from '../competition.ts';
import { countryCode, isSameCountry } from '../country.ts';
import { countryOfFederation, type KnownCompetition, knownCompetition } from '../discipline/known-competitions.ts';
import { type Fixture, teamsOf } from '../fixture.ts';
import { slugOf } from '../team.ts';
import type { Suspension } from '../suspension.ts';
import type { Dossier } from './dossier.ts';

/**
 * Whether a fixture is in the scope of a suspension. A ban for one competition holds in all its seasons: the rest of it
 * at the end of a season is served in the next one. A friendly counts only for a ban from everything until a day; it
 * never serves a ban for a number of matches.
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
 * Whether a competition belongs to a country. Its recorded country decides, else the list of known competitions, else
 * whether only clubs of that country play in it.
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

/** Whether a competition belongs to a federation: all of its country if the federation is national, else by name. */
function isOfFederation(competition: Competition, federation: string, dossier: Dossier): boolean {
  const country = countryOfFederation(federation);
  if (country !== null) return isDomestic(competition, country, dossier);
  const name = federation.trim().toUpperCase();
  const family = dossier.families.get(competition.family)?.name ?? competition.name;
  return known(competition, dossier)?.federation === name || family.toUpperCase().startsWith(`${name} `);
}
