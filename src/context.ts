import DataLoader from 'dataloader';
import { type Prepared, prepare } from './availability/assess.ts';
import { type Dossier, dossiersOf } from './availability/dossier.ts';
import type { PublishedList } from './availability/missed-games.ts';
import { change, type Accepted, type Writing } from './change.ts';
import type { Instant } from './day.ts';
import type { Decision } from './decision.ts';
import type { InjuryId } from './injury/injury.ts';
import type { PlayerId } from './player/player.ts';
import type { PassingTime } from './passing-time.ts';
import type { Scope, Store, World } from './store/store.ts';

/** What somebody may do. Anonymous readers may do nothing but read. */
export interface Viewer {
  readonly editor: boolean;
}

/** What is so about one player at present, and the newest revision of his ledger. */
export interface Present {
  readonly dossier: Dossier;
  readonly prepared: Prepared;
  readonly published: PublishedList;
}

/** What a resolver works with: made anew for each request, and for each event of a subscription. */
export interface Context {
  readonly viewer: Viewer;
  readonly store: Store;
  /** Everyone's dossier by the player's id, read together; null where there is no such player. */
  readonly present: DataLoader<PlayerId, Present | null>;
  readonly presentByInjury: DataLoader<InjuryId, Present | null>;
  /** The one write path. */
  readonly act: Act;
  /** Of a live execution only: what its readers hold already. */
  readonly live: Live | null;
}

export interface Act {
  readonly now: () => Instant;
  readonly change: <T>(
    scope: Scope,
    decide: (world: World, now: Instant) => Decision<Accepted<T>>,
  ) => Promise<Decision<T>>;
  /** Absent where the clock is the world's own. */
  readonly advanceClock?: (to: Instant) => Promise<void>;
}

/** What a standing answer remembers from one execution to the next. */
export interface Live {
  /** The revision of the list that its readers were sent last; null before the first. */
  revision: number | null;
  /** Set by a resolver that finds that its readers hold the present state. */
  nothingNew: boolean;
}

/**
 * Notes which revision is about to be sent, and answers with the one that the readers hold already (null: none). Where
 * it is the same one, the event is marked as nothing new. A reader who claims a revision that is still to come holds
 * another installation's: he is given the present.
 */
export function heardBefore({ live }: Context, sinceRevision: number | null, revision: number): number | null {
  if (live === null) return null;
  const heard = live.revision ?? (sinceRevision !== null && sinceRevision <= revision ? sinceRevision : null);
  live.nothingNew = heard === revision;
  live.revision = revision;
  return heard;
}

export function actWith(writing: Writing, time: PassingTime, advanceClock?: (to: Instant) => Promise<void>): Act {
  return {
    now: writing.clock.now,
    change: async (scope, decide) => {
      // Where that fails, lists stand as of the moment worked last, and a write is assessed as of it too.
      await time.catchUp().catch(() => {});
      return change(writing, scope, decide);
    },
    ...(advanceClock === undefined ? {} : { advanceClock }),
  };
}

export function newContext(store: Store, viewer: Viewer, act: Act, live: Live | null = null): Context {
  return {
    viewer,
    store,
    act,
    live,
    present: new DataLoader((players) => loadPresent(store, players)),
    presentByInjury: new DataLoader((injuries) => loadPresentByInjury(store, injuries)),
  };
}

/** The dossiers of some players; null for those unknown. */
async function loadPresent(store: Store, players: readonly PlayerId[]): Promise<(Present | null)[]> {
  const world = await store.world({ players: players.map((id) => ({ id })) });
  const present = presentIn(world, players);
  return players.map((id) => present.get(id) ?? null);
}

/** The dossiers of those who were hurt, with the fixtures since each of these injuries, ended ones too. */
async function loadPresentByInjury(store: Store, injuries: readonly InjuryId[]): Promise<(Present | null)[]> {
  const world = await store.world({ injuries });
  const present = presentIn(world, world.concerned);
  return injuries.map((id) => {
    const injury = world.injuries.get(id);
    return (injury && present.get(injury.player)) ?? null;
  });
}

function presentIn(world: World, players: Iterable<PlayerId>): Map<PlayerId, Present> {
  const present = new Map<PlayerId, Present>();
  for (const dossier of dossiersOf(world, players, world.workedUntil)) {
    const published = world.published.get(dossier.player.id);
    if (published !== undefined) present.set(dossier.player.id, { dossier, prepared: prepare(dossier), published });
  }
  return present;
}
