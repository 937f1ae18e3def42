import type { PublishedForecast } from '../domain/forecast-accuracy/accuracy.ts';
import type { Changed, Facts } from '../domain/availability/facts.ts';
import type { MissedGame, PublishedList } from '../domain/availability/published-list.ts';
import type { Tag } from '../invalidation/tags.ts';
import type { Competition, CompetitionId, CompetitionKind, CompetitionRef } from '../domain/competition.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { FeedState } from '../domain/feed-state.ts';
import type { Fixture, FixtureId, FixtureRef, FixtureStatus } from '../domain/fixture.ts';
import type { EditorQuestion } from '../domain/editor-question.ts';
import type { RecoveryEstimate } from '../domain/recovery-estimate.ts';
import type { BodyPart, Injury, InjuryId, InjuryStatus } from '../domain/injury.ts';
import type { Player, PlayerId, PlayerRef } from '../domain/player.ts';
import type { AuditEntry, Subject, Actor, ActorKind } from '../auth/audit.ts';
import type { Absence, AbsenceId } from '../domain/absence.ts';
import type { Card, CautionTotal } from '../domain/card.ts';
import type { CompetitionFamily, FamilyId, FamilyRef } from '../domain/competition-family.ts';
import type { Lineup } from '../domain/lineup.ts';
import type { Loan, LoanId } from '../domain/loan.ts';
import type { Suspension, SuspensionId } from '../domain/suspension.ts';
import type { ExternalId, Team, TeamId, TeamKind, TeamRef } from '../domain/team.ts';
import type { StorageErrorKind } from './storage-error.ts';
import type { Tokens } from '../auth/token-repository.ts';
import type { WebhookFilter } from '../domain/webhook.ts';
import type { Feeds } from './feed-repository.ts';
import type { Message, Webhooks } from './webhook-repository.ts';

/**
 * The subjects of a query or a decision. The snapshot contains everything that their availability depends on; a fixture
 * or a team includes its players who are kept out.
 */
export interface Scope {
  readonly players?: readonly PlayerRef[];
  readonly teams?: readonly TeamRef[];
  readonly fixtures?: readonly FixtureId[];
  /** Fixtures by their ids in other systems. */
  readonly fixturesElsewhere?: readonly ExternalId[];
  readonly injuries?: readonly InjuryId[];
  readonly suspensions?: readonly SuspensionId[];
  readonly absences?: readonly AbsenceId[];
  readonly loans?: readonly LoanId[];
  readonly families?: readonly FamilyRef[];
  readonly competitions?: readonly CompetitionRef[];
  /** Includes the fixtures of the concerned players from this day on. */
  readonly since?: Day;
  /** Includes all players who are kept out. */
  readonly absentees?: 'ALL';
  /** Includes the estimates of all injuries in the snapshot: the whole ledgers, or the last recorded one of each. */
  readonly estimates?: 'ALL' | 'NEWEST';
  /**
   * Includes the questions to the editors about entities in the snapshot, even settled ones. Every change includes
   * them.
   */
  readonly questions?: 'ALL';
  /** Includes all teams and families, the competitions of that season with their fixtures, and all absentees, for a feed. */
  readonly season?: string;
  /**
   * Whether the fixtures of a competition of that season are needed. Default: those of all. A store may read more, and
   * always reads those of competitions in which ties depend on fixtures.
   */
  readonly needsFixturesOf?: (competition: Competition) => boolean;
  /** Includes the stored states of that feed. */
  readonly feed?: string;
}

/** The facts in a scope and the newest published lists, read in one snapshot. */
export interface ScopeSnapshot extends Facts {
  /** The players whose lists a decision in this scope may change. */
  readonly concerned: ReadonlySet<PlayerId>;
  /** The newest revision of each of these players' ledgers. */
  readonly published: ReadonlyMap<PlayerId, PublishedList>;
  /** The last processed time boundary: everything is assessed as of it. */
  readonly processedUntil: Instant;
  /** The time of the newest entry in the audit trail; 0 if there is none. No later write is dated before it. */
  readonly latestWrite: Instant;
  /** The estimates of each injury that the scope includes, newest first; empty if it includes none. */
  readonly estimates: ReadonlyMap<InjuryId, readonly RecoveryEstimate[]>;
  /** The questions to the editors, by id; empty unless the scope includes them. */
  readonly questions: ReadonlyMap<string, EditorQuestion>;
  /** The stored states of the feed, by their keys; empty unless the scope names one. */
  readonly feedStates: ReadonlyMap<string, FeedState>;
}

/** The input of a decision: the facts in its scope, and the webhooks in use. */
export interface ChangeSnapshot extends ScopeSnapshot {
  readonly webhooks: readonly WebhookFilter[];
}

