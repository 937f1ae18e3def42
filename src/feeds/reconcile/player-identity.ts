import type { Candidate, ImportQuestion } from '../../domain/identity/import-question.ts';
import {
  areOfOnePerson,
  isAbbreviated,
  isAbbreviationOf,
  nameWords,
  personKey,
} from '../../domain/identity/person-name.ts';
import type { Player, PlayerId } from '../../domain/player.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import { areApart, sharesId } from '../external-ids.ts';
import type { ObservedPlayer } from '../observation.ts';

/** The result of the evidence for a name of a feed. */
export type PlayerMatch =
  | { readonly kind: 'FOUND'; readonly player: Player }
  /** No known player can be meant, so it is a new one. */
  | { readonly kind: 'NEW' }
  | { readonly kind: 'QUESTION'; readonly question: ImportQuestion };

/**
 * Finds the players of a feed by evidence: external id, then name and birth date, then name and club. Within a club, an
 * abbreviated name means the only player with its initials and surname. A name alone is not evidence.
 */
export class PlayerIdentity {
  readonly #players: ReadonlyMap<PlayerId, Player>;
  readonly #byId = new Map<string, PlayerId>();
  readonly #byBirth = new Map<string, Set<PlayerId>>();
  readonly #byName = new Map<string, Set<PlayerId>>();
  readonly #byTeam = new Map<TeamId, Set<PlayerId>>();

  /** `players` may change; `learn` must be called for each changed player. */
  constructor(players: ReadonlyMap<PlayerId, Player>) {
    this.#players = players;
    for (const player of players.values()) this.learn(player);
  }

  learn({ id, externalIds, birthDate, name, shortName, aliases, memberships }: Player): void {
    for (const { source, value } of externalIds) this.#byId.set(`${source} ${value}`, id);
    if (birthDate !== null) add(this.#byBirth, birthDate, id);
    for (const one of new Set([name, shortName, ...aliases])) add(this.#byName, personKey(one), id);
    for (const { team } of memberships) add(this.#byTeam, team, id);
  }

  /** Finds a player. `team`: the player's club in the feed; null if it is not known. */
  find(observed: ObservedPlayer, team: Team | null): PlayerMatch {
    for (const { source, value } of observed.ids) {
      const id = this.#byId.get(`${source} ${value}`);
      const player = id === undefined ? undefined : this.#players.get(id);
      if (player !== undefined && sharesId(player.externalIds, observed.ids)) return { kind: 'FOUND', player };
    }
    const byBirth = this.#sameBirth(observed, team);
    if (byBirth !== null) return byBirth;
    const squad = team === null ? [] : this.#possible(this.#byTeam.get(team.id), observed);
    const named = squad.filter((player) => hasName(player, observed));
    const close = named.length > 0 ? named : squad.filter((player) => mayHaveName(player, observed));
    const [only, ...others] = close;
    if (only !== undefined && others.length === 0) return { kind: 'FOUND', player: only };
    if (only !== undefined) return ask(observed, team, close, 'Several players of the squad can be meant.');
    const namesakes = this.#possible(this.#byName.get(personKey(observed.name)), observed).filter(
      (player) => player.birthDate === null || observed.birthDate == null,
    );
    if (namesakes.length > 0) return ask(observed, team, namesakes, 'A player of another club has this name.');
    return { kind: 'NEW' };
  }

  /** Returns the question about an unknown name, with the players of the squad who share a word with it. */
  unknown(observed: ObservedPlayer, team: Team | null): ImportQuestion {
    const own = new Set(nameWords(observed.name));
    const squad = team === null ? [] : this.#possible(this.#byTeam.get(team.id), observed);
    const similar = squad.filter((player) =>
      namesOf(player).some((name) => nameWords(name).some((word) => word.length > 2 && own.has(word))),
    );
    return questionAbout(observed, team, similar, 'It is not the name of a known player.');
  }

  #sameBirth(observed: ObservedPlayer, team: Team | null): PlayerMatch | null {
    if (observed.birthDate == null) return null;
    const born = this.#possible(this.#byBirth.get(observed.birthDate), observed);
    const same = born.filter((player) => namesOf(player).some((name) => isOneOf(name, observed)));
    const exact = same.filter((player) => hasName(player, observed));
    const [only, ...others] = exact.length > 0 ? exact : same;
    if (only !== undefined && others.length === 0) return { kind: 'FOUND', player: only };
    if (only !== undefined) return ask(observed, team, same, 'Several players of this name were born on that day.');
    const clubmates = born.filter(
      ({ memberships }) => team !== null && memberships.some((one) => one.team === team.id),
    );
    const other = clubmates.filter((player) => !isTwin(player, observed));
    if (other.length === 0) return null;
    return ask(observed, team, other, 'A player of the club with another name was born on that day.');
  }

  /** Returns the players whom no data of the feed excludes. */
  #possible(ids: Iterable<PlayerId> = [], observed: ObservedPlayer): Player[] {
    return [...ids]
      .flatMap((id) => this.#players.get(id) ?? [])
      .filter(
        ({ externalIds, birthDate, gender }) =>
          !areApart(externalIds, observed.ids) &&
          (birthDate === null || observed.birthDate == null || birthDate === observed.birthDate) &&
          (gender === null || observed.gender == null || gender === observed.gender),
      );
  }
}

function add<Key, Value>(index: Map<Key, Set<Value>>, key: Key, value: Value): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, new Set([value]));
  else values.add(value);
}

