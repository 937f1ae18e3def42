import { assess, type Availability, prepare } from '../domain/availability/assess.ts';
import { type Dossier, dossiersOf } from '../domain/availability/dossier.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import type { MissedGames, PublishedList } from '../domain/availability/published-list.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import { tags } from '../invalidation/bus.ts';
import type { Store, ScopeSnapshot } from '../storage/store.ts';
import type { CachedRead } from './reader.ts';

/** What is so about one player at present, and the newest revision of his ledger. */
export interface PlayerSnapshot {
  readonly dossier: Dossier;
  readonly published: PublishedList;
  /** Derived when it is first asked for. */
  readonly list: () => MissedGames;
  /** The same of one fixture; null where that is none of his teams'. */
  readonly availabilityFor: (fixture: Fixture) => Availability | null;
}

/** How much a dossier takes of memory: its fixtures, mostly. */
const DOSSIER_SIZE = 48 * 1_024;

export const playerSnapshotRead: CachedRead<PlayerId, PlayerSnapshot | null> = {
  name: 'present',
  sizeBytes: DOSSIER_SIZE,
  read: loadSnapshots,
  tagsOf: (id, present) => [
    tags.time,
    tags.player(id),
    tags.list(id),
    ...(present?.dossier.player.memberships ?? []).map(({ team }) => tags.fixturesOf(team)),
  ],
};

/** The dossiers of some players; null for those unknown. */
async function loadSnapshots(store: Store, players: readonly PlayerId[]): Promise<(PlayerSnapshot | null)[]> {
  const world = await store.readScope({ players: players.map((id) => ({ id })) });
  const present = snapshotsIn(world, players);
  return players.map((id) => present.get(id) ?? null);
}

/** The dossiers of those who were hurt, with the fixtures since each of these injuries, ended ones too. */
export async function loadSnapshotsByInjury(
  store: Store,
  injuries: readonly InjuryId[],
): Promise<(PlayerSnapshot | null)[]> {
  const world = await store.readScope({ injuries });
  const present = snapshotsIn(world, world.concerned);
  return injuries.map((id) => {
    const injury = world.injuries.get(id);
    return (injury && present.get(injury.player)) ?? null;
  });
}

/** Facts do not change: what follows from one is derived once, as long as anybody has it. */
function memoize<Fact extends object, Told>(derive: (fact: Fact) => Told): (fact: Fact) => Told {
  const derived = new WeakMap<Fact, { readonly told: Told }>();
  return (fact) => {
    const known = derived.get(fact);
    if (known !== undefined) return known.told;
    const told = derive(fact);
    derived.set(fact, { told });
    return told;
  };
}

function snapshotsIn(world: ScopeSnapshot, players: Iterable<PlayerId>): Map<PlayerId, PlayerSnapshot> {
  const present = new Map<PlayerId, PlayerSnapshot>();
  for (const dossier of dossiersOf(world, players, world.processedUntil)) {
    const published = world.published.get(dossier.player.id);
    if (published === undefined) continue;
    const prepared = prepare(dossier);
    let list: MissedGames | undefined;
    present.set(dossier.player.id, {
      dossier,
      published,
      list: () => (list ??= missedGames(dossier)),
      availabilityFor: memoize((fixture) => assess(prepared, fixture)),
    });
  }
  return present;
}
