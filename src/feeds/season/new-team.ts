import { countryCode, countryOfZone, zonesOf } from '../../domain/country.ts';
import { knownCompetition } from '../../domain/discipline/known-competitions.ts';
import type { Gender } from '../../domain/gender.ts';
import { formerSlug } from '../../domain/redirect.ts';
import { RedirectedMap } from '../../domain/redirected-map.ts';
import { slugOf, teamSlugOf, type Team, type TeamId, type TeamKind, UNKNOWN_TEAM_DETAILS } from '../../domain/team.ts';
import { genderInName } from '../../domain/identity/team-name.ts';
import { isOpenSide } from '../../domain/identity/open-side.ts';
import type { FeedFixture, FeedTeam } from '../feed.ts';
import type { SeasonFile } from './season-file.ts';

/** The defaults for teams that a file adds. */
export interface NewTeamDefaults {
  readonly kind: TeamKind;
  readonly gender: Gender | null;
  /** The country of the competition; null if it is unknown, or if there is none. */
  readonly country: string | null;
  /** The only country of the file's zone, if it is a league whose country is not stated; otherwise null. */
  readonly zoneCountry: string | null;
  /** The zone of the times in the file. */
  readonly fileZone: string;
  /** The zone of most teams of the season so far; null if it has none. */
  readonly seasonZone: string | null;
}

/** The slugs of all teams, including former ones. Each slug that `take` returns is taken from then on. */
export class TeamSlugs {
  readonly #taken: Set<string>;
  readonly #teams: ReadonlyMap<TeamId, Team>;

  constructor(teams: ReadonlyMap<TeamId, Team>) {
    this.#teams = teams;
    this.#taken = new Set(teams.values().map(({ slug }) => slug));
  }

  /** Takes the first free slug of these names, else that of the last name with a number. */
  take(...names: readonly string[]): string {
    const slugs = names.map(teamSlugOf).filter((slug) => slug !== '');
    const base = slugs.at(-1) ?? 'team';
    const free = slugs.find((slug) => this.#isFree(slug)) ?? this.#numbered(base);
    this.#taken.add(free);
    return free;
  }

  #numbered(base: string): string {
    for (let number = 2; ; number += 1) if (this.#isFree(`${base}-${number}`)) return `${base}-${number}`;
  }

  #isFree(slug: string): boolean {
    if (this.#taken.has(slug)) return false;
    return !(this.#teams instanceof RedirectedMap) || this.#teams.getFormer(formerSlug(slug)) === undefined;
  }
}

/** Returns a team that is known only from a file. Its zone follows from its country, else from the season's teams. */
export function newTeam(
  id: TeamId,
  { name, country, externalIds = [] }: FeedTeam,
  defaults: NewTeamDefaults,
  slugs: TeamSlugs,
): Team {
  const { kind, gender, fileZone, seasonZone } = defaults;
  const itsCountry = country ?? (kind === 'NATIONAL' ? countryCode(name) : defaults.country);
  const zones = itsCountry === null ? [] : zonesOf(itsCountry);
  const [mainZone] = zones;
  // If the country has several zones, the zone of the league's file decides.
  const timeZone = kind === 'CLUB' && zones.includes(fileZone) ? fileZone : (mainZone ?? seasonZone ?? fileZone);
  const shortName = kind === 'NATIONAL' ? name : shortNameFor(name);
  const slug = slugs.take(
    shortName,
    name,
    ...(itsCountry === null ? [] : [`${shortName} ${itsCountry}`]),
    ...(gender === 'WOMEN' ? [`${shortName} women`] : []),
    shortName,
  );
  return {
    ...UNKNOWN_TEAM_DETAILS,
    id,
    slug,
    name,
    shortName,
    kind,
    country: itsCountry,
    gender,
    timeZone,
    externalIds,
  };
}

/** Cities with several clubs, whose name alone does not identify one. */
const CITIES_OF_SEVERAL = new Set(['Los Angeles', 'Paris', 'New York']);

/** Legal forms of clubs. Other initials distinguish clubs: "RB Leipzig", "PSV Eindhoven", "LA Galaxy". */
const LEGAL_FORMS = [
  'FC CF AFC SC AC AS CD UD SD RC RCD SV SK FK BK IF IFK SS SSC US USC UC CA CR EC SE GD CP NK HNK',
  'BSC FSV TSG TSV OGC CFC SCO AJ SM ES SL CS CFR',
].flatMap((line) => line.split(' '));

const INITIALS = `(?:${LEGAL_FORMS.join('|')}|1\\.)`;
const LEADING_FORM = new RegExp(`^${INITIALS}\\s+`);
const TRAILING_FORM = new RegExp(`\\s+${INITIALS}$`);

/** Returns a name without its legal form: "Barcelona" for "FC Barcelona", but "Deportivo Alavés" unchanged. */
function shortNameFor(name: string): string {
  const short = name.replace(LEADING_FORM, '').replace(TRAILING_FORM, '');
  return short === '' || CITIES_OF_SEVERAL.has(short) ? name : short;
}

/** A file is one of national teams if at least this share of its names are countries. */
const NATIONAL_SHARE = 0.8;

/** Returns the defaults for new teams of a file: kind, gender, country and zone. */
export function teamDefaults(
  { competition, kind, timeZone, fixtures }: Pick<SeasonFile, 'competition' | 'kind' | 'timeZone' | 'fixtures'>,
  { gender, country, season, teams }: KnownSeason,
): NewTeamDefaults {
  const zones = [...season].flatMap((id) => teams.get(id)?.timeZone ?? []);
  const [seasonZone = null] = Map.groupBy(zones, (zone) => zone)
    .entries()
    .toArray()
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([zone]) => zone);
  const isNational = kind === 'INTERNATIONAL' || (kind !== 'LEAGUE' && isFileOfNations(fixtures));
  const isLeague =
    kind === 'LEAGUE' && fixtures.every(({ home, away }) => home.country === null && away.country === null);
  return {
    kind: isNational ? 'NATIONAL' : 'CLUB',
    gender,
    country,
    zoneCountry: isLeague && country === null ? countryOfLeague(competition, timeZone) : null,
    fileZone: timeZone,
    seasonZone,
  };
}

/** Returns the country of a zone. If several share it, as Europe/London, that of a well-known league. */
function countryOfLeague(name: string, timeZone: string): string | null {
  const country = countryOfZone(timeZone);
  if (country !== null) return country;
  const known = knownCompetition({ slug: slugOf(name), name, country: null, gender: genderInName(name) })?.country;
  return known != null && zonesOf(known).includes(timeZone) ? known : null;
}

interface KnownSeason {
  readonly gender: Gender | null;
  readonly country: string | null;
  readonly season: ReadonlySet<TeamId>;
  readonly teams: ReadonlyMap<TeamId, Team>;
}

function isFileOfNations(fixtures: readonly FeedFixture[]): boolean {
  const names = new Set(
    fixtures.flatMap(({ home, away }) => [home.name, away.name]).filter((name) => !isOpenSide(name)),
  );
  const countries = [...names].filter((name) => countryCode(name) !== null);
  return names.size > 0 && countries.length >= names.size * NATIONAL_SHARE;
}
