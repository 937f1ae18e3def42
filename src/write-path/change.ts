import { randomUUID } from 'node:crypto';
import { type AuditContext, type AuditEntry, createAuditEntry, type Subject, subjectsOf } from '../auth/audit.ts';
import type { Clock } from '../clock.ts';
import { dossiersOf } from '../domain/availability/dossier.ts';
import { type Changed, changedFacts } from '../domain/availability/facts.ts';
import { isSameList } from '../domain/availability/list-diff.ts';
import { missedGames } from '../domain/availability/missed-games.ts';
import { type ChangeCause, type PublishedList } from '../domain/availability/published-list.ts';
import { cardOfKey, cautionTotalOfKey } from '../domain/card.ts';
import type { Instant } from '../domain/day.ts';
import { lineupOfKey } from '../domain/lineup.ts';
import type { PlayerId } from '../domain/player.ts';
import type { Redirect } from '../domain/redirect.ts';
import { accept, type Decision } from '../domain/decision.ts';
import { questionsAfter } from '../domain/editor-question.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { TeamId } from '../domain/team.ts';
import { replacementsOf } from '../domain/replacement.ts';
import { decidedTies } from '../domain/ties.ts';
import { type Tag, tags } from '../invalidation/tags.ts';
import type { ScopeSnapshot, Store, Writes } from '../storage/store.ts';
import { type AcceptedChange, type Command, mergeScopes } from './command.ts';
import { withCardedPlayers, withDerivedBans } from './derived-bans.ts';
import { messagesAbout } from './messages.ts';
import { isReversible } from './reversible-actions.ts';

export interface WriteDeps {
  readonly store: Store;
  readonly clock: Clock;
}

/**
 * The only write path. In one transaction: reads the scope, runs the pure decision, writes the changed entities and the
 * audit entry, and appends a revision to the ledger of every player whose list changed. Invalidations are published
 * with the commit.
 */
export async function change<T>(
  { store, clock }: WriteDeps,
  context: AuditContext,
  { scope: required, widen, decide, affectsBans = false }: Command<T>,
): Promise<Decision<T>> {
  const widened = widen === undefined ? required : mergeScopes([required, await widen(store)]);
  const { scope, seasons } = affectsBans
    ? await withCardedPlayers(store, widened)
    : { scope: widened, seasons: new Set<string>() };
  return store.change({ ...scope, questions: 'ALL' }, (snapshot) => {
    // A clock that was set back must not date a change before existing ones.
    const now = Math.max(clock.now(), snapshot.processedUntil, snapshot.latestWrite) as Instant;
    const decision = decide(snapshot, now);
    if (!decision.ok) return { result: decision, writes: null };
    const accepted = withDerivedBans(snapshot, withDecidedTies(snapshot, decision.value), seasons, now);
    const { cause, value, isDryRun = false, note = null } = accepted;
    if (isDryRun) return { result: accept(value), writes: null };
    const questions = questionsAfter(snapshot.questions, snapshot, accepted.changed, now);
    const changed = { ...accepted.changed, questions };
    const published = reassess(snapshot, changed, cause, now);
    const messages = messagesAbout(published, snapshot, changed);
    const invalidates = tagsOf(snapshot, { changed, published, messages });
    const replaced = isReversible(context.action) ? replacementsOf(snapshot, decision.value.changed) : null;
    const audit = auditEntryFor(context, now, subjectsOf(changed), { note, replaced });
    return { result: accept(value), writes: { changed, published, messages, invalidates, audit } };
  });
}

/** Adds the ties that a change decides: they are confirmed or called off in the same transaction. */
function withDecidedTies<T>(snapshot: ScopeSnapshot, accepted: AcceptedChange<T>): AcceptedChange<T> {
  const { fixtures = [] } = accepted.changed;
  if (fixtures.length === 0) return accepted;
  const dependsOnOther = ({ dependsOn }: Fixture): boolean => dependsOn !== null;
  if (!fixtures.some(dependsOnOther) && !snapshot.fixtures.values().some(dependsOnOther)) return accepted;
  const ties = decidedTies(fixtures, snapshot.fixtures, changedFacts(snapshot, accepted.changed).fixtures);
  if (ties.length === 0) return accepted;
  const states = new Map([...fixtures, ...ties].map((fixture) => [fixture.id, fixture]));
  const own = ties.find(({ id }) => id === (accepted.value as { readonly id?: unknown } | null)?.id);
  return {
    ...accepted,
    changed: { ...accepted.changed, fixtures: [...states.values()] },
    value: own === undefined ? accepted.value : (own as T),
  };
}

/** Returns a new entry of the audit trail, with a random id. */
export function auditEntryFor(
  context: AuditContext,
  now: Instant,
  subjects: readonly Subject[],
  details: Partial<Pick<AuditEntry, 'note' | 'replaced'>> = {},
): AuditEntry {
  return createAuditEntry(context, now, randomUUID(), subjects, details);
}

/**
 * Returns new revisions for all players whose list differs after a change. `at` is the time at which lists are
 * assessed.
 */
