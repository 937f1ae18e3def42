import type { PublishedForecast } from '../domain/forecast-accuracy/accuracy.ts';
import type { Changed, Facts } from '../domain/availability/facts.ts';
import type { MissedGame, PublishedList } from '../domain/availability/published-list.ts';
import type { Tag } from '../invalidation/tags.ts';
import type { Competition, CompetitionId, CompetitionKind, CompetitionRef } from '../domain/competition.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { Fixture, FixtureId, FixtureRef, FixtureStatus } from '../domain/fixture.ts';
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
import type { Message, Webhooks } from './webhook-repository.ts';

/**
 * What a question or a decision is about. It is answered with everything that its subjects' availability follows from:
 * a fixture or a team brings those of its players whom something keeps out.
 */
export interface Scope {
  readonly players?: readonly PlayerRef[];
  readonly teams?: readonly TeamRef[];
  readonly fixtures?: readonly FixtureId[];
  /** Fixtures by their ids elsewhere. */
  readonly fixturesElsewhere?: readonly ExternalId[];
  readonly injuries?: readonly InjuryId[];
  readonly suspensions?: readonly SuspensionId[];
  readonly absences?: readonly AbsenceId[];
  readonly loans?: readonly LoanId[];
  readonly families?: readonly FamilyRef[];
  readonly competitions?: readonly CompetitionRef[];
  /** The fixtures of those concerned from this day on, too: the first that a decision may be about. */
  readonly since?: Day;
  /** Everyone whom something keeps out. */
  readonly absentees?: 'ALL';
  /** The ledgers of estimates of all injuries in the snapshot, too. */
  readonly estimates?: 'ALL';
  /** All teams and competition families, the competitions of that season with all their fixtures, and all absentees: what a feed is laid over. */
  readonly season?: string;
}

/** The facts in a scope, and what stands published about them, as they are at one moment. */
export interface ScopeSnapshot extends Facts {
  /** Whose list a decision in this scope may move. */
  readonly concerned: ReadonlySet<PlayerId>;
  /** The newest revision of each of their ledgers. */
  readonly published: ReadonlyMap<PlayerId, PublishedList>;
  /** The moment up to which the passing of time has been worked: everything is assessed as of it. */
  readonly processedUntil: Instant;
  /** Each injury's ledger of estimates, newest first; empty unless the scope includes it. */
  readonly estimates: ReadonlyMap<InjuryId, readonly RecoveryEstimate[]>;
}

/** What a decision is made on: the facts in its scope, and the webhooks that may have to be told of it. */
export interface ChangeSnapshot extends ScopeSnapshot {
  readonly webhooks: readonly WebhookFilter[];
}

/** What a transaction writes. */
export interface Writes {
  readonly changed: Changed;
  readonly published: readonly PublishedList[];
  /** Messages to webhooks about `published`. */
  readonly messages?: readonly Message[];
  /** What rings with the commit: never without it, and never before it. */
  readonly invalidates: readonly Tag[];
  readonly processedUntil?: Instant;
  /** Values of the installation itself, by their names. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Who did it. The estimates that are new in `changed` are recorded under it. Absent: nobody's deed. */
  readonly audit?: AuditEntry;
}

/** A stretch of an ordered list. Keys are those of `orderKey`; `last` takes it from the end, the last one first. */
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
  /** Those who are its players at present. */
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
  /** The other one of the two. */
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
/** Which forecasts: for games of that team, in that competition, on these match days. */
export interface ForecastFilter {
  readonly team: TeamId | null;
  readonly competition: CompetitionId | null;
  readonly from: Day | null;
  readonly to: Day | null;
}

export interface AuditFilter {
  readonly writers?: readonly ActorKind[];
  /** By the holder of the token of this name. */
  readonly token?: string;
  readonly what?: readonly string[];
  readonly subject?: Subject;
  /** At this moment or later. */
  readonly from?: Instant;
  /** Before this moment. */
  readonly to?: Instant;
}

/** What is read page by page. */
export interface Listing<Noun, Filter> {
  /** In order, the stretch that was asked for. */
  list(filter: Filter, range: PageRange): Promise<Noun[]>;
  count(filter: Filter): Promise<number>;
  /** Where a noun stands in the order of `list`: a key of its own. */
  orderKey(noun: Noun): string;
}

/** A game of a published list, with its day and kick-off then. */
export type PublishedGame = Pick<MissedGame, 'fixture' | 'kickoffAt'> & { readonly day: Day };

/** How one noun is read. */
export interface Repository<Id, Noun, Ref, Filter> extends Listing<Noun, Filter> {
  /** In the order of the ids; null where there is none. */
  byIds(ids: readonly Id[]): Promise<(Noun | null)[]>;
  find(ref: Ref): Promise<Noun | null>;
}

export type WithId<Id> = { readonly id: Id };

