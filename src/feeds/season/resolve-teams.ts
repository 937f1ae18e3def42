import { countryCode, isSameLeagueCountry } from '../../domain/country.ts';
import type { Fixture } from '../../domain/fixture.ts';
import type { ImportQuestion } from '../../domain/identity/import-question.ts';
import type { ResolvedName, StatedName } from '../../domain/identity/name-evidence.ts';
import { canMean, type NameContext, TeamIndex } from '../../domain/identity/team-index.ts';
import { genderInName, isMoreLike, likeness, nameKey, sharedWords } from '../../domain/identity/team-name.ts';
import type { SeasonShape } from '../../domain/identity/season-shape.ts';
import { type SharedFixtures, shareFixtures, TELLING_ROWS } from '../../domain/identity/shared-fixtures.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import type { FeedFixture, FeedTeam } from '../feed.ts';
import { areApart, sharesId } from '../external-ids.ts';
import { fillsOpenSide } from './filled-sides.ts';
import { FileNames, type NameKey } from './file-names.ts';
import { extendedTeams, type Resolution } from './extended-teams.ts';
import { newTeam, type NewTeamDefaults, TeamSlugs } from './new-team.ts';
import { questionFor } from './questions.ts';
import type { NewTeams } from './season-file.ts';

export interface NamesInput {
  readonly rows: readonly FeedFixture[];
  readonly teams: ReadonlyMap<TeamId, Team>;
  /** The fixtures of the season that are known. */
  readonly fixtures: readonly Fixture[];
  readonly shape: SeasonShape;
  /** Whether every team of the season is known, so that no name means another one. */
  readonly isClosed: boolean;
  /** Whether any fixture of the season is known. */
  readonly isKnown: boolean;
  readonly isLeague: boolean;
  readonly source: string | null;
  readonly defaults: NewTeamDefaults;
  readonly newTeams: NewTeams;
  /** The answers of editors, by name. */
  readonly answers: ReadonlyMap<string, Team>;
  readonly newId: () => string;
}

/**
 * Resolves the names of a file by evidence: answers, names, then shared fixtures. An unresolved name becomes a new team
 * if one is possible, and a question otherwise.
 */
export class TeamNames {
  readonly questions: ImportQuestion[] = [];
  readonly added: Team[] = [];
  readonly #input: NamesInput;
  readonly #names: FileNames;
  readonly #index: TeamIndex;
  readonly #context: NameContext;
  readonly #found = new Map<NameKey, Resolution>();
  readonly #created = new Map<NameKey, Team>();
  /** The names of `#created`, by a key that all their spellings share. */
  readonly #createdAlike = new Map<string, NameKey[]>();
  #shared: ReadonlyMap<NameKey, readonly SharedFixtures[]> = new Map();

  constructor(input: NamesInput) {
    this.#input = input;
    this.#names = new FileNames(input.rows);
    this.#index = new TeamIndex(input.teams.values());
    const { shape, isClosed, source, defaults } = input;
    this.#context = { season: shape.teams, isClosed, kind: defaults.kind, source };
    this.#resolveByName();
    if (input.isKnown) this.#resolveBySharedFixtures();
    this.#resolveByWellKnownNames();
    this.#createOrAsk();
  }

  /** Returns the team of a side; null if the side is open. */
  readonly teamOf = (side: FeedTeam): Team | null => {
    const key = this.#names.keyOf(side);
    return key === null ? null : (this.#found.get(key)?.team ?? this.#created.get(key) ?? null);
  };

  get resolved(): ResolvedName[] {
    const changed = new Map(this.changed.map((team) => [team.id, team]));
    return [...this.#found].map(([name, { team, evidence, words }]) => {
      return { name, team: changed.get(team.id) ?? team, evidence, words };
    });
  }

  /** The known teams with the data of the file: further names, ids, and the country. */
  get changed(): Team[] {
    return extendedTeams(this.#found, this.#names.byKey, this.#input.teams);
  }

  #resolveByName(): void {
    for (const [key, side] of this.#names.byKey) {
      const answer = this.#input.answers.get(key) ?? this.#input.answers.get(side.name);
      if (answer !== undefined) {
        if (this.#input.teams.has(answer.id))
          this.#found.set(key, { team: answer, evidence: 'ANSWER', words: 'An editor answered so.' });
        else this.#create(key, answer);
        continue;
      }
      const known = this.#withIdOf(side);
      if (known !== null) {
        this.#found.set(key, { team: known, evidence: 'EXTERNAL_ID', words: `It has the id of ${known.name}.` });
        continue;
      }
      const match = this.#index.find(this.#stated(side), this.#context);
      if (match.kind === 'ONE' && !areApart(match.team.externalIds, side.externalIds ?? []))
        this.#found.set(key, match);
    }
    this.#dropRivals();
    this.#dropNamesakes();
  }

  #withIdOf({ externalIds = [] }: FeedTeam): Team | null {
    if (externalIds.length === 0) return null;
    return this.#input.teams.values().find((team) => sharesId(team.externalIds, externalIds)) ?? null;
  }