/** The writes of a transaction. */
export interface Writes {
  readonly changed: Changed;
  readonly published: readonly PublishedList[];
  /** Messages to webhooks about `published`. */
  readonly messages?: readonly Message[];
  /** The tags that are invalidated with the commit: never without it and never before it. */
  readonly invalidates: readonly Tag[];
  readonly processedUntil?: Instant;
  /** Settings of the installation, by their names. */
  readonly settings?: Readonly<Record<string, string>>;
  /** The audit entry, under which new estimates in `changed` are recorded; absent if the change has no actor. */
  readonly audit?: AuditEntry;
}

/** A page of an ordered list, by keys of `orderKey`. With `last` it is taken from the end, in reverse order. */
export interface PageRange {
  readonly after: string | null;
  readonly before: string | null;
  readonly limit: number;
  readonly last: boolean;
}

export interface TeamFilter {
  readonly search?: string;
  readonly kind?: TeamKind;
}
export interface PlayerFilter {
  readonly search?: string;
  /** The current players of the team. */
  readonly team?: TeamId;
}
export interface CompetitionFilter {
  readonly search?: string;
  readonly kind?: CompetitionKind;
  readonly family?: FamilyId;
}
export interface FamilyFilter {
  readonly search?: string;
}
export interface FixtureFilter {
  readonly team?: TeamId;
  /** The opponent of `team`. */
  readonly against?: TeamId;
  readonly competition?: CompetitionId;
  readonly from?: Day;
  readonly to?: Day;
  readonly statuses?: readonly FixtureStatus[];
}
export interface InjuryFilter {
  readonly statuses?: readonly InjuryStatus[];
  readonly team?: TeamId;
  readonly player?: PlayerId;
  readonly bodyParts?: readonly BodyPart[];
  readonly since?: Day;
}
/** Selects forecasts by the team and competition of the game and a range of match days. */
export interface ForecastFilter {
  readonly team: TeamId | null;
  readonly competition: CompetitionId | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface AuditFilter {
  readonly writers?: readonly ActorKind[];
  /** The name of the actor's token. */
  readonly token?: string;
  readonly what?: readonly string[];
  readonly subject?: Subject;
  /** At this instant or later. */
  readonly from?: Instant;
  /** Before this instant. */
  readonly to?: Instant;
}

/** A list that is read page by page. */
export interface Listing<Item, Filter> {
  /** Returns a page, in order. */
  list(filter: Filter, range: PageRange): Promise<Item[]>;
  count(filter: Filter): Promise<number>;
  /** Returns the unique key of an item in the order of `list`. */
  orderKey(item: Item): string;
}

/** A game of a published list, with the day and kick-off that it had in that list. */
export type PublishedGame = Pick<MissedGame, 'fixture' | 'kickoffAt'> & { readonly day: Day };

/** Reads the entities of one type. */
export interface Repository<Id, Entity, Ref, Filter> extends Listing<Entity, Filter> {
  /** Returns the entities in the order of the ids; null for an id without an entity. */
  byIds(ids: readonly Id[]): Promise<(Entity | null)[]>;
  find(ref: Ref): Promise<Entity | null>;
}

export type WithId<Id> = { readonly id: Id };

/** The store of all facts, ledgers and settings. Decisions are pure and synchronous; the store runs the transactions. */
export interface Store extends AsyncDisposable {
  readonly teams: Repository<TeamId, Team, TeamRef, TeamFilter>;
  readonly players: Repository<PlayerId, Player, PlayerRef, PlayerFilter>;
  readonly competitions: Repository<CompetitionId, Competition, CompetitionRef, CompetitionFilter>;
  readonly families: Repository<FamilyId, CompetitionFamily, FamilyRef, FamilyFilter>;
  readonly fixtures: Repository<FixtureId, Fixture, FixtureRef, FixtureFilter>;
  readonly injuries: Repository<InjuryId, Injury, WithId<InjuryId>, InjuryFilter>;
  readonly tokens: Tokens;
  readonly webhooks: Webhooks;
  readonly feeds: Feeds;
  /** The audit trail, newest first: by the ids of the entries as bytes, descending. */
  readonly audit: Listing<AuditEntry, AuditFilter>;

  /** The time of the database's own machine; null if the database is in this process. */
  databaseTime(): Promise<Instant | null>;

  /** Reads everything in the scope in one snapshot. */
  readScope(scope: Scope): Promise<ScopeSnapshot>;

  /**
   * Reads the scope, calls `decide`, writes its result and invalidates, in one exclusive transaction. The change is
   * durable and published when the promise resolves. `decide` may be called again if the first attempt fails.
   */
  change<T>(
    scope: Scope,
    decide: (snapshot: ChangeSnapshot) => { readonly result: T; readonly writes: Writes | null },
  ): Promise<T>;

