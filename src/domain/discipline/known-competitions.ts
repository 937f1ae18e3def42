import { countryCode } from '../country.ts';
import type { CompetitionFamily } from '../competition-family.ts';
import { slugOf } from '../team.ts';

/** A competition that rules and bans refer to, by the names under which files and feeds know it. */
export interface KnownCompetition {
  readonly key: string;
  /** Slugs of its names. */
  readonly names: readonly string[];
  /** FIFA's code; null if it belongs to no country. */
  readonly country: string | null;
  readonly federation: string;
}

const known = (key: string, country: string | null, federation: string, ...names: string[]): KnownCompetition => ({
  key,
  country,
  federation,
  names: [key, ...names],
});

const KNOWN: readonly KnownCompetition[] = [
  known('premier-league', 'ENG', 'FA', 'english-premier-league', 'england-premier-league', 'epl'),
  known('fa-cup', 'ENG', 'FA', 'emirates-fa-cup', 'the-fa-cup'),
  known('efl-cup', 'ENG', 'FA', 'league-cup', 'carabao-cup', 'english-league-cup'),
  known('community-shield', 'ENG', 'FA', 'fa-community-shield'),
  known('la-liga', 'ESP', 'RFEF', 'laliga', 'primera-division', 'la-liga-ea-sports', 'spanish-la-liga'),
  known('copa-del-rey', 'ESP', 'RFEF', 'spanish-cup', 'spain-copa-del-rey'),
  known('supercopa-de-espana', 'ESP', 'RFEF', 'spanish-super-cup', 'supercopa'),
  known('serie-a', 'ITA', 'FIGC', 'italian-serie-a', 'italy-serie-a'),
  known('coppa-italia', 'ITA', 'FIGC', 'italian-cup'),
  known('bundesliga', 'GER', 'DFB', '1-bundesliga', 'deutsche-bundesliga', 'german-bundesliga'),
  known('dfb-pokal', 'GER', 'DFB', 'german-cup'),
  known('ligue-1', 'FRA', 'FFF', 'french-ligue-1', 'ligue-1-mcdonalds'),
  known('ligue-2', 'FRA', 'FFF', 'french-ligue-2'),
  known('coupe-de-france', 'FRA', 'FFF', 'french-cup'),
  known('trophee-des-champions', 'FRA', 'FFF'),
  known('major-league-soccer', 'USA', 'USSF', 'mls'),
  known('champions-league', null, 'UEFA', 'uefa-champions-league', 'ucl'),
  known('europa-league', null, 'UEFA', 'uefa-europa-league', 'uel'),
  known('conference-league', null, 'UEFA', 'uefa-conference-league', 'europa-conference-league', 'uecl'),
  known('uefa-super-cup', null, 'UEFA', 'super-cup'),
  known('european-championship', null, 'UEFA', 'euro', 'uefa-euro', 'euro-2024', 'euro-2028'),
  known('nations-league', null, 'UEFA', 'uefa-nations-league'),
  known('world-cup', null, 'FIFA', 'fifa-world-cup', 'world-cup-2026'),
  known('world-cup-qualifiers', null, 'FIFA', 'world-cup-qualification', 'fifa-world-cup-qualifiers'),
  known('club-world-cup', null, 'FIFA', 'fifa-club-world-cup'),
  known('africa-cup-of-nations', null, 'CAF', 'afcon', 'africa-cup', 'caf-africa-cup-of-nations'),
  known('copa-libertadores', null, 'CONMEBOL', 'libertadores', 'conmebol-libertadores'),
  known('copa-america', null, 'CONMEBOL', 'conmebol-copa-america'),
  known('asian-cup', null, 'AFC', 'afc-asian-cup'),
];

/** National federations without a known competition, by name. */
const COUNTRIES_OF_FEDERATIONS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(KNOWN.flatMap(({ federation, country }) => (country === null ? [] : [[federation, country]]))),
  KNVB: 'NED',
  FPF: 'POR',
  RBFA: 'BEL',
  SFA: 'SCO',
  FAI: 'IRL',
  FAW: 'WAL',
  CBF: 'BRA',
  AFA: 'ARG',
  TFF: 'TUR',
  OFB: 'AUT',
  OEFB: 'AUT',
  SFV: 'SUI',
  PZPN: 'POL',
};

const byName = new Map(KNOWN.flatMap((one) => one.names.map((name) => [name, one] as const)));

type Named = Pick<CompetitionFamily, 'slug' | 'name' | 'country' | 'gender'>;

/** Returns the known competition that a family is; null if it is none, or belongs to another country or to women. */
export function knownCompetition({ slug, name, country, gender }: Named): KnownCompetition | null {
  if (gender === 'WOMEN') return null;
  const found = byName.get(slugOf(name)) ?? byName.get(slug) ?? null;
  if (found === null || country === null || found.country === null) return found;
  return countryCode(country) === found.country ? found : null;
}

/** Whether two names mean one known competition, such as "English Premier League" and "Premier League". */
export function isSameKnown(a: Named, b: Named): boolean {
  const known = knownCompetition(a);
  return known !== null && known === knownCompetition(b);
}

/** Returns FIFA's code of the country of a federation, "ESP" for "RFEF" or "Spain"; null if it is not national. */
export function countryOfFederation(federation: string): string | null {
  return COUNTRIES_OF_FEDERATIONS[federation.trim().toUpperCase()] ?? countryCode(federation);
}

/** The slugs of all known competitions. */
export const NAMES_OF_KNOWN: readonly string[] = [...byName.keys()];
