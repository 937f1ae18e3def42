import type { Absence, AbsenceEnd, AbsenceId, AbsenceKind, AbsenceScope } from './absence.ts';
import { addDays, type Day, type Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, type Issue, issuesOf } from './decision.ts';
import type { CommandTime } from './injury.ts';
import type { PlayerId } from './player.ts';
import type { EstimateSource } from './recovery-estimate.ts';
import type { ExternalId } from './team.ts';

/** The latest first day and the latest end accepted, in days from today: about five years. */
const MAX_DAYS_AHEAD = 1_826;
/** The most games accepted: about two seasons of a league. */
const MAX_GAMES = 100;

export interface AbsenceReport {
  readonly kind: AbsenceKind;
  readonly words: string | null;
  readonly from: Day;
  readonly end: AbsenceEnd;
  readonly scope: AbsenceScope;
  readonly source: EstimateSource | null;
  /** Null means now. */
  readonly reportedAt: Instant | null;
  readonly note: string | null;
  readonly externalIds: readonly ExternalId[];
}

/** Reports an absence. `known`: the player's absences; a duplicate report is rejected. */
export function reportAbsence(
  id: AbsenceId,
  player: PlayerId,
  known: readonly Absence[],
  at: CommandTime,
  report: AbsenceReport,
): Decision<Absence> {
  const isSame = (other: Absence): boolean =>
    other.status === 'ACTIVE' &&
    other.kind === report.kind &&
    other.from === report.from &&
    JSON.stringify(other.scope) === JSON.stringify(report.scope);
  if (known.some(isSame)) return conflict('This absence is already reported: revise or end it.');
  const issues = [
    ...issuesOf([
      report.from > addDays(at.today, MAX_DAYS_AHEAD),
      'from',
      'That day is more than five years ahead; expected an earlier day.',
    ]),
    ...endIssues(report.end, report.from, at.today),
    ...timeIssues(report.reportedAt, at),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept({
    ...report,
    id,
    player,
    status: 'ACTIVE',
    endedOn: null,
    reportedAt: report.reportedAt ?? at.now,
    recordedAt: at.now,
    revision: 1,
  });
}

/** A new statement about an absence. Absent fields keep their values. */
export interface AbsenceRevision {
  readonly end?: AbsenceEnd;
  readonly scope?: AbsenceScope;
  readonly words?: string | null;
  readonly source?: EstimateSource | null;
  readonly reportedAt?: Instant;
  readonly note?: string | null;
}

/** Revises an absence. With `expectedRevision`, rejects if the current revision differs. */
export function reviseAbsence(
  absence: Absence,
  at: CommandTime,
  revision: AbsenceRevision,
  expectedRevision: number | null,
): Decision<Absence> {
  const current = absence.revision;
  if (absence.status !== 'ACTIVE') {
    return conflict(`This absence is ${absence.status.toLowerCase()}: it cannot be revised.`, current);
  }
  if (expectedRevision !== null && expectedRevision !== current) {
    return conflict(`The current revision is ${current}, not ${expectedRevision}.`, current);
  }
  const issues = [
    ...(revision.end === undefined ? [] : endIssues(revision.end, absence.from, at.today)),
    ...timeIssues(revision.reportedAt ?? null, at),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept(next({ ...absence, reportedAt: at.now, ...revision }, at));
}

/** Ends an absence: the player is available from that day on. Games missed before that day stay missed. */
export function endAbsence(absence: Absence, at: CommandTime, endedOn: Day): Decision<Absence> {
  if (absence.status === 'WITHDRAWN') return conflict('This absence is withdrawn: it cannot be ended.');
  if (absence.status === 'ENDED' && absence.endedOn === endedOn) return conflict('This absence is already ended.');
  const issues = issuesOf(
    [endedOn < absence.from, 'endedOn', `The absence begins on ${absence.from}; expected that day or a later one.`],
    [endedOn > at.today, 'endedOn', 'That day is in the future: revise `until` instead.'],
  );
  if (issues.length > 0) return invalid(issues);
  return accept(next({ ...absence, status: 'ENDED', endedOn }, at));
}

/** Withdraws an absence that was reported in error: it no longer counts, past fixtures included. */
export function withdrawAbsence(absence: Absence, at: CommandTime, note: string | null): Decision<Absence> {
  if (absence.status === 'WITHDRAWN') return conflict('This absence is already withdrawn.');
  return accept(next({ ...absence, status: 'WITHDRAWN', endedOn: null, note: note ?? absence.note }, at));
}

/** Restores an earlier revision as a new one. */
export function restoreAbsence({ revision }: Absence, earlier: Absence, at: CommandTime): Absence {
  return next({ ...earlier, revision }, at);
}

function next(absence: Absence, { now }: CommandTime): Absence {
  return { ...absence, revision: absence.revision + 1, recordedAt: now };
}

/** Returns the issues of an end. Paths are those of the input. */
function endIssues(end: AbsenceEnd, from: Day, today: Day): Issue[] {
  const isTooFar = (day: Day): boolean => day > addDays(today > from ? today : from, MAX_DAYS_AHEAD);
  const tooFar = 'That day is more than five years ahead; expected an earlier day.';
  const tooEarly = `The absence begins on ${from}; expected a later day.`;
  switch (end.kind) {
    case 'DATE':
      return issuesOf([end.date <= from, 'until.date', tooEarly], [isTooFar(end.date), 'until.date', tooFar]);
    case 'WINDOW': {
      const { earliest, likely, latest } = end.window;
      return issuesOf(
        [latest <= from, 'until.window.latest', tooEarly],
        [latest < earliest, 'until.window.latest', 'The latest day is before the earliest.'],
        [latest >= earliest && likely < earliest, 'until.window.likely', 'The likely day is before the earliest.'],
        [latest >= earliest && likely > latest, 'until.window.likely', 'The likely day is after the latest.'],
        [isTooFar(latest), 'until.window.latest', tooFar],
      );
    }
    case 'GAMES':
      return issuesOf([
        end.games < 1 || end.games > MAX_GAMES,
        'until.games',
        `The number of games is out of range; expected 1 to ${MAX_GAMES}.`,
      ]);
    case 'CONDITION':
      return issuesOf([end.condition.trim() === '', 'until.condition', 'The condition is empty; expected words.']);
    case 'OPEN':
      return [];
  }
}

function timeIssues(reportedAt: Instant | null, { now }: CommandTime): Issue[] {
  return issuesOf([reportedAt !== null && reportedAt > now, 'reportedAt', 'That moment is in the future.']);
}
