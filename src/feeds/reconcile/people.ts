import { findByRef } from '../../write-path/commands/references.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { ImportQuestion } from '../../domain/identity/import-question.ts';
import { isAbbreviated, isAbbreviationOf } from '../../domain/identity/person-name.ts';
import type { Player, PlayerId } from '../../domain/player.ts';
import { slugOf, type Team } from '../../domain/team.ts';
import { type RegisterPlayer, registerPlayer } from '../../write-path/commands/player.ts';
import { updatePlayer } from '../../write-path/commands/player-corrections.ts';
import { withExternalIds } from '../external-ids.ts';
import type { ObservedPlayer } from '../observation.ts';
import type { PlayerAnswer } from './options.ts';
import { PlayerIdentity, questionName } from './player-identity.ts';
import type { Workspace } from './workspace.ts';

export interface PeopleOptions {
  readonly answers: readonly PlayerAnswer[];
  /** Whether a player has this slug. The snapshot has only the players whom the feed can mean. */
  readonly isSlugTaken: (slug: string) => boolean;
}

/** A player of the feed; `isNew` if this import added them. */
export interface FoundPlayer {
  readonly player: Player;
  readonly isNew: boolean;
}

/** Finds and adds the players of a feed. */
export class People {
  readonly questions: ImportQuestion[] = [];
  readonly refusals: { readonly name: string; readonly refusal: Refusal }[] = [];
  readonly #workspace: Workspace;
  readonly #options: PeopleOptions;
  readonly #identity: PlayerIdentity;
  readonly #found = new Map<string, PlayerId | null>();
  readonly #slugs = new Set<string>();

  constructor(workspace: Workspace, options: PeopleOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#identity = new PlayerIdentity(workspace.facts.players);
  }

  /**
   * Returns the player whom a row names; null if it names an unknown player, or if a question is asked. `registration`:
   * the data of a new player; null if the row does not add players.
   */
  resolve(
    observed: ObservedPlayer,
    team: Team | null,
    registration: Pick<RegisterPlayer, 'joinedOn' | 'shirtNumber'> | null,
  ): FoundPlayer | null {
    const key = keyOf(observed, team);
    const known = this.#found.get(key);
    if (known === null && registration === null) return null;
    if (known != null) return this.#existing(known);
    const answer = this.#answerFor(observed, team);
    const match = answer === null ? this.#identity.find(observed, team) : ({ kind: 'FOUND', player: answer } as const);
    if (match.kind === 'QUESTION') {
      if (!this.questions.some(({ name }) => name === match.question.name)) this.questions.push(match.question);
      this.#found.set(key, null);
      return null;
    }
    if (match.kind === 'FOUND') {
      this.#found.set(key, match.player.id);
      this.#complete(match.player, observed);
      return this.#existing(match.player.id);
    }
    const player = registration === null ? null : this.#register(observed, team, registration);
    this.#found.set(key, player?.id ?? null);
    return player === null ? null : { player, isNew: true };
  }

  /** Returns the player with that id of the feed; null if there is none. */
  withId(source: string, value: string): Player | null {
    const match = this.#identity.find({ ids: [{ source, value }], name: '' }, null);
    return match.kind === 'FOUND' ? match.player : null;
  }

  /** Asks who an unresolved absent player is, unless that is asked already. */
  askAbout(observed: ObservedPlayer, team: Team | null): void {
    const question = this.#identity.unknown(observed, team);
    if (!this.questions.some(({ name }) => name === question.name)) this.questions.push(question);
  }

  #existing(id: PlayerId): FoundPlayer | null {
    const player = this.#workspace.facts.players.get(id);
    return player === undefined ? null : { player, isNew: false };
  }

  #answerFor(observed: ObservedPlayer, team: Team | null): Player | null {
    const names = [observed.name, questionName(observed, team)];
    const answer = this.#options.answers.find(({ name }) => names.includes(name.trim()));
    if (answer === undefined) return null;
    if ('player' in answer) return findByRef(this.#workspace.facts.players, answer.player);
    const created = this.#workspace.run(
      registerPlayer({ ...answer.create, externalIds: withExternalIds(answer.create.externalIds ?? [], observed.ids) }),
    );
    if (created.ok) {
      this.#identity.learn(created.value);
      return created.value;
    }
    this.refusals.push({ name: observed.name, refusal: created.refusal });
    return null;
  }

  #register(
    { ids, name, shortName, birthDate, position, nationality, gender }: ObservedPlayer,
    team: Team | null,
    { joinedOn, shirtNumber }: Pick<RegisterPlayer, 'joinedOn' | 'shirtNumber'>,
  ): Player | null {
    const club = team === null || team.kind !== 'CLUB' ? null : { id: team.id };
    const nationalTeam = team === null || team.kind !== 'NATIONAL' ? null : { id: team.id };
    const details = { shortName, birthDate, position, nationality, gender, joinedOn, shirtNumber };
    const registered = this.#workspace.run(
      registerPlayer({ name, slug: this.#freeSlug(name), club, nationalTeam, externalIds: ids, ...details }),
    );
    if (!registered.ok) {
      this.refusals.push({ name, refusal: registered.refusal });
      return null;
    }
    this.#identity.learn(registered.value);
    return registered.value;
  }

  #freeSlug(name: string): string {
    const base = slugOf(name) || 'player';
    let slug = base;
    for (let number = 2; this.#slugs.has(slug) || this.#options.isSlugTaken(slug); number += 1)
      slug = `${base}-${number}`;
    this.#slugs.add(slug);
    return slug;
  }

  /** Adds the feed's data to the unknown fields of a player. Known values stay. */
  #complete(player: Player, observed: ObservedPlayer): void {
    const externalIds = withExternalIds(player.externalIds, observed.ids);
    const update = {
      ...(isFullNameOf(observed.name, player.name) && { name: observed.name }),
      ...(externalIds !== player.externalIds && { externalIds }),
      ...(player.birthDate === null && observed.birthDate != null && { birthDate: observed.birthDate }),
      ...(player.position === null && observed.position != null && { position: observed.position }),
      ...(player.gender === null && observed.gender != null && { gender: observed.gender }),
      ...(player.nationality === null && observed.nationality != null && { nationality: observed.nationality }),
    };
    if (Object.keys(update).length === 0) return;
    const updated = this.#workspace.run(updatePlayer({ player: { id: player.id }, ...update }));
    if (updated.ok) this.#identity.learn(updated.value);
    else this.refusals.push({ name: observed.name, refusal: updated.refusal });
  }
}

/** Whether a name of a feed has the first name for the initial in the known name. */
function isFullNameOf(name: string, known: string): boolean {
  return isAbbreviated(known) && !isAbbreviated(name) && isAbbreviationOf(known, name);
}

function keyOf({ ids, name, birthDate }: ObservedPlayer, team: Team | null): string {
  const [id] = ids;
  return id === undefined ? `${name}|${birthDate ?? ''}|${team?.id ?? ''}` : `${id.source} ${id.value}`;
}
