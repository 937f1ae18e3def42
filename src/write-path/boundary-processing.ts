import type { AuditContext } from '../auth/audit.ts';
import { MAX_CLOCK_MOVE_MS } from '../clock.ts';
import { zoneOf } from '../domain/availability/dossier.ts';
import { presumedStart } from '../domain/availability/fixture-state.ts';
import type { PublishedList } from '../domain/availability/published-list.ts';
import { type Instant, nextMidnight } from '../domain/day.ts';
import { PROCESSED_UNTIL } from '../storage/settings.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import { auditEntryFor, reassess, tagsOf, type WriteDeps } from './change.ts';
import { messagesAbout } from './messages.ts';

const CONTEXT: AuditContext = { actor: { kind: 'TIME' }, action: 'timePassed' };

/** Marks a new database as processed until now. */
export async function initializeProcessedUntil({ store, clock }: WriteDeps): Promise<void> {
  if ((await store.readScope({})).processedUntil > 0) return;
  await store.change({}, ({ processedUntil }) => ({
    result: null,
    writes: processedUntil > 0 ? null : { changed: {}, published: [], invalidates: [], processedUntil: clock.now() },
  }));
}

/** Returns the first midnight or kick-off after the last processed boundary. */
export async function nextBoundary({ store }: WriteDeps): Promise<Instant> {
  const processedUntil = Number((await store.setting(PROCESSED_UNTIL)) ?? 0) as Instant;
  const [zones, kickoff] = await Promise.all([store.timeZones(), store.nextKickoff(processedUntil)]);
  const midnights = [...new Set([...zones, 'UTC'])].map((zone) => nextMidnight(zone, processedUntil));
  return Math.min(...midnights, kickoff ?? Number.POSITIVE_INFINITY) as Instant;
}

/**
 * Re-assesses all lists up to now in one transaction, unless another node has already processed the boundary. With the
 * system clock only the current lists are published, however many boundaries a stopped server missed. A movable clock
 * publishes a revision for each boundary that it passed, at most `LONGEST_MOVE_MS` in one transaction, because a longer
 * transaction could exceed the timeouts of the database.
 */
export async function processBoundary({ store, clock }: WriteDeps, boundary: Instant): Promise<void> {
  const isMovable = clock.moveTo !== undefined;
  await store.change({ absentees: 'ALL' }, (snapshot) => {
    if (snapshot.processedUntil >= boundary) return { result: null, writes: null };
    const latest = isMovable ? snapshot.processedUntil + MAX_CLOCK_MOVE_MS : Number.POSITIVE_INFINITY;
    const now = Math.min(clock.now(), latest) as Instant;
    const published = publishedUntil(now, snapshot, isMovable ? boundariesUntil(now, snapshot) : []);
    const messages = messagesAbout(published, snapshot);
    const written = { changed: {}, published, messages, processedUntil: now };
    const writes = { ...written, invalidates: tagsOf(snapshot, written) };
    if (published.length === 0) return { result: null, writes };
    const players = [...new Set(published.map(({ player }) => player))];
    const subjects = players.map((id) => ({ kind: 'Player', id }) as const);
    return { result: null, writes: { ...writes, audit: auditEntryFor(CONTEXT, now, subjects) } };
  });
}

/** Returns the revisions of all lists that change at one of the boundaries or now. */
function publishedUntil(now: Instant, snapshot: ScopeSnapshot, boundaries: readonly Instant[]): PublishedList[] {
  const revisions: PublishedList[] = [];
  const published = new Map(snapshot.published);
  for (const at of [...boundaries, now]) {
    for (const revision of reassess({ ...snapshot, published }, {}, 'TIME_PASSED', at, at)) {
      published.set(revision.player, revision);
      revisions.push(revision);
    }
  }
  return revisions;
}

/**
 * Returns the boundaries since the last processed one until `now`, in order. They are the midnights of the players in
 * scope and the starts of their fixtures.
 */
function boundariesUntil(now: Instant, { players, teams, fixtures, processedUntil }: ScopeSnapshot): Instant[] {
  const boundaries = new Set<Instant>();
  const zones = new Set([...players.values()].map((player) => zoneOf(player, teams, processedUntil)));
  for (const zone of zones) {
    for (let midnight = nextMidnight(zone, processedUntil); midnight <= now; midnight = nextMidnight(zone, midnight)) {
      boundaries.add(midnight);
    }
  }
  for (const fixture of fixtures.values()) {
    const start = presumedStart(fixture, teams);
    if (start !== null && start > processedUntil && start <= now) boundaries.add(start);
  }
  return [...boundaries].sort((a, b) => a - b);
}
