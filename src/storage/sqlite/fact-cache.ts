import { LRUCache } from 'lru-cache';
import { type CompetitionFamily, type FamilyId } from '../../domain/competition-family.ts';
import type { Competition, CompetitionId } from '../../domain/competition.ts';
import { playersOfRecords } from '../../domain/availability/facts.ts';
import type { PublishedList } from '../../domain/availability/published-list.ts';
import { addDays, type Day, dayIn, type Instant } from '../../domain/day.ts';
import { MAX_POSSIBLE_DAYS } from '../../domain/fixture-timing.ts';
import type { InjuryId } from '../../domain/injury.ts';
import type { Player, PlayerId } from '../../domain/player.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import { competitionFromRow, playerFromRow, publishedFromRow, teamFromRow } from '../rows.ts';
import type { ScopeSnapshot, Writes } from '../store.ts';
import type { Rows } from '../tables.ts';
import { type PlayerRecords, readPlayerRecords } from './player-records.ts';
import { listJson } from './selections.ts';
import type { Statements } from './statements.ts';
import { TeamFixtures } from './team-fixtures.ts';
import type { NewestRows } from './writes.ts';

/** The default memory for facts, in bytes. */
export const FACT_BYTES = 12 * 1_024 * 1_024;

/** Approximate sizes of facts in memory. */
const ENTITY_BYTES = 1_024;
const RECORD_BYTES = 2_048;
/** The size of a published list, as text and parsed, in relation to its JSON. */
const PUBLISHED_SHARE = 6;

/**
 * A cache of the committed facts in scopes, so that a snapshot reads only facts that have changed. A commit drops or
 * replaces the facts that it has written before anything else is read, and a write of another connection drops
 * everything, so that a cached fact is never stale.
 */
export class FactCache {
  readonly teams: FactsOfKind<TeamId, Team>;
  readonly players: FactsOfKind<PlayerId, Player>;
  readonly competitions: FactsOfKind<CompetitionId, Competition>;
  readonly families: FactsOfKind<FamilyId, CompetitionFamily>;
  /** The records of players. */
  readonly records: FactsOfKind<PlayerId, PlayerRecords>;
  /** The newest revisions of players' ledgers. */
  readonly published: FactsOfKind<PlayerId, PublishedList>;
  readonly fixtures: TeamFixtures;
  readonly #s: Statements;
  #times: Times | null = null;
  #days: Days | null = null;
  #version: number | undefined;

  constructor(s: Statements, maxBytes: number) {
    this.#s = s;
    const part = (share: number): number => Math.floor(maxBytes * share);
    this.teams = new FactsOfKind(part(0.05), (ids) =>
      entities(s.teamsByIds.all({ ids: listJson(ids) }).map(teamFromRow)),
    );
    this.players = new FactsOfKind(part(0.1), (ids) =>
      entities(s.playersByIds.all({ ids: listJson(ids) }).map(playerFromRow)),
    );
    this.competitions = new FactsOfKind(part(0.05), (ids) =>
      entities(s.competitionsByIds.all({ ids: listJson(ids) }).map(competitionFromRow)),
    );
    this.families = new FactsOfKind(part(0.05), (ids) => entities(s.familiesByIds.all({ ids: listJson(ids) })));
    this.records = new FactsOfKind(part(0.1), (players) =>
      [...readPlayerRecords(s, players)].map(([player, records]) => [player, records, RECORD_BYTES]),
    );
    this.published = new FactsOfKind(part(0.4), (players) =>
      s.newest.all({ players: listJson(players) }).map(publishedFact),
    );
    this.fixtures = new TeamFixtures(s, part(0.25));
  }

  /**
   * Drops the facts of a commit, and keeps the lists that it has published. Must be called with each commit, before
   * anything else is read.
   */
  replace({ changed }: Writes, newest: NewestRows): void {
    // A merge moves rows of any kind.
    if ((changed.redirects ?? []).length > 0) return this.clear();
    // Any commit may write an audit entry.
    this.#times = null;
    if ((changed.teams ?? []).length > 0) this.#days = null;
    for (const { id } of changed.teams ?? []) this.teams.drop(id);
    for (const { id } of changed.players ?? []) this.players.drop(id);
    for (const { id } of changed.competitions ?? []) this.competitions.drop(id);
    for (const { id } of changed.families ?? []) this.families.drop(id);
    for (const row of newest.values()) this.published.keep(publishedFact(row));
    for (const player of playersOfRecords(changed)) this.records.drop(player);
    const loans = new Set(changed.removed?.loans ?? []);
    if (loans.size > 0) this.records.dropWhere((records) => records.loans.some(({ id }) => loans.has(id)));
    const revised = new Set<InjuryId>((changed.estimates ?? []).map(({ injury }) => injury));
    if (revised.size > 0) this.records.dropWhere(({ injuries }) => injuries.some(({ id }) => revised.has(id)));
    this.fixtures.drop(changed);
  }

