import { assess, type Availability, type Prepared, prepare } from '../domain/availability/assess.ts';
import { type Dossier, dossiersOf } from '../domain/availability/dossier.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import type { MissedGames, PublishedList } from '../domain/availability/published-list.ts';
import type { Day } from '../domain/day.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import { tags } from '../invalidation/tags.ts';
import type { Store, ScopeSnapshot } from '../storage/store.ts';
import type { CachedRead } from './reader.ts';

/** The facts of one player as of the last processed boundary, and the latest revision of their ledger. */
export interface PlayerSnapshot {
  readonly dossier: Dossier;
  readonly published: PublishedList;
  /** The current list, derived from the facts at the first call, with its ledger revision. */
  readonly current: () => PublishedList;
  /** Different for each snapshot. */
  readonly serial: number;
  /**
   * Returns the availability for one fixture; null if none of the player's teams plays in it. `facts`: what the
   * snapshot of a player whom nothing keeps out may lack.
   */
  readonly availabilityFor: (fixture: Fixture, facts?: FixtureFacts) => Availability | null;
}

/** The line-ups of a fixture, and the teams that it names. */
export type FixtureFacts = Pick<Dossier, 'lineups' | 'teams'>;

/** Approximate size of a snapshot: mostly its fixtures. */
const SNAPSHOT_BYTES = 48 * 1_024;

export const playerSnapshotRead: CachedRead<PlayerId, PlayerSnapshot | null> = {
  name: 'player snapshot',
  sizeBytes: SNAPSHOT_BYTES,
  read: loadSnapshots,
  tagsOf: (id, snapshot) => [
    tags.time,
    tags.player(id),
    tags.list(id),
    ...(snapshot === null || snapshot.dossier.player.id === id ? [] : [tags.player(snapshot.dossier.player.id)]),
    ...(snapshot?.dossier.player.memberships ?? []).map(({ team }) => tags.fixturesOf(team)),
  ],
};

/** Returns the snapshots in the order of `players`; null for unknown players. */
async function loadSnapshots(store: Store, players: readonly PlayerId[]): Promise<(PlayerSnapshot | null)[]> {
  const scope = await store.readScope({ players: players.map((id) => ({ id })) });
  const snapshots = snapshotsIn(scope, scope.players.keys());
  // A former id refers to the player that is kept.
  return players.map((id) => snapshots.get(scope.players.get(id)?.id ?? id) ?? null);
}

/** Returns the snapshot of each injury's player, with all fixtures since that injury, even if it has ended. */
export async function loadSnapshotsByInjury(
  store: Pick<Store, 'readScope'>,
  injuries: readonly InjuryId[],
): Promise<(PlayerSnapshot | null)[]> {
  const scope = await store.readScope({ injuries });
  const snapshots = snapshotsIn(scope, scope.concerned);
  return injuries.map((id) => {
    const injury = scope.injuries.get(id);
    return (injury && snapshots.get(injury.player)) ?? null;
  });
}

/** Returns the snapshot of each player, with all fixtures since that day. */
export async function loadSnapshotsSince(
  store: Pick<Store, 'readScope'>,
  players: readonly PlayerId[],
  since: Day,
): Promise<ReadonlyMap<PlayerId, PlayerSnapshot>> {
  const scope = await store.readScope({ players: players.map((id) => ({ id })), since });
  return snapshotsIn(scope, scope.players.keys());
}

/** Returns a function that assesses each fixture for one player once. */
function availabilityIn(prepared: Prepared): PlayerSnapshot['availabilityFor'] {
  const assessed = memoize((fixture: Fixture) => assess(prepared, fixture));
  return (fixture, facts) => {
    const { dossier } = prepared;
    if (facts === undefined || isIn(dossier, facts)) return assessed(fixture);
    const lineups = new Map([...dossier.lineups, ...facts.lineups]);
    const teams = new Map([...dossier.teams, ...facts.teams]);
    return assess({ ...prepared, dossier: { ...dossier, lineups, teams } }, fixture);
  };
}

function isIn(dossier: Dossier, { lineups, teams }: FixtureFacts): boolean {
  return lineups.keys().every((key) => dossier.lineups.has(key)) && teams.keys().every((id) => dossier.teams.has(id));
}

/** Returns `derive` with one result for each object, kept as long as the object. */
function memoize<Key extends object, Value>(derive: (key: Key) => Value): (key: Key) => Value {
  const derived = new WeakMap<Key, { readonly value: Value }>();
  return (key) => {
    const known = derived.get(key);
    if (known !== undefined) return known.value;
    const value = derive(key);
    derived.set(key, { value });
    return value;
  };
}

/** Returns a revision with another list, without parsing the stored one. */
export function withList({ player, revision, publishedAt, cause }: PublishedList, list: MissedGames): PublishedList {
  return { player, revision, publishedAt, cause, list };
}

let serial = 0;

function snapshotsIn(scope: ScopeSnapshot, players: Iterable<PlayerId>): Map<PlayerId, PlayerSnapshot> {
  const snapshots = new Map<PlayerId, PlayerSnapshot>();
  for (const dossier of dossiersOf(scope, players, scope.processedUntil)) {
    const published = scope.published.get(dossier.player.id);
    if (published === undefined) continue;
    const prepared = prepare(dossier);
    let current: PublishedList | undefined;
    serial += 1;
    snapshots.set(dossier.player.id, {
      dossier,
      published,
      current: () => (current ??= withList(published, missedGames(dossier))),
      serial,
      availabilityFor: availabilityIn(prepared),
    });
  }
  return snapshots;
}