  #resolveByWellKnownNames(): void {
    for (const key of this.#left()) {
      const side = this.#names.byKey.get(key);
      const match = side && this.#index.findWellKnown(this.#stated(side), this.#context);
      const others = [...this.#found].filter(([, { team }]) => team.id === match?.team.id);
      if (match && !others.some(([other]) => this.#names.overlap(key, other))) this.#found.set(key, match);
    }
  }

  /** Drops teams of other countries: in a league these are namesakes, such as "Vitória" in Brazil and in Portugal. */
  #dropNamesakes(): void {
    const { zoneCountry } = this.#input.defaults;
    if (zoneCountry === null) return;
    const isAbroad = ({ country }: Team): boolean => !isSameLeagueCountry(country, zoneCountry);
    const members = [...this.#input.shape.teams].flatMap((id) => this.#input.teams.get(id) ?? []);
    const abroad = [...this.#found].filter(([, { team }]) => isAbroad(team));
    const isMinority =
      abroad.length * 2 < this.#names.byKey.size && members.filter(isAbroad).length * 2 <= members.length;
    if (!isMinority) return;
    this.#homeCountry = zoneCountry;
    for (const [key, { team, evidence }] of abroad) {
      const isCertain = evidence === 'ANSWER' || evidence === 'EXTERNAL_ID' || this.#input.shape.teams.has(team.id);
      if (!isCertain) this.#found.delete(key);
    }
  }

  /** Drops the weaker of two names for one team that play at the same time: it means another team. */
  #dropRivals(): void {
    const byTeam = Map.groupBy(this.#found, ([, { team }]) => team.id);
    for (const names of byTeam.values()) {
      if (names.length < 2) continue;
      for (const [key, { evidence }] of names) {
        const hasRival = names.some(([other]) => other !== key && this.#names.overlap(key, other));
        if (evidence === 'NORMALISED_NAME' && hasRival) this.#found.delete(key);
      }
    }
  }

  #resolveBySharedFixtures(): void {
    const { rows, fixtures, shape, teams } = this.#input;
    const unresolved = this.#left();
    if (unresolved.length === 0) return;
    const takers = Map.groupBy(this.#found.keys(), (key) => this.#found.get(key)?.team.id);
    // Another spelling of a team that the file names too never plays at the same time.
    const isFree = (key: NameKey, id: TeamId): boolean =>
      !(takers.get(id) ?? []).some((other) => this.#names.overlap(key, other));
    const byName = new Map<NameKey, TeamId>([...this.#found].map(([key, { team }]) => [key, team.id]));
    for (const [key, { id }] of this.#created) byName.set(key, id);
    this.#shared = shareFixtures({
      rows: rows.map(({ round, date, home, away }) => ({
        round,
        day: date,
        home: this.#names.keyOf(home),
        away: this.#names.keyOf(away),
      })),
      fixtures,
      resolved: byName,
      unresolved,
      candidates: [...shape.teams],
      likeness: (key, id) => {
        const [side, team] = [this.#names.byKey.get(key), teams.get(id)];
        if (side === undefined || team === undefined) return 0;
        return Math.max(...[team.name, ...team.aliases].map((name) => likeness(side.name, name)));
      },
      canMean: (key, id) => {
        const [side, team] = [this.#names.byKey.get(key), teams.get(id)];
        return (
          side !== undefined &&
          team !== undefined &&
          isFree(key, id) &&
          canMean(team, this.#stated(side), this.#context)
        );
      },
    });
    for (const key of unresolved) {
      const [best, next] = this.#shared.get(key) ?? [];
      const team = best && teams.get(best.team);
      if (best === undefined || team === undefined || !this.#isEvidence(key, team, best, next)) continue;
      const words = `${best.shared} of its ${best.rows} matches in known rounds are fixtures of ${team.name}.`;
      this.#found.set(key, { team, evidence: 'SHARED_FIXTURES', words });
    }
  }

  /** Whether shared fixtures identify a team. In a cup one fixture is not enough: its opponent may have changed. */
  #isEvidence(key: NameKey, team: Team, best: SharedFixtures, next: SharedFixtures | undefined): boolean {
    if (best.shared * 2 < best.rows) return false;
    if (next !== undefined && (best.shared < next.shared || best.weight <= next.weight)) return false;
    if (this.#isTaken(team.id) && best.shared < TELLING_ROWS && this.#isMoreLikeOther(key, team)) return false;
    const { isLeague, defaults } = this.#input;
    if (defaults.kind === 'NATIONAL' && countryCode(team.name) !== null && countryCode(key) !== null) return false;
    return isLeague || best.shared > 1 || sharedWords(key, team.name) > 0;
  }

  /** Whether the name is more similar to that of another team: then the row may be wrong, not the name. */
  #isMoreLikeOther(key: NameKey, team: Team): boolean {
    const others = this.#input.shape.teams.values().map((id) => this.#input.teams.get(id)?.name ?? '');
    return others.some((name) => isMoreLike(key, name, team.name));
  }

  #createOrAsk(): void {
    const { newTeams, isKnown, isClosed } = this.#input;
    for (const key of this.#left()) {
      const side = this.#names.byKey.get(key);
      if (side === undefined) continue;
      const twin = this.#twin(key, side);
      if (twin !== null) this.#addCreated(key, side, twin);
      else if (
        !isClosed &&
        (newTeams === 'CREATE' || (!this.#isLikeKnown(side) && (!isKnown || this.#fillsOpenSide(key))))
      ) {
        this.#create(key, null);
      } else {
        const { teams, shape } = this.#input;
        this.questions.push(
          questionFor(key, {
            isClosed,
            isKnown,
            shared: this.#shared.get(key) ?? [],
            similar: this.#index.similar(this.#stated(side), this.#context),
            season: shape.teams,
            isNamed: (id) => this.#isTaken(id),
            teams,
          }),
        );
      }
    }
  }

  #fillsOpenSide(key: NameKey): boolean {
    const { rows, fixtures } = this.#input;
    return fillsOpenSide({ key, rows, fixtures, keyOf: (side) => this.#names.keyOf(side), teamOf: this.teamOf });
  }

  #isTaken(id: TeamId): boolean {
    return this.#found.values().some(({ team }) => team.id === id);
  }

  /** Returns the added team of which the name is another spelling, because both never play at the same time. */
  #twin(key: NameKey, { name, country }: FeedTeam): Team | null {
    const alike = this.#createdAlike.get(nameKey(name)) ?? [];
    const twin = alike.find(
      (other) => this.#names.byKey.get(other)?.country === country && !this.#names.overlap(key, other),
    );
    return twin === undefined ? null : (this.#created.get(twin) ?? null);
  }

  /** Whether the name is similar to that of a possible team, or may mean one of several. */
  #isLikeKnown(side: FeedTeam): boolean {
    const stated = this.#stated(side);
    const match = this.#index.find(stated, this.#context);
    if (match.kind === 'SEVERAL' || (match.kind === 'ONE' && !this.#isTaken(match.team.id))) return true;
    const { defaults, isLeague } = this.#input;
    if (defaults.kind === 'NATIONAL' || (stated.country === null && isLeague)) return false;
    const isNear = ({ timeZone }: Team): boolean => stated.country !== null || timeZone === defaults.fileZone;
    const similar = this.#index.similar(stated, this.#context);
    return similar.some(({ team }) => team.country !== null && isNear(team) && !this.#isTaken(team.id));
  }

  #create(key: NameKey, answer: Team | null): void {
    const side = this.#names.byKey.get(key);
    if (side === undefined) return;
    const { newId, defaults, teams } = this.#input;
    this.#slugs ??= new TeamSlugs(teams);
    const country = defaults.country ?? this.#homeCountry;
    const team = answer ?? newTeam(newId() as TeamId, side, { ...defaults, country }, this.#slugs);
    if (answer === null || !this.added.includes(team)) this.added.push(team);
    this.#addCreated(key, side, team);
  }

  #addCreated(key: NameKey, side: FeedTeam, team: Team): void {
    this.#created.set(key, team);
    this.#createdAlike.getOrInsertComputed(nameKey(side.name), () => []).push(key);
  }

  #slugs: TeamSlugs | null = null;
  /** The country of the league according to its time zone; null if it is stated, or not known. */
  #homeCountry: string | null = null;

  #left(): NameKey[] {
    return [...this.#names.byKey.keys()].filter((key) => !this.#found.has(key) && !this.#created.has(key));
  }

  #stated({ name, country }: FeedTeam): StatedName {
    const { defaults } = this.#input;
    const ownCountry = defaults.kind === 'NATIONAL' ? countryCode(name) : (defaults.country ?? this.#homeCountry);
    return { name, country: country ?? ownCountry, gender: defaults.gender ?? genderInName(name) };
  }
}
