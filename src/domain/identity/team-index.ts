import { countryCode, isSameCountry, isSameLeagueCountry, zonesOf } from '../country.ts';
import { type Team, type TeamId, type TeamKind } from '../team.ts';
import { knownByName } from './known-names.ts';
import type { NameEvidence, StatedName, TeamCandidate } from './name-evidence.ts';
import { genderInName, isReserveTeam, isSimilarName, nameKey } from './team-name.ts';

/** The context of a name: its season and its system. */
export interface NameContext {
  /** The teams of the season so far, which take precedence. */
  readonly season: ReadonlySet<TeamId>;
  /** Whether only teams of the season can be meant. */
  readonly isClosed: boolean;
  readonly kind: TeamKind;
  /** The system whose external ids the file may use as names; null if there is none. */
  readonly source: string | null;
}

/** The result of names alone: the one team that can be meant, several, or none. */
export type NameMatch =
  | { readonly kind: 'ONE'; readonly team: Team; readonly evidence: NameEvidence; readonly words: string }
  | { readonly kind: 'SEVERAL'; readonly teams: readonly Team[] }
  | { readonly kind: 'NONE' };

/** The known teams by their names. */
export class TeamIndex {
  readonly #teams: readonly Team[];
  readonly #byName = new Map<string, Team[]>();
  readonly #byExternalId = new Map<string, Team[]>();
  #byKey: Map<string, Team[]> | null = null;

  constructor(teams: Iterable<Team>) {
    this.#teams = [...teams];
    for (const team of this.#teams) {
      for (const name of new Set([team.name, team.shortName, team.slug, ...team.aliases]))
        add(this.#byName, name, team);
      for (const { value } of team.externalIds) add(this.#byExternalId, value, team);
    }
  }

  /** Finds the team that a name means, by the strongest kind of evidence that any team has. */
  find(stated: StatedName, context: NameContext): NameMatch {
    const { name } = stated;
    const steps: readonly (() => [NameEvidence, readonly Team[]])[] = [
      () => [
        'EXTERNAL_ID',
        this.#byExternalId
          .get(name)
          ?.filter(({ externalIds }) =>
            externalIds.some(({ source, value }) => source === context.source && value === name),
          ) ?? [],
      ],
      () => ['NAME', this.#byName.get(name) ?? []],
      () => ['NORMALISED_NAME', this.#withKeyOf(name)],
      ...(context.kind === 'NATIONAL'
        ? [() => ['NORMALISED_NAME', this.#ofCountry(name)] satisfies [NameEvidence, Team[]]]
        : []),
    ];
    for (const step of steps) {
      const [evidence, teams] = step();
      const meant = mostSpecific(
        teams.filter((team) => canMean(team, stated, context)),
        stated,
        context,
      );
      const [team, ...others] = meant;
      if (team === undefined) continue;
      if (others.length > 0) return { kind: 'SEVERAL', teams: meant };
      const isAlias = evidence === 'NAME' && team.name !== name && team.shortName !== name && team.slug !== name;
      return {
        kind: 'ONE',
        team,
        evidence: isAlias ? 'ALIAS' : evidence,
        words: wordsFor(isAlias ? 'ALIAS' : evidence, team),
      };
    }
    return { kind: 'NONE' };
  }

  /** Returns the only team that is well known by the name; null if there is none, or if there are several. */
  findWellKnown(stated: StatedName, context: NameContext): (NameMatch & { readonly kind: 'ONE' }) | null {
    const known = knownByName(stated.name, stated.country, this.#teams);
    const [team, ...others] = mostSpecific(
      known.filter((one) => canMean(one, stated, context)),
      stated,
      context,
    );
    if (team === undefined || others.length > 0) return null;
    return { kind: 'ONE', team, evidence: 'NORMALISED_NAME', words: `It is a well-known name of ${team.name}.` };
  }

  /** Returns the teams with a similar name, for a question. */
  similar(stated: StatedName, context: NameContext): TeamCandidate[] {
    return this.#teams
      .filter((team) => canMean(team, stated, context))
      .filter((team) => [team.name, ...team.aliases].some((name) => isSimilarName(name, stated.name)))
      .map((team) => ({ team, words: `Its name is similar to "${team.name}".` }));
  }

  #withKeyOf(name: string): readonly Team[] {
    this.#byKey ??= byKey(this.#teams);
    return this.#byKey.get(nameKey(name)) ?? [];
  }

  #ofCountry(name: string): Team[] {
    const code = countryCode(name);
    if (code === null) return [];
    return this.#teams.filter((team) => team.kind === 'NATIONAL' && countryCode(team.name) === code);
  }
}

/** Whether country, gender and kind allow that a name means a team. */
export function canMean(team: Team, { name, country, gender }: StatedName, { season, isClosed }: NameContext): boolean {
  const isSame = team.kind === 'CLUB' ? isSameLeagueCountry : isSameCountry;
  if (season.has(team.id)) return isSame(team.country, country);
  if (isClosed || isReserveTeam(team.name) !== isReserveTeam(name)) return false;
  const itsGender = team.gender ?? genderInName(team.name);
  // A team of unknown gender is not assumed to be a women's team.
  if (gender === 'WOMEN' ? itsGender !== 'WOMEN' : itsGender === 'WOMEN' && gender !== null) return false;
  if (country === null) return true;
  if (team.country !== null) return isSame(team.country, country);
  const zones = zonesOf(country);
  return zones.length === 0 || zones.includes(team.timeZone);
}

/** Returns the teams that take precedence: those of the season, and of the same country, kind and gender. */
function mostSpecific(
  teams: readonly Team[],
  { country, gender }: StatedName,
  { season, kind }: NameContext,
): readonly Team[] {
  if (teams.length < 2) return teams;
  const preferences: readonly ((team: Team) => boolean)[] = [
    ({ id }) => season.has(id),
    (team) => country !== null && team.country !== null && isSameCountry(team.country, country),
    (team) => team.kind === kind,
    (team) => team.gender === gender,
    (team) => team.gender !== 'WOMEN',
  ];
  return preferences.reduce((left, isPreferred) => {
    const preferred = left.filter(isPreferred);
    return preferred.length > 0 ? preferred : left;
  }, teams);
}

function wordsFor(evidence: NameEvidence, team: Team): string {
  if (evidence === 'EXTERNAL_ID') return `It is an id of ${team.name}.`;
  if (evidence === 'ALIAS') return `It is another name of ${team.name}.`;
  if (evidence === 'NAME') return 'It is the name of the team.';
  return `It is a spelling of ${team.name}, the only team of that name that can be meant.`;
}

function byKey(teams: readonly Team[]): Map<string, Team[]> {
  const index = new Map<string, Team[]>();
  for (const team of teams) {
    for (const key of new Set([team.name, team.shortName, ...team.aliases].map(nameKey))) add(index, key, team);
  }
  return index;
}

function add(index: Map<string, Team[]>, key: string, team: Team): void {
  const teams = index.get(key);
  if (teams === undefined) index.set(key, [team]);
  else if (!teams.includes(team)) teams.push(team);
}