export function reassess(
  snapshot: ScopeSnapshot,
  changed: Changed,
  cause: ChangeCause,
  now: Instant,
  at: Instant = snapshot.processedUntil,
): PublishedList[] {
  const players = [...snapshot.concerned, ...(changed.players ?? []).map((player) => player.id)];
  if (players.length === 0) return [];
  const facts = changedFacts(snapshot, changed);
  return dossiersOf(facts, players, at).flatMap((dossier) => {
    const before = snapshot.published.get(dossier.player.id);
    const list = missedGames(dossier);
    const seen = mergedRevision(snapshot, changed, dossier.player.id);
    if (before !== undefined && seen === 0 && isSameList(before.list, list)) return [];
    const revision = Math.max(before?.revision ?? 0, seen) + 1;
    const publishedAt = Math.max(now, before?.publishedAt ?? now) as Instant;
    return [{ player: dossier.player.id, revision, publishedAt, cause, list }];
  });
}

/**
 * Returns the newest revision of the players who are merged into this one; 0 if there are none. Their subscribers
 * follow this player from now on, and must get a higher revision than they have.
 */
function mergedRevision({ published }: ScopeSnapshot, { redirects = [] }: Changed, player: PlayerId): number {
  const revisions = redirects
    .filter(({ noun, to }) => noun === 'player' && to === player)
    .map(({ from }) => published.get(from as PlayerId)?.revision ?? 0);
  return Math.max(0, ...revisions);
}

/** Returns the tags of the records of players and fixtures, and of competition families. */
function recordTags({
  families = [],
  absences = [],
  loans = [],
  lineups = [],
  questions = [],
  removed = {},
  ...changed
}: Changed): Tag[] {
  const cards = [...(changed.cards ?? []), ...(removed.cards ?? []).map(cardOfKey)];
  const totals = [...(changed.cautionTotals ?? []), ...(removed.cautionTotals ?? []).map(cautionTotalOfKey)];
  return [
    ...families.flatMap(({ id }) => [tags.family(id), tags.all('families')]),
    ...absences.flatMap(({ id, player }) => [tags.absence(id), tags.player(player), tags.all('absences')]),
    ...loans.flatMap(({ id, player }) => [tags.loan(id), tags.player(player)]),
    ...[...lineups, ...(removed.lineups ?? []).map(lineupOfKey)].flatMap(({ fixture, team }) => [
      tags.fixture(fixture),
      tags.fixturesOf(team),
    ]),
    ...[...cards, ...totals].map(({ player }) => tags.player(player)),
    ...(questions.length + (removed.questions ?? []).length > 0 ? [tags.all('questions')] : []),
  ];
}

/**
 * Returns the tags of a redirect. Anything may refer to a merged entity; a former slug concerns only reads by that
 * slug.
 */
function redirectTags({ noun, from, to }: Redirect): Tag[] {
  const both = [tags[noun](from), tags[noun](to), tags.all(`${noun}s`)];
  if (noun === 'team')
    return [...both, tags.fixturesOf(from), tags.fixturesOf(to), tags.squadOf(from), tags.squadOf(to)];
  return noun === 'player' ? [...both, tags.list(from)] : both;
}

/**
 * Returns the tags of fixtures and of their teams, each once: a season has hundreds of fixtures of few teams. New
 * fixtures have no own tags, because nothing was read by their random ids.
 */
function fixtureTags(before: ScopeSnapshot, fixtures: readonly Fixture[] = []): Tag[] {
  if (fixtures.length === 0) return [];
  const known: Tag[] = [];
  const teams = new Set<TeamId>();
  const addTeams = ({ home, away }: Fixture): void => {
    if (home !== null) teams.add(home);
    if (away !== null) teams.add(away);
  };
  for (const fixture of fixtures) {
    const old = before.fixtures.get(fixture.id);
    addTeams(fixture);
    if (old === undefined) continue;
    addTeams(old);
    known.push(tags.fixture(fixture.id));
  }
  return [...known, tags.all('fixtures'), ...[...teams].map(tags.fixturesOf)];
}

/** Returns the tags of everything that a write changes, before and after it. */
export function tagsOf(
  before: ScopeSnapshot,
  { changed, published, messages = [], processedUntil }: Omit<Writes, 'invalidates'>,
): Tag[] {
  return [
    ...(changed.teams ?? []).flatMap(({ id }) => [tags.team(id), tags.all('teams')]),
    ...(changed.players ?? []).flatMap((player) => [
      tags.player(player.id),
      tags.all('players'),
      ...[...player.memberships, ...(before.players.get(player.id)?.memberships ?? [])].map(({ team }) =>
        tags.squadOf(team),
      ),
    ]),
    ...(changed.competitions ?? []).flatMap(({ id }) => [tags.competition(id), tags.all('competitions')]),
    ...fixtureTags(before, changed.fixtures),
    ...(changed.injuries ?? []).flatMap(({ id, player }) => [
      tags.injury(id),
      tags.player(player),
      tags.all('injuries'),
    ]),
    ...(changed.estimates ?? []).flatMap(({ injury }) => [
      tags.injury(injury),
      ...[before.injuries.get(injury)?.player ?? []].flat().map(tags.player),
    ]),
    ...(changed.suspensions ?? []).flatMap(({ id, player }) => [tags.suspension(id), tags.player(player)]),
    ...recordTags(changed),
    ...(changed.removed?.loans ?? []).flatMap((id) => [
      tags.loan(id),
      ...[before.loans.get(id)?.player ?? []].flat().map(tags.player),
    ]),
    ...(changed.redirects ?? []).flatMap(redirectTags),
    ...published.map(({ player }) => tags.list(player)),
    ...(messages.length + (changed.webhooks ?? []).length + (changed.removed?.webhooks ?? []).length > 0
      ? [tags.webhooks]
      : []),
    ...(processedUntil === undefined ? [] : [tags.time]),
  ];
}
