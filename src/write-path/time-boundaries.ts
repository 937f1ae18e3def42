import type { AuditContext } from '../auth/audit.ts';
import { LONGEST_MOVE_MS } from '../clock.ts';
import { zoneOf } from '../domain/availability/dossier.ts';
import type { PublishedList } from '../domain/availability/published-list.ts';
import { type Instant, nextMidnight } from '../domain/day.ts';
import type { InvalidationBus } from '../invalidation/bus.ts';
import { type Tag, tags } from '../invalidation/tags.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import { auditEntryFor, reassess, tagsOf, type WriteDeps } from './change.ts';

/**
 * Time is a change too. At midnight of each time zone and at each kick-off everyone's list is looked at again; whose
 * has moved gets a new revision (TIME_PASSED) and a push. Everything else is assessed as of the moment up to which this
 * has been done, so that a list and its ledger never disagree, not even for the blink in which midnight is worked.
 */
export interface TimeBoundaries extends AsyncDisposable {
  /** Works what has passed. To be awaited before anything is changed. */
  processDue(): Promise<void>;
}

const DEED: AuditContext = { actor: { kind: 'TIME' }, action: 'timePassed' };

/** What decides which boundary is the next: fixtures, zones, and how far time has been worked. */
const BOUNDARIES: ReadonlySet<Tag> = new Set([tags.all('fixtures'), tags.all('teams'), tags.time]);

/** At most this long between two looks at the clock: a computer may have slept. */
const LONGEST_NAP_MS = 30_000;
/** What could not be worked is tried again after this, then after twice as long, and so on up to the longest nap. */
const FIRST_RETRY_MS = 500;

/** Who wants to know how it goes. */
export interface BoundaryObserver {
  readonly failed: (error: unknown) => void;
  readonly succeeded: () => void;
}

export async function startTimeBoundaries(
  writing: WriteDeps,
  bus: InvalidationBus,
  keeper: BoundaryObserver,
): Promise<TimeBoundaries> {
  const { store, clock } = writing;
  let retry = FIRST_RETRY_MS;
  let due: Promise<Instant> | null = null;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const stopListening = bus.listen((invalidates) => {
    if (invalidates !== 'ALL' && invalidates.isDisjointFrom(BOUNDARIES)) return;
    due = null;
    if (working === null) nap();
  });

  /** What fails is tried again, less and less often; until then lists stay those of the moment worked last. */
  async function catchUp(): Promise<void> {
    try {
      while (true) {
        if (working !== null) await working;
        due ??= nextBoundary(writing);
        const boundary = await due;
        if (boundary > clock.now()) break;
        working ??= work(writing, boundary).finally(() => {
          working = null;
          due = null;
        });
        await working;
      }
      retry = FIRST_RETRY_MS;
      keeper.succeeded();
      // The clock may have been moved: the next boundary is nearer than it was.
      nap();
    } catch (error) {
      due = null;
      keeper.failed(error);
      sleep(retry);
      throw error;
    }
  }

  async function wake(): Promise<void> {
    try {
      await catchUp();
    } catch {
      retry = Math.min(2 * retry, LONGEST_NAP_MS);
    }
  }

  function nap(): void {
    clearTimeout(timer);
    if (closed) return;
    due ??= nextBoundary(writing);
    due.then(
      (boundary) => sleep(boundary - clock.now()),
      () => {
        due = null;
        sleep(retry);
      },
    );
  }

  function sleep(ms: number): void {
    clearTimeout(timer);
    if (closed) return;
    timer = setTimeout(() => void wake(), Math.min(Math.max(ms, 1), LONGEST_NAP_MS));
    timer.unref();
  }

  try {
    const { processedUntil } = await store.readScope({});
    if (processedUntil === 0) await begin(writing);
    await catchUp();
  } catch (error) {
    // A world that was worked before can be read as it was; a new one has nothing to show.
    if (store.storageErrorKind(error) === null || (await store.isEmpty())) throw error;
  }
  return {
    processDue: catchUp,
    async [Symbol.asyncDispose]() {
      closed = true;
      clearTimeout(timer);
      stopListening();
      if (working !== null) await working.catch(() => {});
    },
  };
}

/** Time begins where nothing was ever worked. */
async function begin({ store, clock }: WriteDeps): Promise<void> {
  await store.change({}, (world) => ({
    result: undefined,
    writes:
      world.processedUntil > 0 ? null : { changed: {}, published: [], invalidates: [], processedUntil: clock.now() },
  }));
}

/** The first midnight or kick-off after the moment up to which time has been worked. */
async function nextBoundary({ store }: WriteDeps): Promise<Instant> {
  const { processedUntil } = await store.readScope({});
  const [zones, kickoff] = await Promise.all([store.timeZones(), store.nextKickoff(processedUntil)]);
  const midnights = [...new Set([...zones, 'UTC'])].map((zone) => nextMidnight(zone, processedUntil));
  return Math.min(...midnights, kickoff ?? Number.POSITIVE_INFINITY) as Instant;
}

/**
 * Works everything up to now, in one transaction, unless another node has worked the boundary that is due. A clock that
 * was moved has passed each night on the way, and each leaves its revision, dated as it was: a year at a time, as no
 * database waits for a node that says nothing. Of nights that a stopped server slept through only the last is published.
 */
async function work({ store, clock }: WriteDeps, boundary: Instant): Promise<void> {
  const isMovable = clock.moveTo !== undefined;
  await store.change({ absentees: 'ALL' }, (world) => {
    if (world.processedUntil >= boundary) return { result: null, writes: null };
    const now = (isMovable ? Math.min(clock.now(), world.processedUntil + LONGEST_MOVE_MS) : clock.now()) as Instant;
    const nights = isMovable ? boundariesOf(world, now) : [];
    const published: PublishedList[] = [];
    const newest = new Map(world.published);
    for (const at of [...nights, now]) {
      for (const entry of reassess({ ...world, published: newest }, {}, 'TIME_PASSED', at, at)) {
        newest.set(entry.player, entry);
        published.push(entry);
      }
    }
    const worked = { changed: {}, published, processedUntil: now };
    const writes = { ...worked, invalidates: tagsOf(world, worked) };
    const moved = [...new Set(published.map(({ player }) => player))];
    // A midnight that moves nobody's list is no deed.
    const audit = auditEntryFor(
      DEED,
      now,
      moved.map((id) => ({ kind: 'Player', id })),
    );
    return { result: null, writes: moved.length === 0 ? writes : { ...writes, audit } };
  });
}

/** The midnights and kick-offs of those concerned, from the last one worked up to a moment; in order. */
function boundariesOf(world: ScopeSnapshot, until: Instant): Instant[] {
  const zones = new Set([...world.players.values()].map((player) => zoneOf(player, world.teams, world.processedUntil)));
  const boundaries = new Set<Instant>();
  for (const zone of zones) {
    let midnight = nextMidnight(zone, world.processedUntil);
    while (midnight <= until) {
      boundaries.add(midnight);
      midnight = nextMidnight(zone, midnight);
    }
  }
  for (const { kickoffAt } of world.fixtures.values()) {
    if (kickoffAt !== null && kickoffAt > world.processedUntil && kickoffAt <= until) boundaries.add(kickoffAt);
  }
  return [...boundaries].sort((a, b) => a - b);
}
