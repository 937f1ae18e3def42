import type { Brand } from './brand.ts';
import { type Day, dayIn, type Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, type Issue, issuesOf } from './decision.ts';
import { currentEstimate } from './estimate-ledger.ts';
import { type Fixture, type FixtureId, teamFor } from './fixture.ts';
import type { Player, PlayerId } from './player.ts';
import { type RecoveryEstimate, type Statement, statementIssues, type EstimateSource } from './recovery-estimate.ts';
import type { ExternalId } from './team.ts';

export type InjuryId = Brand<string, 'InjuryId'>;

export const BODY_PARTS = [
  'HEAD',
  'NECK',
  'SHOULDER',
  'ARM',
  'HAND',
  'CHEST',
  'BACK',
  'HIP',
  'GROIN',
  'THIGH',
  'HAMSTRING',
  'QUADRICEPS',
  'KNEE',
  'CALF',
  'SHIN',
  'ACHILLES',
  'ANKLE',
  'FOOT',
  'ILLNESS',
  'OTHER',
  'UNKNOWN',
] as const;
export type BodyPart = (typeof BODY_PARTS)[number];
export const SIDES = ['LEFT', 'RIGHT', 'BOTH'] as const;
export type Side = (typeof SIDES)[number];
export const INJURY_STATUSES = ['ACTIVE', 'RECOVERED', 'WITHDRAWN'] as const;
export type InjuryStatus = (typeof INJURY_STATUSES)[number];

export interface Report {
  readonly id: InjuryId;
  readonly player: PlayerId;
  readonly bodyPart: BodyPart;
  readonly side: Side | null;
  /** A code of the catalogue of diagnoses; null while the tests are pending. */
  readonly diagnosis: string | null;
  readonly description: string | null;
  readonly occurredOn: Day;
  /** The fixture in which the injury happened, if the player took part: it does not count as missed. */
  readonly occurredIn: FixtureId | null;
  /** The fixture in which it probably happened, until it is confirmed: it does not count as missed. */
  readonly occurredInGuess: FixtureId | null;
  /** The first day on which it keeps the player out, if that is later: an operation next month. */
  readonly announcedFor: Day | null;
  /** The number of days without a game that a protocol requires, for example after a concussion. */
  readonly minimumAbsenceDays: number | null;
  readonly externalIds: readonly ExternalId[];
  /** The current estimate of the injury's ledger: see `currentEstimate`. */
  readonly estimate: RecoveryEstimate;
}

export type Injury = Report &
  (
    | { readonly status: 'ACTIVE' }
    | { readonly status: 'RECOVERED'; readonly returnedOn: Day }
    | { readonly status: 'WITHDRAWN'; readonly withdrawalNote: string | null }
  );
export type ActiveInjury = Report & { readonly status: 'ACTIVE' };

/** The time of a command. `zone`: that of the player's club. `today`: see `latestDayOf`. */
export interface CommandTime {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: string;
}

/** The values of fields that a new report does not have. */
export const NO_INJURY_DETAILS = {
  occurredInGuess: null,
  announcedFor: null,
  minimumAbsenceDays: null,
  externalIds: [],
} as const;

export interface InjuryReport
  extends
    Omit<Report, 'id' | 'player' | 'occurredIn' | 'estimate' | keyof typeof NO_INJURY_DETAILS>,
    Partial<Pick<Report, keyof typeof NO_INJURY_DETAILS>> {
  readonly occurredIn: Fixture | null;
  readonly estimate: StatedEstimate;
}

/** An estimate as the caller states it, before it has a revision. */
export interface StatedEstimate {
  readonly statement: Statement;
  readonly source: EstimateSource | null;
  readonly note: string | null;
  /** Null means now. */
  readonly reportedAt: Instant | null;
  /** Whether it replaces the current estimate even though it names no day. Default: false. */
  readonly replaces?: boolean;
}

/** Reports an injury. `known`: the player's injuries; a duplicate report is rejected because it would count twice. */
export function reportInjury(
  id: InjuryId,
  player: Player,
  known: readonly Injury[],
  at: CommandTime,
  report: InjuryReport,
): Decision<ActiveInjury> {
  const same = known.some(
    ({ status, bodyPart, side, occurredOn }) =>
      status === 'ACTIVE' && bodyPart === report.bodyPart && side === report.side && occurredOn === report.occurredOn,
  );
  if (same) return conflict('This injury is already reported: amend it, or revise its estimate.');
  const issues = [
    ...occurrenceIssues(player, report.occurredOn, report.occurredIn, at),
    ...protocolIssues(report.minimumAbsenceDays ?? null),
    ...estimateIssues(report.estimate, report.occurredOn, at),
    ...issuesOf([
      report.announcedFor != null && report.announcedFor < report.occurredOn,
      'announcedFor',
      `That day is before the day of the injury, ${report.occurredOn}.`,
    ]),
  ];
  if (issues.length > 0) return invalid(issues);
  const { occurredIn, estimate, ...rest } = report;
  return accept({
    ...NO_INJURY_DETAILS,
    ...rest,
    id,
    player: player.id,
    status: 'ACTIVE',
    occurredIn: occurredIn?.id ?? null,
    estimate: recordEstimate(estimate, 1, at),
  });
}

/** Corrections to a report. Absent fields keep their values. */
export interface Amendment {
  readonly bodyPart?: BodyPart;
  readonly side?: Side | null;
  readonly diagnosis?: string | null;
  readonly description?: string | null;
  readonly occurredOn?: Day;
  readonly occurredIn?: Fixture | null;
  readonly minimumAbsenceDays?: number | null;
  readonly occurredInGuess?: FixtureId | null;
}

