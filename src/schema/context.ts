import DataLoader from 'dataloader';
import { assess, type Availability, prepare } from '../domain/availability/assess.ts';
import { type Dossier, dossiersOf } from '../domain/availability/dossier.ts';
import { type MissedGames, missedGames, type PublishedList } from '../domain/availability/missed-games.ts';
import { change, type Accepted, type Writing } from '../write-path/change.ts';
import { keys } from '../invalidation/bus.ts';
import type { Instant } from '../domain/day.ts';
import type { Decision } from '../domain/decision.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { Injury, InjuryId } from '../domain/injury.ts';
import type { PlayerId } from '../domain/player.ts';
import type { PassingTime } from '../write-path/time-boundaries.ts';
import type { Deed } from '../auth/audit.ts';
import type { Viewer } from '../auth/viewer.ts';
import type { Kind, Reader } from '../cache/reader.ts';
import type { Scope, Store, World } from '../storage/store.ts';

export type { Viewer };

/** What is so about one player at present, and the newest revision of his ledger. */
export interface Present {
  readonly dossier: Dossier;
  readonly published: PublishedList;
  /** Derived when it is first asked for. */
  readonly list: () => MissedGames;
  /** The same of one fixture; null where that is none of his teams'. */
  readonly availabilityFor: (fixture: Fixture) => Availability | null;
}

/** What a resolver works with: made anew for each request, and for each event of a subscription. */
export interface Context {
  readonly viewer: Viewer;
  readonly store: Reader;
  /** Everyone's dossier by the player's id, read together; null where there is no such player. */
  readonly present: DataLoader<PlayerId, Present | null>;
  /** The same of one player, where it can be told without waiting; else undefined. */
  readonly presentAtHand: (player: PlayerId) => Present | null | undefined;
  readonly presentByInjury: DataLoader<InjuryId, Present | null>;
  /** Everyone's injuries, the latest first, by the player's id; read together. */
  readonly injuriesOf: DataLoader<PlayerId, readonly Injury[]>;
  /** The one write path. */
  readonly act: Act;
  /** Of a live execution only: what its readers hold already. */
  readonly live: Live | null;
}

export interface Act {
  readonly now: () => Instant;
  /** The same, as somebody's deed. What nobody has signed changes nothing: it throws. */
  readonly by: (deed: Deed) => Act;
  readonly change: <T>(
    scope: Scope,
    decide: (world: World, now: Instant) => Decision<Accepted<T>>,
  ) => Promise<Decision<T>>;
  /** Absent where the clock is the world's own. */
  readonly advanceClock?: (to: Instant) => Promise<void>;
}

/** What a standing answer remembers from one execution to the next. */
export interface Live {
  /** The revision of the list that its readers hold, or say that they do; null where they have none yet. */
  revision: number | null;
  /** Set by a resolver that finds that its readers hold the present state. */
  nothingNew: boolean;
  /** Set where its readers have lost the right to follow it: what they are told now is the last. */
  isOver?: boolean;
}

/**
 * Notes which revision is about to be sent, and answers with the one that the readers hold already (null: none). Where
 * it is the same one, the event is marked as nothing new. A reader who claims a revision that is still to come holds
 * another installation's: he is given the present.
 */
export function heardBefore({ live }: Context, sinceRevision: number | null, revision: number): number | null {
  if (live === null) return null;
  const claimed = live.revision ?? sinceRevision;
  const heard = claimed !== null && claimed <= revision ? claimed : null;
  live.nothingNew = heard === revision;
  live.revision = revision;
  return heard;
}

export function actWith(
  writing: Writing,
  time: PassingTime,
  advanceClock?: (to: Instant, deed: Deed) => Promise<void>,
): Act {
  const signed = (deed: Deed | null): Act => ({
    now: writing.clock.now,
    by: signed,
    change: async (scope, decide) => {
      const by = signatureOf(deed);
      // Where that fails, lists stand as of the moment worked last, and a write is assessed as of it too.
      await time.catchUp().catch(() => {});
      return change(writing, by, scope, decide);
    },
    ...(advanceClock === undefined ? {} : { advanceClock: async (to) => advanceClock(to, signatureOf(deed)) }),
  });
  return signed(null);
}

function signatureOf(deed: Deed | null): Deed {
  if (deed === null) throw new TypeError('a change that nobody has signed');
  return deed;
}

export function newContext(store: Reader, viewer: Viewer, act: Act, live: Live | null = null): Context {
  return {
    viewer,
    store,
    act,
    live,
    present: new DataLoader((players) => store.remember(presentKind, players)),
    presentAtHand: (player) => store.remembered(presentKind, player),
    presentByInjury: new DataLoader((injuries) => loadPresentByInjury(store, injuries)),
    injuriesOf: new DataLoader((players) => store.injuriesOf(players)),
  };
}

/** How much a dossier takes of memory: its fixtures, mostly. */
const DOSSIER_SIZE = 48 * 1_024;

const presentKind: Kind<PlayerId, Present | null> = {
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
async function loadPresentByInjury(store: Store, injuries: readonly InjuryId[]): Promise<(Present | null)[]> {
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
