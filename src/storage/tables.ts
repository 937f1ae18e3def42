import type { Card, CautionTotal } from '../domain/card.ts';
import type { PublishedList } from '../domain/availability/published-list.ts';
import type { Competition } from '../domain/competition.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { FeedState } from '../domain/feed-state.ts';
import type { Fixture, FixtureId, TieOutcome } from '../domain/fixture.ts';
import type { EstimateBasis, SourceKind } from '../domain/recovery-estimate.ts';
import type { BodyPart, InjuryId, InjuryStatus, Side } from '../domain/injury.ts';
import type { Membership, Player, PlayerId } from '../domain/player.ts';
import type { AuditId, SubjectKind, ActorKind } from '../auth/audit.ts';
import type { Token, TokenScope } from '../auth/token.ts';
import type { Suspension } from '../domain/suspension.ts';
import type { Redirect } from '../domain/redirect.ts';
import type { CompetitionFamily } from '../domain/competition-family.ts';
import type { ExternalId, Team, TeamId } from '../domain/team.ts';
import type * as more from './record-rows.ts';

/** The row type of each table, the same in every database. Days are text (2026-02-08), instants milliseconds since 1970. */
export interface Rows {
  readonly team: Omit<Team, 'externalIds' | TeamDetail> & Searched & Detailed;
  readonly player: Omit<Player, 'externalIds' | 'memberships' | PlayerDetail> & Searched & Detailed;
  readonly redirect: Redirect;
  readonly externalId: ExternalIdRow;
  readonly membership: Membership & { readonly player: PlayerId; readonly place: number };
  readonly competitionFamily: CompetitionFamily;
  readonly competition: Omit<Competition, 'externalIds'>;
  readonly fixture: FixtureRow;
  readonly injury: InjuryRow;
  readonly audit: AuditRow;
  readonly auditSubject: AuditSubjectRow;
  readonly estimate: EstimateRow;
  readonly suspension: SuspensionRow;
  readonly absence: more.AbsenceRow;
  readonly absenceRevision: more.AbsenceRevisionRow;
  readonly loan: more.LoanRow;
  readonly lineup: more.LineupRow;
  readonly lineupPlayer: more.LineupPlayerRow;
  readonly card: Card;
  readonly cautionTotal: CautionTotal;
  readonly webhook: more.WebhookRow;
  readonly webhookDelivery: more.WebhookDeliveryRow;
  readonly feedState: FeedState;
  readonly editorQuestion: more.EditorQuestionRow;
  readonly published: Omit<PublishedList, 'list'> & { readonly list: string };
  readonly token: Token;
  readonly setting: { readonly name: string; readonly value: string };
}

/** The names without accents and capitals, for searching. */
interface Searched {
  readonly search: string;
}

/** The fields that differ from their usual values, as JSON; null if none does. */
interface Detailed {
  readonly details: string | null;
}
export type TeamDetail = 'aliases' | 'code' | 'colours' | 'crestUrl';
export type PlayerDetail = 'aliases' | 'shirtNumber' | 'photoUrl';
export type FixtureDetail = 'neutral' | 'venueTimeZone' | 'homeSlot' | 'awaySlot' | 'number' | 'penalties' | 'resumes';
export type SuspensionDetail = 'forLife' | 'probation' | 'amendments';

/** The entities that have ids in other systems. */
export const IDENTIFIED_ENTITIES = [
  'team',
  'player',
  'fixture',
  'competition',
  'injury',
  'suspension',
  'absence',
] as const;
export type IdentifiedEntity = (typeof IDENTIFIED_ENTITIES)[number];

/** `ref` is the entity's own id. */
export interface ExternalIdRow extends ExternalId {
  readonly noun: IdentifiedEntity;
  readonly ref: string;
}

