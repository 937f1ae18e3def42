import type { Brand } from './brand.ts';
import { type Day, dayIn, type Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, type Issue, issuesOf } from './decision.ts';
import { type Fixture, type FixtureId, teamFor } from './fixture.ts';
import type { Player, PlayerId } from './player.ts';
import { type RecoveryEstimate, type Statement, statementIssues, type EstimateSource } from './recovery-estimate.ts';

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

interface Report {
  readonly id: InjuryId;
  readonly player: PlayerId;
  readonly bodyPart: BodyPart;
  readonly side: Side | null;
  /** A code of the catalogue of diagnoses; null while the tests are pending. */
  readonly diagnosis: string | null;
  readonly description: string | null;
  readonly occurredOn: Day;
  /** The fixture in which he was hurt: one that he played in, and so did not miss. */
  readonly occurredIn: FixtureId | null;
  /** The standing estimate, the newest of its ledger. */
  readonly estimate: RecoveryEstimate;
}

export type Injury = Report &
  (
    | { readonly status: 'ACTIVE' }
    | { readonly status: 'RECOVERED'; readonly returnedOn: Day }
    | { readonly status: 'WITHDRAWN'; readonly withdrawalNote: string | null }
  );
export type ActiveInjury = Report & { readonly status: 'ACTIVE' };

/** The moment and the day at which something is said: the day is the one in the zone of the player's club. */
export interface CommandTime {
  readonly now: Instant;
  readonly today: Day;
  readonly zone: string;
}

export interface InjuryReport extends Omit<Report, 'id' | 'player' | 'occurredIn' | 'estimate'> {
  readonly occurredIn: Fixture | null;
  readonly estimate: StatedEstimate;
}

/** An estimate as it comes in: what was said, by whom, when. */
export interface StatedEstimate {
  readonly statement: Statement;
  readonly source: EstimateSource | null;
  readonly note: string | null;
  /** Null: it is said now. */
  readonly reportedAt: Instant | null;
}

/** `known`: the injuries that he is known to have. The same one reported twice would count twice. */
export function reportInjury(
  id: InjuryId,
  player: Player,
  known: readonly Injury[],
  at: CommandTime,
  said: InjuryReport,
): Decision<ActiveInjury> {
  const same = known.some(
    ({ status, bodyPart, side, occurredOn }) =>
      status === 'ACTIVE' && bodyPart === said.bodyPart && side === said.side && occurredOn === said.occurredOn,
  );
  if (same) return conflict('This injury has been reported already: amend it, or revise its estimate.');
  const issues = [
    ...issuesOfOccurrence(player, said.occurredOn, said.occurredIn, at),
    ...issuesOfEstimate(said.estimate, said.occurredOn, at),
  ];
  if (issues.length > 0) return invalid(issues);
  const { occurredIn, estimate, ...rest } = said;
  const standing = recorded(estimate, 1, at);
  return accept({
    ...rest,
    id,
    player: player.id,
    status: 'ACTIVE',
    occurredIn: occurredIn?.id ?? null,
    estimate: standing,
  });
}

/** What the tests have shown. Fields that are absent stay as they are. */
export interface Amendment {
  readonly bodyPart?: BodyPart;
  readonly side?: Side | null;
  readonly diagnosis?: string | null;
  readonly description?: string | null;
  readonly occurredOn?: Day;
  readonly occurredIn?: Fixture | null;
}

export function amendInjury(injury: Injury, player: Player, at: CommandTime, said: Amendment): Decision<Injury> {
  if (injury.status === 'WITHDRAWN') return conflict('This report was withdrawn.');
  const { occurredIn, ...rest } = said;
  const occurredOn = said.occurredOn ?? injury.occurredOn;
  const issues = issuesOfOccurrence(player, occurredOn, occurredIn ?? null, at);
  issues.push(
    ...issuesOf(
      [injury.status === 'RECOVERED' && occurredOn > injury.returnedOn, 'occurredOn', 'He was back before that day.'],
      [
        occurredOn > dayIn(at.zone, injury.estimate.reportedAt),
        'occurredOn',
        'His return was estimated before that day.',
      ],
      [
        statementIssues(injury.estimate.statement, occurredOn).length > 0,
        'occurredOn',
        'The standing estimate has him back before that day.',
      ],
      [
        occurredIn === undefined && injury.occurredIn !== null && occurredOn !== injury.occurredOn,
        'occurredOn',
        'He was hurt in a fixture of another day: name the right one in `occurredIn` too, or take it back with null.',
      ],
    ),
  );
  if (issues.length > 0) return invalid(issues);
  return accept({ ...injury, ...rest, ...(occurredIn === undefined ? {} : { occurredIn: occurredIn?.id ?? null }) });
}