export function amendInjury(injury: Injury, player: Player, at: CommandTime, amendment: Amendment): Decision<Injury> {
  if (injury.status === 'WITHDRAWN') return conflict('This report is withdrawn: it cannot be changed.');
  const { occurredIn, ...rest } = amendment;
  const occurredOn = amendment.occurredOn ?? injury.occurredOn;
  const issues = occurrenceIssues(player, occurredOn, occurredIn ?? null, at);
  issues.push(
    ...protocolIssues(amendment.minimumAbsenceDays ?? null),
    ...issuesOf(
      [
        injury.status === 'RECOVERED' && occurredOn > injury.returnedOn,
        'occurredOn',
        'The player returned before that day; expected a day on or before the return.',
      ],
      [
        occurredOn > dayIn(at.zone, injury.estimate.reportedAt),
        'occurredOn',
        'The current estimate was made before that day.',
      ],
      [
        statementIssues(injury.estimate.statement, occurredOn).length > 0,
        'occurredOn',
        'The current estimate has the player back before that day, or more than five years after it.',
      ],
      [
        occurredIn === undefined && injury.occurredIn !== null && occurredOn !== injury.occurredOn,
        'occurredOn',
        'The injury is recorded in a fixture of another day: set `occurredIn` to the right fixture, or to null.',
      ],
    ),
  );
  if (issues.length > 0) return invalid(issues);
  return accept({ ...injury, ...rest, ...(occurredIn === undefined ? {} : { occurredIn: occurredIn?.id ?? null }) });
}

/** An injury after a change of its ledger, with the estimate that was added or changed. */
export interface RevisedInjury {
  readonly injury: Injury;
  readonly estimate: RecoveryEstimate;
}

/**
 * Adds an estimate to the ledger. It becomes the current one if it was made last (see `currentEstimate`). With
 * `expectedRevision`, rejects if the current revision differs. `newest`: the highest revision in the ledger.
 */
export function reviseEstimate(
  injury: Injury,
  newest: number,
  at: CommandTime,
  stated: StatedEstimate,
  expectedRevision: number | null,
): Decision<RevisedInjury> {
  const current = injury.estimate.revision;
  if (injury.status !== 'ACTIVE')
    return conflict(`This injury is ${injury.status.toLowerCase()}: it has no return to estimate.`, current);
  if (expectedRevision !== null && expectedRevision !== current)
    return conflict(`The current estimate is revision ${current}, not ${expectedRevision}.`, current);
  const issues = estimateIssues(stated, injury.occurredOn, at);
  if (issues.length > 0) return invalid(issues);
  const estimate = recordEstimate(stated, newest + 1, at);
  // The current estimate is the standing one of all earlier ones, so these need not be read.
  const standing = currentEstimate([injury.estimate, estimate]) ?? estimate;
  return accept({ injury: { ...injury, estimate: standing }, estimate });
}

/** Records that the player is available from that day on. */
export function recordReturn(injury: Injury, at: CommandTime, returnedOn: Day): Decision<Injury> {
  if (injury.status === 'WITHDRAWN') return conflict('This report is withdrawn: it cannot be changed.');
  const issues = issuesOf(
    [returnedOn < injury.occurredOn, 'returnedOn', `The player was hurt on ${injury.occurredOn}, after that day.`],
    [returnedOn > at.today, 'returnedOn', 'That day is in the future: revise the estimate instead.'],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...injury, status: 'RECOVERED', returnedOn });
}

/** Withdraws a report made in error: the injury no longer counts, past fixtures included. */
export function withdrawInjury(injury: Injury, withdrawalNote: string | null): Decision<Injury> {
  if (injury.status === 'WITHDRAWN') return conflict('This report is already withdrawn.');
  const report = reportOf(injury);
  return accept({ ...report, status: 'WITHDRAWN', withdrawalNote });
}

/** Returns the injury without the fields of its status. */
export function reportOf(injury: Injury): Report {
  if (injury.status === 'RECOVERED') {
    const { status: _, returnedOn: __, ...report } = injury;
    return report;
  }
  const { status: _, ...report } = injury;
  return report;
}

export function recordEstimate(stated: StatedEstimate, revision: number, at: CommandTime): RecoveryEstimate {
  return {
    retracted: false,
    replaces: false,
    ...stated,
    revision,
    reportedAt: stated.reportedAt ?? at.now,
    recordedAt: at.now,
  };
}

function occurrenceIssues(player: Player, occurredOn: Day, occurredIn: Fixture | null, at: CommandTime): Issue[] {
  const takesPart = occurredIn !== null && teamFor(player, { ...occurredIn, day: occurredOn }) !== null;
  return issuesOf(
    [occurredOn > at.today, 'occurredOn', `That day is in the future; today is ${at.today}.`],
    [
      occurredIn !== null && occurredIn.day !== null && occurredIn.day !== occurredOn,
      'occurredIn',
      `That fixture is on ${occurredIn?.day}, not on ${occurredOn}.`,
    ],
    [occurredIn !== null && !takesPart, 'occurredIn', 'None of the player’s teams plays in that fixture on that day.'],
  );
}

function protocolIssues(days: number | null): Issue[] {
  const isPossible = days === null || (days >= 0 && days <= 365);
  return issuesOf([!isPossible, 'minimumAbsence', 'Must be between 0 and 365.']);
}

function estimateIssues(stated: StatedEstimate, occurredOn: Day, at: CommandTime): Issue[] {
  return [
    ...statementIssues(stated.statement, occurredOn),
    ...issuesOf(
      [stated.reportedAt !== null && stated.reportedAt > at.now, 'reportedAt', 'That moment is in the future.'],
      [
        stated.reportedAt !== null && dayIn(at.zone, stated.reportedAt) < occurredOn,
        'reportedAt',
        `The player was hurt on ${occurredOn}, after that moment.`,
      ],
    ),
  ];
}
