import {
  type Competition,
  type CompetitionId,
  competitionSlug,
  isNamed,
  newCompetition,
  seasonOf,
} from '../../domain/competition.ts';
import { type CompetitionFamily, type FamilyId, newFamily } from '../../domain/competition-family.ts';
import { countryCode, isSameCountry } from '../../domain/country.ts';
import { accept, type Decision, invalid } from '../../domain/decision.ts';
import type { Gender } from '../../domain/gender.ts';
import { genderInName } from '../../domain/identity/team-name.ts';
import { isSameKnown } from '../../domain/discipline/known-competitions.ts';
import { slugOf } from '../../domain/team.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { ImportOptions, SeasonFile } from './season-file.ts';

/** The season that a file is about. */
export interface SeasonOfFile {
  readonly competition: Competition;
  /** Null if the season is new. */
  readonly known: Competition | null;
  /** The family, if it is new. */
  readonly newFamily: CompetitionFamily | null;
  readonly gender: Gender | null;
  readonly country: string | null;
}

/** Whether a file may be about a season: the same name in any country, or the same known competition. */
export function mayBeAbout(one: Competition, { competition: name, season, kind, options }: SeasonFile): boolean {
  if (isNamed(one, name, season)) return true;
  return one.season === seasonOf(season) && one.kind === kind && isSameKnown(one, namedBy(name, options));
}

function namedBy(name: string, options: Pick<ImportOptions, 'country' | 'gender'>) {
  const country = options.country === null ? null : (countryCode(options.country) ?? options.country);
  return { slug: slugOf(name), name, country, gender: options.gender ?? genderInName(name) };
}

/**
 * Finds the season of a file, or creates it. Competitions of one name in two countries, or of two genders, are
 * different.
 */
export function seasonOfFile(snapshot: ScopeSnapshot, file: SeasonFile, newId: () => string): Decision<SeasonOfFile> {
  const { competition: name, season, kind, options } = file;
  // "English Premier League" is the Premier League of England.
  const named = namedBy(name, options);
  const { country, gender } = named;
  const canBeMeant = (one: { readonly gender: Gender | null; readonly country: string | null }): boolean =>
    isSameCountry(one.country, country) && (one.gender === null || gender === null || one.gender === gender);
  const seasons = [...snapshot.competitions.values()].filter((one) => canBeMeant(one) && mayBeAbout(one, file));
  const known = seasons.find((one) => isNamed(one, name, season)) ?? seasons[0] ?? null;
  if (known !== null) {
    const competition = { ...known, country: known.country ?? country, gender: known.gender ?? gender };
    return accept({ competition, known, newFamily: null, gender: competition.gender, country: competition.country });
  }
  if (slugOf(name) === '') {
    return invalid([{ path: ['input', 'competition'], message: 'The name is invalid; expected letters or digits.' }]);
  }
  const families = [...snapshot.families.values()];
  const isOfName = (one: CompetitionFamily): boolean => one.slug === slugOf(name) || slugOf(one.name) === slugOf(name);
  const ofName = families.filter(canBeMeant);
  const family = ofName.find(isOfName) ?? ofName.find((one) => isSameKnown(one, named)) ?? null;
  const suffix = [country ?? '', gender === null || gender === 'MEN' ? '' : gender]
    .filter((word) => word !== '')
    .join(' ');
  const made: CompetitionFamily = { ...newFamily(newId() as FamilyId, name), country, gender };
  const slugTaken = families.some(({ slug }) => slug === made.slug);
  const ownFamily = family ?? (slugTaken ? { ...made, slug: slugOf(`${name} ${suffix}`) } : made);
  const competition = newCompetition(newId() as CompetitionId, name, season, kind, {
    id: ownFamily.id,
    country: country ?? ownFamily.country,
    gender: gender ?? ownFamily.gender,
  });
  const namesake = snapshot.competitions.values().find(({ slug }) => slug === competition.slug);
  const isOtherCountry = namesake !== undefined && isNamed(namesake, name, season);
  const slug = isOtherCountry ? competitionSlug(`${name} ${suffix}`, season) : competition.slug;
  const taken = snapshot.competitions.values().find((one) => one.slug === slug);
  if (taken !== undefined) {
    const message = `The slug ${taken.slug} is already used by "${taken.name}" of ${taken.season}.`;
    return invalid([{ path: ['input', 'competition'], message }]);
  }
  return accept({
    competition: { ...competition, slug },
    known: null,
    newFamily: family === null ? ownFamily : null,
    gender: competition.gender,
    country: competition.country,
  });
}