/** A new standing estimate. With `expectedRevision`, only if nobody else was quicker. */
export function reviseEstimate(
  injury: Injury,
  at: CommandTime,
  stated: StatedEstimate,
  expectedRevision: number | null,
): Decision<ActiveInjury> {
  const standing = injury.estimate.revision;
  if (injury.status !== 'ACTIVE')
    return conflict(`This injury is ${injury.status.toLowerCase()}: it has no return to estimate.`, standing);
  if (expectedRevision !== null && expectedRevision !== standing)
    return conflict(`The standing estimate is revision ${standing}, not ${expectedRevision}.`, standing);
  const issues = issuesOfEstimate(stated, injury.occurredOn, at);
  if (issues.length > 0) return invalid(issues);
  return accept({ ...injury, estimate: recorded(stated, standing + 1, at) });
}

/** He is available again from that day on. */
export function recordReturn(injury: Injury, at: CommandTime, returnedOn: Day): Decision<Injury> {
  if (injury.status === 'WITHDRAWN') return conflict('This report was withdrawn.');
  const issues = issuesOf(
    [returnedOn < injury.occurredOn, 'returnedOn', `He was hurt on ${injury.occurredOn}, after that day.`],
    [returnedOn > at.today, 'returnedOn', 'That day is still to come: revise the estimate instead.'],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...injury, status: 'RECOVERED', returnedOn });
}

/** It was reported in error: as if it had never been. */
export function withdrawInjury(injury: Injury, withdrawalNote: string | null): Decision<Injury> {
  if (injury.status === 'WITHDRAWN') return conflict('This report was withdrawn already.');
  const { id, player, bodyPart, side, diagnosis, description, occurredOn, occurredIn, estimate } = injury;
  const report = { id, player, bodyPart, side, diagnosis, description, occurredOn, occurredIn, estimate };
  return accept({ ...report, status: 'WITHDRAWN', withdrawalNote });
}

function recorded(stated: StatedEstimate, revision: number, at: CommandTime): RecoveryEstimate {
  return { ...stated, revision, reportedAt: stated.reportedAt ?? at.now, recordedAt: at.now };
}

function issuesOfOccurrence(player: Player, occurredOn: Day, occurredIn: Fixture | null, at: CommandTime): Issue[] {
  const plays = occurredIn !== null && teamFor(player, { ...occurredIn, day: occurredOn }) !== null;
  return issuesOf(
    [occurredOn > at.today, 'occurredOn', `That day is still to come: today is ${at.today}.`],
    [
      occurredIn !== null && occurredIn.day !== null && occurredIn.day !== occurredOn,
      'occurredIn',
      `That fixture is on ${occurredIn?.day}, not on ${occurredOn}.`,
    ],
    [occurredIn !== null && !plays, 'occurredIn', 'That fixture is none of his teams’.'],
  );
}

function issuesOfEstimate(stated: StatedEstimate, occurredOn: Day, at: CommandTime): Issue[] {
  return [
    ...statementIssues(stated.statement, occurredOn),
    ...issuesOf(
      [stated.reportedAt !== null && stated.reportedAt > at.now, 'reportedAt', 'That moment is still to come.'],
      [
        stated.reportedAt !== null && dayIn(at.zone, stated.reportedAt) < occurredOn,
        'reportedAt',
        `He was hurt on ${occurredOn}, after that moment.`,
      ],
    ),
  ];
}