/** Where everything is kept. A decision is pure and synchronous; how a transaction runs is the store's own business. */
export interface Store extends AsyncDisposable {
  readonly teams: Repository<TeamId, Team, TeamRef, TeamFilter>;
  readonly players: Repository<PlayerId, Player, PlayerRef, PlayerFilter>;
  readonly competitions: Repository<CompetitionId, Competition, CompetitionRef, CompetitionFilter>;
  readonly families: Repository<FamilyId, CompetitionFamily, FamilyRef, FamilyFilter>;
  readonly fixtures: Repository<FixtureId, Fixture, FixtureRef, FixtureFilter>;
  readonly injuries: Repository<InjuryId, Injury, WithId<InjuryId>, InjuryFilter>;
  readonly tokens: Tokens;
  readonly webhooks: Webhooks;
  /** Who wrote what, newest first: in the order of the entries' ids as bytes, from the last one. */
  readonly audit: Listing<AuditEntry, AuditFilter>;

  /** Everything in the scope, read at one moment. */
  readScope(scope: Scope): Promise<ScopeSnapshot>;

  /**
   * Reads the scope, lets `decide` say what to write, writes it and rings: all or nothing, durable and rung when the
   * promise resolves, no other change in between. `decide` may be asked again, where the first try came to nothing.
   */
  change<T>(
    scope: Scope,
    decide: (snapshot: ChangeSnapshot) => { readonly result: T; readonly writes: Writes | null },
  ): Promise<T>;

  suspensions(ids: readonly SuspensionId[]): Promise<(Suspension | null)[]>;
  suspensionsOf(players: readonly PlayerId[]): Promise<Suspension[][]>;
  absences(ids: readonly AbsenceId[]): Promise<(Absence | null)[]>;
  /** All absences of each player, the latest first. */
  absencesOf(players: readonly PlayerId[]): Promise<Absence[][]>;
  /** All revisions of each absence, newest first. */
  absenceRevisions(absences: readonly AbsenceId[]): Promise<Absence[][]>;
  loans(ids: readonly LoanId[]): Promise<(Loan | null)[]>;
  /** All loans of each player, the latest first. */
  loansOf(players: readonly PlayerId[]): Promise<Loan[][]>;
  /** The line-ups of each fixture. */
  lineupsOf(fixtures: readonly FixtureId[]): Promise<Lineup[][]>;
  cardsOf(players: readonly PlayerId[]): Promise<Card[][]>;
  cautionTotalsOf(players: readonly PlayerId[]): Promise<CautionTotal[][]>;
  /** The seasons of each competition family, the latest first. */
  seasonsOf(families: readonly FamilyId[]): Promise<Competition[][]>;
  /** All injuries of each player, in the order of `injuries`: the latest first. */
  injuriesOf(players: readonly PlayerId[]): Promise<Injury[][]>;
  /** The present players of each team. */
  squads(teams: readonly TeamId[]): Promise<PlayerId[][]>;
  /** The present teams of each player, his club first. */
  teamsOf(players: readonly PlayerId[]): Promise<TeamId[][]>;
  /** Each injury's whole ledger of estimates, newest first. */
  estimates(injuries: readonly InjuryId[]): Promise<RecoveryEstimate[][]>;
  /** Who recorded each injury's estimates, by their revisions. Those from before writers were kept are not among them. */
  estimateActors(injuries: readonly InjuryId[]): Promise<ReadonlyMap<number, Actor>[]>;
  /** The team's first fixture that has neither begun nor lost its day, at the moment up to which time is worked. */
  nextFixtures(teams: readonly TeamId[]): Promise<(FixtureId | null)[]>;
  /** The list that stood at an instant; null where nothing had been published yet. */
  publishedAt(player: PlayerId, at: Instant): Promise<PublishedList | null>;
  publishedRevision(player: PlayerId, revision: number): Promise<PublishedList | null>;
  /** The revisions of a player's ledger from one to another, both included, the latest first. */
  publishedBetween(player: PlayerId, from: number, to: number): Promise<PublishedList[]>;
  /** Every game in the lists of a player that stood at or after an instant, where the last list that dates it has it. */
  gamesPublishedSince(player: PlayerId, since: Instant): Promise<PublishedGame[]>;
  /** A number that grows with every change of the team's fixtures, and of the lists of its players. */
  teamRevision(team: TeamId): Promise<number>;
  /** What the ledgers say about games that have been finished since, on the day that they had then; in any order. */
  forecasts(filter: ForecastFilter): Promise<PublishedForecast[]>;

  /** The zones of all teams. */
  timeZones(): Promise<string[]>;
  /** The first kick-off after an instant. */
  nextKickoff(after: Instant): Promise<Instant | null>;

  /** A value of the installation itself, such as where its clock stands; null: it has none. */
  setting(name: string): Promise<string | null>;
  /** Whether nothing was ever stored. */
  isEmpty(): Promise<boolean>;
  /** Does what several changes are needed for while no other process of this installation does such work. */
  withExclusiveLock<T>(work: () => Promise<T>): Promise<T>;

  /**
   * Tries something, leaves nothing behind, and throws what stands against it: `READ` reads, `BEGIN` begins to write and
   * gives it up, `WRITE` writes in earnest, as much as a list takes.
   */
  probe(what: 'READ' | 'BEGIN' | 'WRITE'): Promise<void>;
  /** What of the database's own stands behind an error that any of these has thrown; null: it is none of the database's. */
  storageErrorKind(error: unknown): StorageErrorKind | null;
}
