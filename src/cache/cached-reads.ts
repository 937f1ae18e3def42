import { type Key, keys } from '../invalidation/bus.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Kind } from './reader.ts';
import type { Shelf, Store, Stretch } from '../storage/store.ts';
import type { SuspensionId } from '../domain/suspension.ts';
import type { TeamId } from '../domain/team.ts';

/** Most that is told takes less. */
const SIZE = 1_024;

function kindOf<Id extends string, Told>(
  name: string,
  read: Kind<Id, Told>['read'],
  keysOf: Kind<Id, Told>['keysOf'],
): Kind<Id, Told> {
  return { name, read, keysOf, size: SIZE };
}

export const suspension = kindOf(
  'suspension',
  (store, ids: readonly SuspensionId[]) => store.suspensions(ids),
  (id) => [keys.suspension(id)],
);
export const suspensionsOf = kindOf(
  'suspensions of',
  (store, players: readonly PlayerId[]) => store.suspensionsOf(players),
  (player) => [keys.player(player)],
);
export const injuriesOf = kindOf(
  'injuries of',
  (store, players: readonly PlayerId[]) => store.injuriesOf(players),
  (player) => [keys.player(player)],
);
export const squad = kindOf(
  'squad of',
  (store, teams: readonly TeamId[]) => store.squads(teams),
  (team) => [keys.time, keys.squadOf(team)],
);
export const teamsOf = kindOf(
  'teams of',
  (store, players: readonly PlayerId[]) => store.teamsOf(players),
  (player) => [keys.time, keys.player(player)],
);
export const estimates = kindOf(
  'estimates of',
  (store, injuries: readonly InjuryId[]) => store.estimates(injuries),
  (injury) => [keys.injury(injury)],
);
export const nextFixture = kindOf(
  'next fixture of',
  (store, teams: readonly TeamId[]) => store.nextFixtures(teams),
  (team) => [keys.time, keys.fixturesOf(team)],
);

/** What a shelf tells: a noun by its id, one that is pointed at otherwise, a stretch of a list. The latter two by JSON. */
export interface ShelfKinds<Id extends string, Noun, Filter> {
  readonly noun: Kind<Id, Noun | null>;
  readonly found: Kind<string, Noun | null>;
  readonly listed: Kind<string, Noun[]>;
  readonly keysOfList: (filter: Filter) => Key[];
}

/** The words of what is looked for or listed, and back. */
export const wordsOf = (asked: unknown): string => JSON.stringify(asked);

function shelfKinds<Id extends string, Noun extends { readonly id: Id }, Ref, Filter>(
  name: string,
  plural: string,
  shelf: (store: Store) => Shelf<Id, Noun, Ref, Filter>,
  key: (id: string) => Key,
  keysOfList: (filter: Filter) => Key[],
): ShelfKinds<Id, Noun, Filter> {
  return {
    keysOfList,
    noun: kindOf(
      name,
      (store, ids: readonly Id[]) => shelf(store).byIds(ids),
      (id) => [key(id)],
    ),
    found: kindOf<string, Noun | null>(
      `${name} pointed at`,
      (store, refs: readonly string[]) => Promise.all(refs.map((ref) => shelf(store).find(JSON.parse(ref)))),
      // Found by whatever name, it is followed by its id; not found, anything new may be it.
      (_, noun) => [noun === null ? keys.all(plural) : key(noun.id)],
    ),
    listed: kindOf(
      `${plural} listed`,
      (store, lists: readonly string[]) =>
        Promise.all(
          lists.map((list) => {
            const [filter, stretch]: [Filter, Stretch] = JSON.parse(list);
            return shelf(store).list(filter, stretch);
          }),
        ),
      (list) => keysOfList(JSON.parse(list)[0]),
    ),
  };
}

export const teams = shelfKinds(
  'team',
  'teams',
  (store) => store.teams,
  keys.team,
  () => [keys.all('teams')],
);
export const players = shelfKinds(
  'player',
  'players',
  (store) => store.players,
  keys.player,
  // Whose player somebody is depends on the day.
  ({ team }) => (team === undefined ? [keys.all('players')] : [keys.all('players'), keys.time]),
);
export const competitions = shelfKinds(
  'competition',
  'competitions',
  (store) => store.competitions,
  keys.competition,
  () => [keys.all('competitions')],
);
export const fixtures = shelfKinds(
  'fixture',
  'fixtures',
  (store) => store.fixtures,
  keys.fixture,
  ({ team }) => [team === undefined ? keys.all('fixtures') : keys.fixturesOf(team)],
);
export const injuries = shelfKinds(
  'injury',
  'injuries',
  (store) => store.injuries,
  keys.injury,
  ({ player, team }) =>
    player === undefined
      ? [keys.all('injuries'), ...(team === undefined ? [] : [keys.time, keys.all('players')])]
      : [keys.player(player)],
);
