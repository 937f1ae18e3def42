import { countryCode, zonesOf } from '../../domain/country.ts';
import { type Day, parseDay } from '../../domain/day.ts';
import { genderInName } from '../../domain/identity/team-name.ts';
import type { ExternalId } from '../../domain/team.ts';
import type { ObservedCompetition, ObservedPlayer, ObservedTeam } from '../observation.ts';
import { positionIn } from '../words/position-words.ts';
import { seasonLabel } from '../words/season-label.ts';
import type { League, PlayerRow, SquadRow, TeamRow } from './api-football-shapes.ts';

/** Competitions of national teams, which belong to no country. */
const NATIONAL =
  /world cup|euro championship|nations league|copa america|cup of nations|asian cup|gold cup|olympic|friendlies/i;
/** Rounds of leagues: "Regular Season - 5", "Apertura - 12", "2nd Phase - 3". */
const LEAGUE_ROUND =
  /^(?:regular season|apertura|clausura|\d(?:st|nd|rd|th) (?:round|phase)|championship|relegation|matchday)/i;

/** The teams, players and competitions of API-Football's documents by their ids. */
export class ApiFootballNames {
  readonly #teams = new Map<string, TeamRow['team']>();
  readonly #players = new Map<string, ObservedPlayer>();
  /** The team of each player of a squad. */
  readonly #squads = new Map<string, SquadRow['team']>();
  readonly #days = new Map<string, Day[]>();
  readonly #rounds = new Map<string, string>();
  readonly #competitions = new Map<string, ObservedCompetition>();

  addTeam({ team }: TeamRow): void {
    this.#teams.set(team.id, team);
  }

  addPlayer({ player, statistics }: PlayerRow): void {
    const { id, firstname, birth, nationality } = player;
    const position = positionIn(statistics?.[0]?.games?.position ?? null);
    const name = fullName(player.name, firstname);
    this.#players.set(id, { ids: [idIn(id)], name, birthDate: birth?.date ?? null, position, nationality });
  }

  /** Adds the players of a squad. Their names are abbreviated, and they have no birth dates. */
  addSquad({ team, players }: SquadRow): void {
    for (const { id, name, position } of players) {
      this.#squads.set(id, team);
      if (!this.#players.has(id)) this.#players.set(id, { ids: [idIn(id)], name, position: positionIn(position) });
    }
  }

  /** Adds a match of a season. Its day helps to determine the season's name. */
  addMatch({ id, season }: Pick<League, 'id' | 'season'>, date: string, round: string | null): void {
    const key = `${id}-${season}`;
    const day = parseDay(date.slice(0, 10));
    const days = this.#days.get(key) ?? [];
    if (day !== null) days.push(day);
    this.#days.set(key, days);
    if (round !== null && !this.#rounds.has(key)) this.#rounds.set(key, round);
  }

  competition(league: Omit<League, 'round'>): ObservedCompetition {
    const key = `${league.id}-${league.season}`;
    const known = this.#competitions.get(key);
    if (known !== undefined) return known;
    const { name, season } = league;
    const country = league.country === null ? null : countryCode(league.country);
    const isNational = isOfNationalTeams({ name, country });
    const isLeague = country !== null && LEAGUE_ROUND.test(this.#rounds.get(key) ?? 'Regular Season');
    const made: ObservedCompetition = {
      ids: [idIn(key)],
      name,
      season: seasonLabel(season, this.#days.get(key) ?? [], isNational),
      kind: /friendl/i.test(name) ? 'FRIENDLY' : isNational ? 'INTERNATIONAL' : isLeague ? 'LEAGUE' : 'CUP',
      timeZone: (country === null ? undefined : zonesOf(country)[0]) ?? 'UTC',
      country,
      gender: genderInName(name) ?? 'MEN',
    };
    this.#competitions.set(key, made);
    return made;
  }

  /** Returns a team. Women's teams, and only these, have the suffix " W". */
  team({ id, name }: { readonly id: string; readonly name: string }, of: ObservedCompetition | null): ObservedTeam {
    const known = this.#teams.get(id);
    const isNational = known?.national ?? (of !== null && isOfNationalTeams(of));
    const ofName = isNational ? countryCode(name.replace(/ W$/, '')) : null;
    return {
      ids: [idIn(id)],
      name,
      country: known?.country ?? ofName ?? of?.country ?? null,
      kind: isNational ? 'NATIONAL' : 'CLUB',
      gender: name.endsWith(' W') ? 'WOMEN' : (genderInName(name) ?? 'MEN'),
      code: known?.code ?? null,
    };
  }

  /** Returns the player of an id with their team; null if no squad has the player. */
  member(id: string): { readonly player: ObservedPlayer; readonly team: ObservedTeam } | null {
    const [player, team] = [this.#players.get(id), this.#squads.get(id)];
    return player === undefined || team === undefined ? null : { player, team: this.team(team, null) };
  }

  /** Returns the player of an id, or of the name if no squad has the id; null if there is neither. */
  player(id: string | null | undefined, name: string | null): ObservedPlayer | null {
    const known = id == null ? undefined : this.#players.get(id);
    if (known !== undefined || name === null) return known ?? null;
    return { ids: id == null ? [] : [idIn(id)], name };
  }
}

function isOfNationalTeams({ name, country }: Pick<ObservedCompetition, 'name' | 'country'>): boolean {
  return country === null && NATIONAL.test(name) && !/club/i.test(name);
}

/** Expands an initial: "L. Paredes" with the first names "Leandro Daniel" becomes "Leandro Paredes". */
function fullName(name: string, firstNames: string | null): string {
  const [, initial = '', surname = ''] = /^(\p{L})\.\s*(.+)$/u.exec(name) ?? [];
  const first = firstNames?.split(/\s+/u).find((word) => word.slice(0, 1).localeCompare(initial, 'en', BASE) === 0);
  return surname === '' || first === undefined ? name : `${first} ${surname}`;
}

const BASE = { sensitivity: 'base' } as const;

export function idIn(value: string): ExternalId {
  return { source: 'api-football', value };
}