export interface FixtureRow extends Omit<Fixture, 'score' | 'externalIds' | 'dependsOn' | FixtureDetail>, Detailed {
  readonly dependsOnFixture: FixtureId | null;
  readonly dependsOnTeam: TeamId | null;
  readonly dependsOnOutcome: TieOutcome | null;
  readonly homeGoals: number | null;
  readonly awayGoals: number | null;
  /** Sorts in the order of kick-offs. */
  readonly orderKey: string;
}

export interface InjuryRow {
  readonly id: InjuryId;
  readonly player: PlayerId;
  readonly bodyPart: BodyPart;
  readonly side: Side | null;
  readonly diagnosis: string | null;
  readonly description: string | null;
  readonly occurredOn: Day;
  readonly occurredIn: FixtureId | null;
  readonly occurredInGuess: FixtureId | null;
  readonly announcedFor: Day | null;
  readonly minimumAbsenceDays: number | null;
  readonly status: InjuryStatus;
  readonly returnedOn: Day | null;
  readonly withdrawalNote: string | null;
  readonly standingEstimate: number;
  readonly orderKey: string;
}

export interface AuditRow {
  readonly id: AuditId;
  readonly at: Instant;
  readonly what: string;
  readonly writer: ActorKind;
  /** The name and the scope of the token; null for other actors. */
  readonly token: string | null;
  readonly scope: TokenScope | null;
  readonly note: string | null;
  /** The values that the change replaced, as JSON; null if they are not kept. */
  readonly replaced: string | null;
}

export interface AuditSubjectRow {
  readonly audit: AuditId;
  readonly place: number;
  readonly kind: SubjectKind;
  readonly ref: string;
}

export interface EstimateRow {
  readonly injury: InjuryId;
  readonly revision: number;
  readonly basis: EstimateBasis;
  readonly earliest: Day | null;
  /** The day, if the statement names a single one. */
  readonly likely: Day | null;
  readonly latest: Day | null;
  readonly text: string | null;
  /** The parts of the statement without a column, as JSON; null if there are none. */
  readonly details: string | null;
  /** 1 if it was retracted. */
  readonly retracted: number;
  /** 1 if it replaces the current estimate even though it names no day. */
  readonly replaces: number;
  readonly sourceKind: SourceKind | null;
  readonly sourceName: string | null;
  readonly sourceUrl: string | null;
  readonly note: string | null;
  readonly reportedAt: Instant;
  readonly recordedAt: Instant;
  /** The audit entry of its change; null if it predates the audit trail. */
  readonly audit: AuditId | null;
}

/** `scope` is JSON. */
export interface SuspensionRow extends Omit<Suspension, 'externalIds' | 'scope' | SuspensionDetail>, Detailed {
  readonly scope: string;
}

export type TableName = keyof Rows;

/** The tables in an order in which rows refer to those before them, each with its key. */
export const KEYS = {
  team: ['id'],
  player: ['id'],
  competitionFamily: ['id'],
  competition: ['id'],
  fixture: ['id'],
  externalId: ['noun', 'source', 'value'],
  redirect: ['noun', 'from'],
  membership: ['player', 'place'],
  injury: ['id'],
  audit: ['id'],
  auditSubject: ['audit', 'place'],
  estimate: ['injury', 'revision'],
  suspension: ['id'],
  absence: ['id'],
  absenceRevision: ['absence', 'revision'],
  loan: ['id'],
  lineup: ['fixture', 'team'],
  lineupPlayer: ['fixture', 'team', 'player'],
  card: ['fixture', 'player', 'colour'],
  cautionTotal: ['family', 'season', 'player'],
  webhook: ['id'],
  webhookDelivery: ['id'],
  feedState: ['source', 'key'],
  editorQuestion: ['id'],
  published: ['player', 'revision'],
  token: ['hash'],
  setting: ['name'],
} as const satisfies { readonly [Name in TableName]: readonly (keyof Rows[Name])[] };

export const TABLE_NAMES = Object.keys(KEYS).filter((name): name is TableName => name in KEYS);

/** The tables of an adapter, each with the right row type. */
export type TablesFor = { readonly [Name in TableName]: { readonly $inferSelect: Rows[Name] } };
