import { countryCode, zonesOf } from '../../domain/country.ts';
import type { ImportQuestion } from '../../domain/identity/import-question.ts';
import { type NameContext, TeamIndex } from '../../domain/identity/team-index.ts';
import { genderInName } from '../../domain/identity/team-name.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import { areApart, sharesId, withExternalIds } from '../external-ids.ts';
import { newTeam, TeamSlugs } from '../season/new-team.ts';
import type { ObservedTeam } from '../observation.ts';
import { questionFor } from '../season/questions.ts';
import type { NewTeams } from '../season/season-file.ts';
import type { Workspace } from './workspace.ts';

interface TeamIdentityOptions {
  readonly newTeams: NewTeams;
  /** The teams that answers name, by the names of the feed. */
  readonly answers: ReadonlyMap<string, Team>;
  readonly newId: () => string;
}

/** Resolves the teams of a feed: by its fixtures, by external id, then by name. The rest are new, or questions. */
export class TeamIdentity {
  readonly questions: ImportQuestion[] = [];
  added = 0;
  readonly #workspace: Workspace;
  readonly #options: TeamIdentityOptions;
  readonly #found = new Map<string, TeamId | null>();
  #index: TeamIndex | null = null;
  #slugs: TeamSlugs | null = null;

  constructor(workspace: Workspace, options: TeamIdentityOptions) {
    this.#workspace = workspace;
    this.#options = options;
  }

  /** Records the team that fixtures found for a name, before squads and absences are read. */
  learn(observed: ObservedTeam, team: Team): void {
    this.#found.set(keyOf(observed), team.id);
    this.#complete(observed, team);
  }

  /** Returns the team; null if it is not known. With `mayCreate`, it is added, or a question is asked. */
  resolve(observed: ObservedTeam, mayCreate: boolean): Team | null {
    const key = keyOf(observed);
    const known = this.#found.get(key);
    const { teams } = this.#workspace.facts;
    if (known != null) return teams.get(known) ?? null;
    if (known === null && !mayCreate) return null;
    const isAsked = known === null && this.questions.some(({ name }) => name === observed.name);
    if (isAsked) return null;
    const team = this.#lookUp(observed) ?? (mayCreate ? this.#createOrAsk(observed) : null);
    this.#found.set(key, team?.id ?? null);
    if (team !== null) this.#complete(observed, team);
    return team === null ? null : (teams.get(team.id) ?? team);
  }

  #lookUp(observed: ObservedTeam): Team | null {
    const { teams } = this.#workspace.facts;
    const answer = this.#options.answers.get(observed.name);
    if (answer !== undefined) {
      if (!teams.has(answer.id)) this.#add(answer);
      return answer;
    }
    const byId = teams.values().find((team) => sharesId(team.externalIds, observed.ids));
    if (byId !== undefined) return byId;
    for (const name of [observed.name, ...(observed.aliases ?? [])]) {
      const match = this.#teamIndex().find(statedName({ ...observed, name }), contextOf(observed));
      if (match.kind === 'ONE' && !areApart(match.team.externalIds, observed.ids)) return match.team;
    }
    return null;
  }

  #createOrAsk(observed: ObservedTeam): Team | null {
    const { facts } = this.#workspace;
    const stated = statedName(observed);
    const similar = this.#teamIndex()
      .similar(stated, contextOf(observed))
      .filter(({ team }) => !areApart(team.externalIds, observed.ids));
    if (similar.length > 0 && this.#options.newTeams === 'ASK') {
      const isNamed = (): boolean => false;
      const known = { isClosed: false, isKnown: false, shared: [], season: [], isNamed, teams: facts.teams };
      this.questions.push(questionFor(observed.name, { ...known, similar }));
      return null;
    }
    this.#slugs ??= new TeamSlugs(facts.teams);
    const country = observed.country === null ? null : (countryCode(observed.country) ?? observed.country);
    const [zone = 'UTC'] = country === null ? [] : zonesOf(country);
    const side = { name: observed.name, country, externalIds: observed.ids };
    const kind = observed.kind ?? 'CLUB';
    const gender = observed.gender ?? genderInName(observed.name);
    const defaults = { kind, gender, country, zoneCountry: null, fileZone: zone, seasonZone: null };
    const team = newTeam(this.#options.newId() as TeamId, side, defaults, this.#slugs);
    this.#add(team);
    return team;
  }

  /** Adds the feed's data to the unknown fields of a team. */
  #complete({ ids, code = null, aliases = [], gender = null }: ObservedTeam, team: Team): void {
    const before = this.#workspace.facts.teams.get(team.id) ?? team;
    const externalIds = withExternalIds(before.externalIds, ids);
    const names = [before.name, before.shortName, ...before.aliases];
    const more = aliases.filter((name) => !names.includes(name));
    const after = {
      ...before,
      externalIds,
      code: before.code ?? code,
      gender: before.gender ?? gender,
      aliases: more.length === 0 ? before.aliases : [...before.aliases, ...more],
    };
    const isSame =
      externalIds === before.externalIds &&
      after.code === before.code &&
      after.gender === before.gender &&
      more.length === 0;
    if (!isSame) this.#workspace.apply({ teams: [after] });
  }

  #add(team: Team): void {
    this.#workspace.apply({ teams: [team] });
    this.added += 1;
    this.#index = null;
  }

  #teamIndex(): TeamIndex {
    this.#index ??= new TeamIndex(this.#workspace.facts.teams.values());
    return this.#index;
  }
}

function keyOf({ ids, name, country, gender }: ObservedTeam): string {
  const [id] = ids;
  return id === undefined ? `${name}|${country ?? ''}|${gender ?? ''}` : `${id.source} ${id.value}`;
}

function statedName({ name, country, gender = null }: ObservedTeam) {
  return {
    name,
    country: country === null ? null : (countryCode(country) ?? country),
    gender: gender ?? genderInName(name),
  };
}

function contextOf({ kind }: ObservedTeam): NameContext {
  return { season: new Set(), isClosed: false, kind: kind ?? 'CLUB', source: null };
}
