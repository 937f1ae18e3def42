import type { AbsenceId, AbsenceKind, AbsenceStatus } from '../domain/absence.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { FixtureId } from '../domain/fixture.ts';
import type { LineupRole } from '../domain/lineup.ts';
import type { Loan } from '../domain/loan.ts';
import type { PlayerId } from '../domain/player.ts';
import type { TeamId } from '../domain/team.ts';

/** The rows of tables whose entities are stored partly as JSON, or span several tables. */

export interface AbsenceRow {
  readonly id: AbsenceId;
  readonly player: PlayerId;
  readonly kind: AbsenceKind;
  readonly status: AbsenceStatus;
  readonly from: Day;
  readonly endedOn: Day | null;
  readonly reportedAt: Instant;
  readonly recordedAt: Instant;
  readonly revision: number;
  /** JSON. */
  readonly scope: string;
  /** JSON: the words, the end, the source and the note. */
  readonly data: string;
}

/** `data` is the absence at that revision, as JSON. */
export interface AbsenceRevisionRow {
  readonly absence: AbsenceId;
  readonly revision: number;
  readonly recordedAt: Instant;
  readonly data: string;
}

/** `mayFaceParent` is 0 or 1. */
export interface LoanRow extends Omit<Loan, 'mayFaceParent'> {
  readonly mayFaceParent: number;
}

export interface LineupRow {
  readonly fixture: FixtureId;
  readonly team: TeamId;
  readonly recordedAt: Instant;
}

export interface LineupPlayerRow {
  readonly fixture: FixtureId;
  readonly team: TeamId;
  readonly player: PlayerId;
  readonly role: LineupRole;
  /** The place within the role, from 0. */
  readonly place: number;
}

/** A receiver of changes. The lists of ids are JSON; null means no condition. */
export interface WebhookRow {
  readonly id: string;
  readonly url: string;
  readonly format: string;
  readonly secret: string;
  readonly players: string | null;
  readonly teams: string | null;
  readonly competitions: string | null;
  readonly createdAt: Instant;
  readonly disabledAt: Instant | null;
  /** The time of the first failure since the last success; null if there is none. */
  readonly failingSince: Instant | null;
  readonly failures: number;
  readonly lastDeliveryAt: Instant | null;
}

/** A message of the outbox. Ids sort as the messages about one subject follow each other. */
export interface WebhookDeliveryRow {
  readonly id: string;
  readonly webhook: string;
  /** The subject of the message: messages about one subject are delivered in order. */
  readonly subject: string;
  /** JSON. */
  readonly payload: string;
  readonly createdAt: Instant;
  readonly nextTryAt: Instant;
  readonly attempts: number;
  readonly deliveredAt: Instant | null;
}

/** A question to the editors. */
export interface EditorQuestionRow {
  readonly id: string;
  readonly kind: string;
  readonly subjectKind: string;
  readonly subject: string;
  readonly source: string | null;
  readonly since: Instant;
  /** JSON. */
  readonly data: string;
  readonly settledAt: Instant | null;
}