  suspensions(ids: readonly SuspensionId[]): Promise<(Suspension | null)[]>;
  suspensionsOf(players: readonly PlayerId[]): Promise<Suspension[][]>;
  absences(ids: readonly AbsenceId[]): Promise<(Absence | null)[]>;
  /** Returns all absences of each player, the latest first. */
  absencesOf(players: readonly PlayerId[]): Promise<Absence[][]>;
  /** Returns all revisions of each absence, newest first. */
  absenceRevisions(absences: readonly AbsenceId[]): Promise<Absence[][]>;
  loans(ids: readonly LoanId[]): Promise<(Loan | null)[]>;
  /** Returns all loans of each player, the latest first. */
  loansOf(players: readonly PlayerId[]): Promise<Loan[][]>;
  /** Returns the line-ups of each fixture. */
  lineupsOf(fixtures: readonly FixtureId[]): Promise<Lineup[][]>;
  cardsOf(players: readonly PlayerId[]): Promise<Card[][]>;
  cautionTotalsOf(players: readonly PlayerId[]): Promise<CautionTotal[][]>;
  /** Returns the players with cards in these seasons; with `teams`, those who belong or belonged to one of them. */
  cardedPlayers(seasons: readonly string[], teams: readonly TeamId[] | null): Promise<PlayerId[]>;
  /** Returns the seasons of each competition family, the latest first. */
  seasonsOf(families: readonly FamilyId[]): Promise<Competition[][]>;
  /** Returns all injuries of each player in the order of `injuries`, the latest first. */
  injuriesOf(players: readonly PlayerId[]): Promise<Injury[][]>;
  /** Returns the current players of each team. */
  squads(teams: readonly TeamId[]): Promise<PlayerId[][]>;
  /** Returns the current teams of each player, the club first. */
  teamsOf(players: readonly PlayerId[]): Promise<TeamId[][]>;
  /** Returns the ledger of estimates of each injury, newest first. */
  estimates(injuries: readonly InjuryId[]): Promise<RecoveryEstimate[][]>;
  /**
   * Returns the current estimate of each source of each injury. Spellings of a source's name count as different
   * sources.
   */
  estimatesOfSources(injuries: readonly InjuryId[]): Promise<RecoveryEstimate[][]>;
  /** Returns the estimates of each injury that were recorded at one of these times, newest first. */
  estimatesRecordedAt(injuries: readonly InjuryId[], times: readonly Instant[]): Promise<RecoveryEstimate[][]>;
  /** Returns at most `limit` estimates of an injury, those before a revision, newest first. */
  estimatesBefore(injury: InjuryId, before: number, limit: number): Promise<RecoveryEstimate[]>;
  /**
   * Returns the actors that recorded these revisions of each injury's estimates, without those that predate the audit
   * trail.
   */
  estimateActors(injuries: readonly InjuryId[], revisions: readonly number[]): Promise<ReadonlyMap<number, Actor>[]>;
  /** Returns the questions that editors have not settled, the oldest first. */
  openQuestions(): Promise<EditorQuestion[]>;
  /** Returns each team's first scheduled fixture that has not begun as of the last processed time boundary. */
  nextFixtures(teams: readonly TeamId[]): Promise<(FixtureId | null)[]>;
  /** Returns the list that was current at an instant; null if none had been published. */
  publishedAt(player: PlayerId, at: Instant): Promise<PublishedList | null>;
  publishedRevision(player: PlayerId, revision: number): Promise<PublishedList | null>;
  /** Returns the revisions of a player's ledger from one to another, both included, the latest first. */
  publishedBetween(player: PlayerId, from: number, to: number): Promise<PublishedList[]>;
  /** Returns the games of a player's lists since an instant, each with its day in the last such list. */
  gamesPublishedSince(player: PlayerId, since: Instant): Promise<PublishedGame[]>;
  /** Returns a number that grows with each change of the team's fixtures and of its players' lists. */
  teamRevision(team: TeamId): Promise<number>;
  /** Returns the forecasts of games that were played on the day that the list named, in any order. */
  forecasts(filter: ForecastFilter): Promise<PublishedForecast[]>;

  /** Returns the time zones of all teams. */
  timeZones(): Promise<string[]>;
  /** Returns the first kick-off after an instant. */
  nextKickoff(after: Instant): Promise<Instant | null>;

  /** Returns a setting of the installation; null if it does not exist. */
  setting(name: string): Promise<string | null>;
  /** Whether the database holds no data. */
  isEmpty(): Promise<boolean>;
  /** Runs work that takes several changes while no other process of the installation runs such work. */
  withExclusiveLock<T>(work: () => Promise<T>): Promise<T>;

  /**
   * Probes the database without leaving data behind, and throws if that fails. `READ` reads, `BEGIN` begins a write and
   * rolls it back, `WRITE` commits as many bytes as a list takes.
   */
  probe(what: 'READ' | 'BEGIN' | 'WRITE'): Promise<void>;
  /** Returns the kind of an error that these methods have thrown; null if the database is not its cause. */
  storageErrorKind(error: unknown): StorageErrorKind | null;
}
