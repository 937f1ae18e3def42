import { type Tag, tags } from '../invalidation/tags.ts';
import type { AbsenceId } from '../domain/absence.ts';
import type { FamilyId } from '../domain/competition-family.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { LoanId } from '../domain/loan.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { CachedRead } from './reader.ts';
import type { Repository, Store, PageRange } from '../storage/store.ts';
import type { SuspensionId } from '../domain/suspension.ts';
import type { TeamId } from '../domain/team.ts';

/** Approximate size of a cached value; most are smaller. */
const VALUE_BYTES = 1_024;

function defineRead<Key extends string, Value>(
  name: string,
  read: CachedRead<Key, Value>['read'],
  tagsOf: CachedRead<Key, Value>['tagsOf'],
): CachedRead<Key, Value> {
  return { name, read, tagsOf, sizeBytes: VALUE_BYTES };
}

export const suspension = defineRead(
  'suspension',
  (store, ids: readonly SuspensionId[]) => store.suspensions(ids),
  (id) => [tags.suspension(id)],
);
export const suspensionsOf = defineRead(
  'suspensions of',
  (store, players: readonly PlayerId[]) => store.suspensionsOf(players),
  (player) => [tags.player(player)],
);
export const absence = defineRead(
  'absence',
  (store, ids: readonly AbsenceId[]) => store.absences(ids),
  (id) => [tags.absence(id)],
);
export const absencesOf = defineRead(
  'absences of',
  (store, players: readonly PlayerId[]) => store.absencesOf(players),
  (player) => [tags.player(player)],
);
export const absenceRevisions = defineRead(
  'revisions of absence',
  (store, absences: readonly AbsenceId[]) => store.absenceRevisions(absences),
  (absence) => [tags.absence(absence)],
);
export const loan = defineRead(
  'loan',
  (store, ids: readonly LoanId[]) => store.loans(ids),
  (id) => [tags.loan(id)],
);
export const loansOf = defineRead(
  'loans of',
  (store, players: readonly PlayerId[]) => store.loansOf(players),
  (player) => [tags.player(player)],
);
export const lineupsOf = defineRead(
  'line-ups of',
  (store, fixtures: readonly FixtureId[]) => store.lineupsOf(fixtures),
  (fixture) => [tags.fixture(fixture)],
);
export const cardsOf = defineRead(
  'cards of',
  (store, players: readonly PlayerId[]) => store.cardsOf(players),
  (player) => [tags.player(player)],
);
export const cautionTotalsOf = defineRead(
  'caution totals of',
  (store, players: readonly PlayerId[]) => store.cautionTotalsOf(players),
  (player) => [tags.player(player)],
);
export const seasonsOf = defineRead(
  'seasons of',
  (store, families: readonly FamilyId[]) => store.seasonsOf(families),
  () => [tags.all('competitions')],
);
export const injuriesOf = defineRead(
  'injuries of',
  (store, players: readonly PlayerId[]) => store.injuriesOf(players),
  (player) => [tags.player(player)],
);
export const squad = defineRead(
  'squad of',
  (store, teams: readonly TeamId[]) => store.squads(teams),
  (team) => [tags.time, tags.squadOf(team)],
);
export const teamsOf = defineRead(
  'teams of',
  (store, players: readonly PlayerId[]) => store.teamsOf(players),
  (player) => [tags.time, tags.player(player)],
);
export const estimates = defineRead(
  'estimates of',
  (store, injuries: readonly InjuryId[]) => store.estimates(injuries),
  (injury) => [tags.injury(injury)],
);
export const estimatesOfSources = defineRead(
  'estimates of sources of',
  (store, injuries: readonly InjuryId[]) => store.estimatesOfSources(injuries),
  (injury) => [tags.injury(injury)],
);
export const nextFixture = defineRead(
  'next fixture of',
  (store, teams: readonly TeamId[]) => store.nextFixtures(teams),
  (team) => [tags.time, tags.fixturesOf(team)],
);

/** The read of a revision of a player's ledger, by player and revision. */
export const publishedRevision = defineRead(
  'published revision',
  (store, keys: readonly string[]) =>
    Promise.all(
      keys.map((key) => {
        const [player, revision]: [PlayerId, number] = JSON.parse(key);
        return store.publishedRevision(player, revision);
      }),
    ),
  (key) => [tags.list(JSON.parse(key)[0])],
);

/** The cached reads of a repository. References and page ranges are keyed by their JSON. */
export interface RepositoryReads<Id extends string, Entity, Filter> {
  readonly entity: CachedRead<Id, Entity | null>;
  readonly found: CachedRead<string, Entity | null>;
  readonly listed: CachedRead<string, Entity[]>;
  /** Returns the tags of a list, the same for each of its pages. */
  readonly tagsOfList: (filter: Filter) => Tag[];
}

export const cacheKey = (value: unknown): string => JSON.stringify(value);

function repositoryReads<Id extends string, Entity extends { readonly id: Id }, Ref, Filter>(
  name: string,
  plural: string,
  repository: (store: Store) => Repository<Id, Entity, Ref, Filter>,
  tagOf: (id: string) => Tag,
  tagsOfList: (filter: Filter) => Tag[],
): RepositoryReads<Id, Entity, Filter> {
  return {
    tagsOfList,
    entity: defineRead(
      name,
      (store, ids: readonly Id[]) => repository(store).byIds(ids),
      // A former id also depends on the current id, under which its entity changes.
      (id, entity) => (entity === null || entity.id === id ? [tagOf(id)] : [tagOf(id), tagOf(entity.id)]),
    ),
    found: defineRead<string, Entity | null>(
      `${name} found`,
      (store, refs: readonly string[]) => Promise.all(refs.map((ref) => repository(store).find(JSON.parse(ref)))),
      // If nothing was found, any entity added later may match.
      (_, entity) => [entity === null ? tags.all(plural) : tagOf(entity.id)],
    ),
    listed: defineRead(
      `${plural} listed`,
      (store, lists: readonly string[]) =>
        Promise.all(
          lists.map((list) => {
            const [filter, range]: [Filter, PageRange] = JSON.parse(list);
            return repository(store).list(filter, range);
          }),
        ),
      (list) => tagsOfList(JSON.parse(list)[0]),
    ),
  };
}

export const teams = repositoryReads(
  'team',
  'teams',
  (store) => store.teams,
  tags.team,
  () => [tags.all('teams')],
);
export const players = repositoryReads(
  'player',
  'players',
  (store) => store.players,
  tags.player,
  // The squad of a team depends on the day.
  ({ team }) => (team === undefined ? [tags.all('players')] : [tags.all('players'), tags.time]),
);
export const competitions = repositoryReads(
  'competition',
  'competitions',
  (store) => store.competitions,
  tags.competition,
  () => [tags.all('competitions')],
);
export const families = repositoryReads(
  'family',
  'families',
  (store) => store.families,
  tags.family,
  () => [tags.all('families')],
);
export const fixtures = repositoryReads(
  'fixture',
  'fixtures',
  (store) => store.fixtures,
  tags.fixture,
  ({ team }) => [team === undefined ? tags.all('fixtures') : tags.fixturesOf(team)],
);
export const injuries = repositoryReads(
  'injury',
  'injuries',
  (store) => store.injuries,
  tags.injury,
  ({ player, team }) =>
    player === undefined
      ? [tags.all('injuries'), ...(team === undefined ? [] : [tags.time, tags.all('players')])]
      : [tags.player(player)],
);
