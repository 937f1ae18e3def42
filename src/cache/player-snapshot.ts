import { assess, type Availability, prepare } from '../domain/availability/assess.ts';
import { type Dossier, dossiersOf } from '../domain/availability/dossier.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import type { MissedGames, PublishedList } from '../domain/availability/published-list.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import { keys } from '../invalidation/bus.ts';
import type { Store, World } from '../storage/store.ts';
import type { Kind } from './reader.ts';

/** What is so about one player at present, and the newest revision of his ledger. */
export interface Present {
  readonly dossier: Dossier;
  readonly published: PublishedList;
  /** Derived when it is first asked for. */
  readonly list: () => MissedGames;
  /** The same of one fixture; null where that is none of his teams'. */
  readonly availabilityFor: (fixture: Fixture) => Availability | null;
}

/** How much a dossier takes of memory: its fixtures, mostly. */
const DOSSIER_SIZE = 48 * 1_024;

export const presentKind: Kind<PlayerId, Present | null> = {
  name: 'present',
  size: DOSSIER_SIZE,
  read: loadPresent,
  keysOf: (id, present) => [
    keys.time,
    keys.player(id),
    keys.list(id),
    ...(present?.dossier.player.memberships ?? []).map(({ team }) => keys.fixturesOf(team)),
  ],
};

/** The dossiers of some players; null for those unknown. */
async function loadPresent(store: Store, players: readonly PlayerId[]): Promise<(Present | null)[]> {
  const world = await store.world({ players: players.map((id) => ({ id })) });
  const present = presentIn(world, players);
  return players.map((id) => present.get(id) ?? null);
}

/** The dossiers of those who were hurt, with the fixtures since each of these injuries, ended ones too. */
export async function loadPresentByInjury(store: Store, injuries: readonly InjuryId[]): Promise<(Present | null)[]> {
  const world = await store.world({ injuries });
  const present = presentIn(world, world.concerned);
  return injuries.map((id) => {
    const injury = world.injuries.get(id);
    return (injury && present.get(injury.player)) ?? null;
  });
}

/** Facts do not change: what follows from one is derived once, as long as anybody has it. */
function remembering<Fact extends object, Told>(derive: (fact: Fact) => Told): (fact: Fact) => Told {
  const derived = new WeakMap<Fact, { readonly told: Told }>();
  return (fact) => {
    const known = derived.get(fact);
    if (known !== undefined) return known.told;
    const told = derive(fact);
    derived.set(fact, { told });
    return told;
  };
}

function presentIn(world: World, players: Iterable<PlayerId>): Map<PlayerId, Present> {
  const present = new Map<PlayerId, Present>();
  for (const dossier of dossiersOf(world, players, world.workedUntil)) {
    const published = world.published.get(dossier.player.id);
    if (published === undefined) continue;
    const prepared = prepare(dossier);
    let list: MissedGames | undefined;
    present.set(dossier.player.id, {
      dossier,
      published,
      list: () => (list ??= missedGames(dossier)),
      availabilityFor: remembering((fixture) => assess(prepared, fixture)),
    });
  }
  return present;
}