  /** Drops everything if another connection has written since the last call. Must be called before a scope is read. */
  refresh(): void {
    const version = this.#s.dataVersion.get();
    if (version !== this.#version) this.clear();
    this.#version = version;
  }

  /** `refresh` must be called before. */
  get times(): Times {
    return (this.#times ??= readTimes(this.#s));
  }

  /** The day of each time zone of a team, as of the last processed time boundary. `refresh` must be called before. */
  get days(): Days {
    const at = this.times.processedUntil;
    if (this.#days?.at !== at) {
      const days = this.#s.timeZones.all().map(({ zone }): [string, Day] => [zone, dayIn(zone, at)]);
      const openFrom = addDays(dayIn('UTC', at), -MAX_POSSIBLE_DAYS - 1);
      this.#days = { at, byZone: new Map(days), json: JSON.stringify(Object.fromEntries(days)), openFrom };
    }
    return this.#days;
  }

  clear(): void {
    this.#times = null;
    this.#days = null;
    for (const kind of [this.teams, this.players, this.competitions, this.families, this.records, this.published]) {
      kind.clear();
    }
    this.fixtures.clear();
  }
}

/** The last processed time boundary, and when the newest entry of the audit trail was written. */
type Times = Pick<ScopeSnapshot, 'processedUntil' | 'latestWrite'>;

function readTimes(s: Statements): Times {
  const times = s.scopeTimes.get();
  if (times === undefined) throw new TypeError('the times of the database were not read');
  return times;
}

/** The day of each time zone at one instant. It decides which memberships are current. */
interface Days {
  readonly at: Instant;
  readonly byZone: ReadonlyMap<string, Day>;
  /** The same days as JSON. */
  readonly json: string;
  /** Fixtures before this day have begun, whatever their zone and last possible day. */
  readonly openFrom: Day;
}

/** A fact that was read, with its key and its approximate size. */
type ReadFact<Key, Fact> = readonly [key: Key, fact: Fact, bytes: number];

/** Facts of one kind by their keys. The least recently used ones are evicted. */
class FactsOfKind<Key extends string, Fact extends object> {
  readonly #kept: LRUCache<Key, Fact>;
  readonly #read: (keys: readonly Key[]) => Iterable<ReadFact<Key, Fact>>;

  /** `read` must return the existing facts of the keys. */
  constructor(maxBytes: number, read: (keys: readonly Key[]) => Iterable<ReadFact<Key, Fact>>) {
    this.#kept = new LRUCache({ maxSize: maxBytes });
    this.#read = read;
  }

  /** Returns the facts that exist. Those that are not cached are read together. */
  of(keys: Iterable<Key>): Map<Key, Fact> {
    const found = new Map<Key, Fact>();
    const missing: Key[] = [];
    for (const key of keys) {
      const fact = this.#kept.get(key);
      if (fact === undefined) missing.push(key);
      else found.set(key, fact);
    }
    if (missing.length === 0) return found;
    for (const fact of this.#read(missing)) {
      found.set(fact[0], fact[1]);
      this.keep(fact);
    }
    return found;
  }

  keep([key, fact, size]: ReadFact<Key, Fact>): void {
    this.#kept.set(key, fact, { size });
  }

  drop(key: Key): void {
    this.#kept.delete(key);
  }

  dropWhere(condition: (fact: Fact) => boolean): void {
    for (const [key, fact] of this.#kept) if (condition(fact)) this.#kept.delete(key);
  }

  clear(): void {
    this.#kept.clear();
  }
}

function publishedFact(row: Rows['published']): ReadFact<PlayerId, PublishedList> {
  return [row.player, publishedFromRow(row), ENTITY_BYTES + PUBLISHED_SHARE * row.list.length];
}

function entities<Noun extends { readonly id: string }>(nouns: readonly Noun[]): ReadFact<Noun['id'], Noun>[] {
  return nouns.map((noun) => [noun.id, noun, ENTITY_BYTES]);
}
