import { randomUUID } from 'node:crypto';
import { dossiersOf } from '../domain/availability/dossier.ts';
import { isSameList } from '../domain/availability/list-diff.ts';
import { type Changed, changedFacts } from '../domain/availability/facts.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import { type PublishedList } from '../domain/availability/published-list.ts';
import { type ChangeCause } from '../domain/availability/published-list.ts';
import { type Tag, tags } from '../invalidation/tags.ts';
import type { Clock } from '../clock.ts';
import type { Instant } from '../domain/day.ts';
import { accept, type Decision } from '../domain/decision.ts';
import { teamsOf } from '../domain/fixture.ts';
import { type AuditEntry, createAuditEntry, type AuditContext, type Subject, subjectsOf } from '../auth/audit.ts';
import type { Scope, Store, ScopeSnapshot, Writes } from '../storage/store.ts';

/** What a decision makes of the world: the nouns it changed, why, and the one to show for it. */
export interface AcceptedChange<T> {
  readonly changed: Changed;
  readonly cause: ChangeCause;
  readonly value: T;
}

export interface WriteDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * The one write path: decide, compare, commit, ring. In one transaction the scope is read, the pure decision taken,
 * the changed facts written with the line that tells whose deed it is, and every list that they moved appended to its
 * ledger; the bell rings with the commit.
 */
export function change<T>(
  { store, clock }: WriteDeps,
  context: AuditContext,
  scope: Scope,
  decide: (world: ScopeSnapshot, now: Instant) => Decision<AcceptedChange<T>>,
): Promise<Decision<T>> {
  return store.change(scope, (world) => {
    // A clock that has jumped back stands still until it has caught up: nothing is written before what stands already.
    const now = Math.max(clock.now(), world.processedUntil) as Instant;
    const decision = decide(world, now);
    if (!decision.ok) return { result: decision, writes: null };
    const { changed, cause, value } = decision.value;
    const published = reassess(world, changed, cause, now);
    const invalidates = tagsOf(world, { changed, published });
    return {
      result: accept(value),
      writes: { changed, published, invalidates, audit: auditEntryFor(context, now, subjectsOf(changed)) },
    };
  });
}

/** The line of the audit trail for a deed. */
export function auditEntryFor(context: AuditContext, now: Instant, subjects: readonly Subject[]): AuditEntry {
  return createAuditEntry(context, now, randomUUID(), subjects);
}

/** The new revisions of the ledgers of those whose list is another one after the change. */
export function reassess(
  world: ScopeSnapshot,
  changed: Changed,
  cause: ChangeCause,
  now: Instant,
  at: Instant = world.processedUntil,
): PublishedList[] {
  const facts = changedFacts(world, changed);
  const concerned = [...world.concerned, ...(changed.players ?? []).map((player) => player.id)];
  return dossiersOf(facts, concerned, at).flatMap((dossier) => {
    const before = world.published.get(dossier.player.id);
    const list = missedGames(dossier);
    if (before !== undefined && isSameList(before.list, list)) return [];
    const revision = (before?.revision ?? 0) + 1;
    const publishedAt = Math.max(now, before?.publishedAt ?? now) as Instant;
    return [{ player: dossier.player.id, revision, publishedAt, cause, list }];
  });
}

/** Everything that a write touches, as it was and as it is. */
export function tagsOf(
  before: ScopeSnapshot,
  { changed, published, processedUntil }: Omit<Writes, 'invalidates'>,
): Tag[] {
  return [
    ...(changed.teams ?? []).flatMap(({ id }) => [tags.team(id), tags.all('teams')]),
    ...(changed.players ?? []).flatMap((player) => [
      tags.player(player.id),
      tags.all('players'),
      ...player.memberships.map(({ team }) => tags.squadOf(team)),
    ]),
    ...(changed.competitions ?? []).flatMap(({ id }) => [tags.competition(id), tags.all('competitions')]),
    ...(changed.fixtures ?? []).flatMap((fixture) => {
      const old = before.fixtures.get(fixture.id);
      const teams = [...teamsOf(fixture), ...(old === undefined ? [] : teamsOf(old))];
      return [tags.fixture(fixture.id), tags.all('fixtures'), ...teams.map(tags.fixturesOf)];
    }),
    ...(changed.injuries ?? []).flatMap(({ id, player }) => [
      tags.injury(id),
      tags.player(player),
      tags.all('injuries'),
    ]),
    ...(changed.suspensions ?? []).flatMap(({ id, player }) => [tags.suspension(id), tags.player(player)]),
    ...published.map(({ player }) => tags.list(player)),
    ...(processedUntil === undefined ? [] : [tags.time]),
  ];
}
