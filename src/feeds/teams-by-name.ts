import type { CompetitionKind } from '../domain/competition.ts';
import { slugOf, type Team, type TeamId, UNKNOWN_TEAM_DETAILS } from '../domain/team.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import type { FeedTeam } from './feed.ts';

/** What a file determines for the teams that it adds. */
interface NewTeamDefaults {
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  /** The source of the external id; null stores none. */
  readonly source: string | null;
}

/** The teams of a season file, found by any known name. An unknown team is added. */
export class TeamsByName {
  readonly added: Team[] = [];
  readonly #byName = new Map<string, Team>();
  readonly #defaults: NewTeamDefaults;
  readonly #newId: () => string;

  constructor({ teams }: ScopeSnapshot, defaults: NewTeamDefaults, newId: () => string) {
    this.#defaults = defaults;
    this.#newId = newId;
    for (const team of teams.values()) {
      const names = [team.slug, team.shortName, team.name, ...team.externalIds.map(({ value }) => value)];
      for (const name of names) this.#byName.set(slugOf(name), team);
    }
  }

  find(feedTeam: FeedTeam): Team {
    const name = slugOf(feedTeam.name);
    const team = this.#byName.get(name) ?? this.#add(feedTeam);
    this.#byName.set(name, team);
    return team;
  }

  #add({ name, country }: FeedTeam): Team {
    const { kind, source, timeZone } = this.#defaults;
    const shortName = shortNameFor(name);
    const isTaken = this.#byName.has(slugOf(shortName));
    const team: Team = {
      ...UNKNOWN_TEAM_DETAILS,
      id: this.#newId() as TeamId,
      slug: slugOf(isTaken ? name : shortName),
      name,
      shortName: isTaken ? name : shortName,
      kind: kind === 'INTERNATIONAL' ? 'NATIONAL' : 'CLUB',
      country,
      timeZone,
      externalIds: source === null ? [] : [{ source, value: name }],
    };
    this.added.push(team);
    this.#byName.set(team.slug, team);
    return team;
  }
}

/** Returns a name without initials: "Barcelona" for "FC Barcelona", but "Deportivo Alavés" unchanged. */
function shortNameFor(name: string): string {
  const initials = '(?:[A-Z]{2,3}|1\\.)';
  const short = name.replace(new RegExp(`^${initials}\\s+`), '').replace(new RegExp(`\\s+${initials}$`), '');
  return short === '' ? name : short;
}
