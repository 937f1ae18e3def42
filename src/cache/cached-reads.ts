import { type Tag, tags } from '../invalidation/bus.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { CachedRead } from './reader.ts';
import type { Repository, Store, PageRange } from '../storage/store.ts';
import type { SuspensionId } from '../domain/suspension.ts';
import type { TeamId } from '../domain/team.ts';

/** Most that is told takes less. */
const SIZE = 1_024;

function defineRead<Id extends string, Told>(
  name: string,
  read: CachedRead<Id, Told>['read'],
  keysOf: CachedRead<Id, Told>['tagsOf'],
): CachedRead<Id, Told> {
  return { name, read, tagsOf: keysOf, sizeBytes: SIZE };
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
export const nextFixture = defineRead(
  'next fixture of',
  (store, teams: readonly TeamId[]) => store.nextFixtures(teams),
  (team) => [tags.time, tags.fixturesOf(team)],
);

/** What a shelf tells: a noun by its id, one that is pointed at otherwise, a stretch of a list. The latter two by JSON. */
export interface RepositoryReads<Id extends string, Noun, Filter> {
  readonly entity: CachedRead<Id, Noun | null>;
  readonly found: CachedRead<string, Noun | null>;
  readonly listed: CachedRead<string, Noun[]>;
  readonly tagsOfList: (filter: Filter) => Tag[];
}

/** The words of what is looked for or listed, and back. */
export const cacheKey = (asked: unknown): string => JSON.stringify(asked);

function repositoryReads<Id extends string, Noun extends { readonly id: Id }, Ref, Filter>(
  name: string,
  plural: string,
  repository: (store: Store) => Repository<Id, Noun, Ref, Filter>,
  key: (id: string) => Tag,
  keysOfList: (filter: Filter) => Tag[],
): RepositoryReads<Id, Noun, Filter> {
  return {
    tagsOfList: keysOfList,
    entity: defineRead(
      name,
      (store, ids: readonly Id[]) => repository(store).byIds(ids),
      (id) => [key(id)],
    ),
    found: defineRead<string, Noun | null>(
      `${name} pointed at`,
      (store, refs: readonly string[]) => Promise.all(refs.map((ref) => repository(store).find(JSON.parse(ref)))),
      // Found by whatever name, it is followed by its id; not found, anything new may be it.
      (_, noun) => [noun === null ? tags.all(plural) : key(noun.id)],
    ),
    listed: defineRead(
      `${plural} listed`,
      (store, lists: readonly string[]) =>
        Promise.all(
          lists.map((list) => {
            const [filter, stretch]: [Filter, PageRange] = JSON.parse(list);
            return repository(store).list(filter, stretch);
          }),
        ),
      (list) => keysOfList(JSON.parse(list)[0]),
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
  // Whose player somebody is depends on the day.
  ({ team }) => (team === undefined ? [tags.all('players')] : [tags.all('players'), tags.time]),
);
export const competitions = repositoryReads(
  'competition',
  'competitions',
  (store) => store.competitions,
  tags.competition,
  () => [tags.all('competitions')],
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