function namesOf({ name, shortName, aliases }: Player): string[] {
  return [name, shortName, ...aliases];
}

function hasName(player: Player, { name }: ObservedPlayer): boolean {
  const key = personKey(name);
  return [player.name, ...player.aliases].some((own) => personKey(own) === key);
}

/** Whether a name of the player is a longer, shorter or abbreviated form of the name in the feed. */
function mayHaveName(player: Player, { name }: ObservedPlayer): boolean {
  return [player.name, ...player.aliases].some((own) =>
    isAbbreviated(name) || isAbbreviated(own)
      ? isAbbreviationOf(name, own) || isAbbreviationOf(own, name)
      : nameWords(name).length > 1 && nameWords(own).length > 1 && areOfOnePerson(name, own),
  );
}

function isOneOf(name: string, { name: full, shortName = null }: ObservedPlayer): boolean {
  return areOfOnePerson(name, full) || (shortName !== null && personKey(shortName) === personKey(name));
}

/** Whether two players share the surname and the birth date. */
function isTwin(player: Player, observed: ObservedPlayer): boolean {
  const surname = (name: string): string => personKey(name.trim().split(/\s+/).at(-1) ?? '');
  return surname(player.name) === surname(observed.name);
}

const MOST_CANDIDATES = 5;

/** Returns the question about a name. Answers refer to it by the name, with the club if the feed has one. */
function ask(observed: ObservedPlayer, team: Team | null, players: readonly Player[], words: string): PlayerMatch {
  return { kind: 'QUESTION', question: questionAbout(observed, team, players, words) };
}

function questionAbout(
  observed: ObservedPlayer,
  team: Team | null,
  players: readonly Player[],
  words: string,
): ImportQuestion {
  const candidates = players.slice(0, MOST_CANDIDATES).map((player): Candidate => {
    const { id, slug, name, birthDate } = player;
    const born = birthDate === null ? 'Nothing is known of the birth date.' : `Born on ${birthDate}.`;
    return { type: 'Player', id, slug, name, words: born };
  });
  const name = questionName(observed, team);
  return { kind: 'PLAYER', name, candidates, words: `"${name}": ${words}` };
}

export function questionName({ name }: ObservedPlayer, team: Team | null): string {
  return team === null ? name : `${name} (${team.shortName})`;
}
