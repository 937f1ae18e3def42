import { addDays, type Day, dayIn, dayNumber } from '../day.ts';
import { currentFixtureDay, currentWindow } from '../estimate-text/current-window.ts';
import type { Injury } from '../injury.ts';
import type { ReturnWindow, Statement } from '../recovery-estimate.ts';
import { chanceOut, isOverdue, type Recovery, recoveryFrom, windowOf } from '../recovery/recovery.ts';
import type { ModelledStatement, RecoveryCase } from '../recovery/recovery-case.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';
import type { Dossier } from './dossier.ts';
import { type DossierFixtures, gameCalendarOf } from './season-calendar.ts';

/** Converts an injury and an estimate to the input of the recovery model. */
export function recoveryCaseOf(
  injury: Injury,
  dossier: Pick<Dossier, 'zone'> & DossierFixtures,
  estimate = injury.estimate,
): RecoveryCase {
  const statedOn = dayIn(dossier.zone, estimate.reportedAt);
  return {
    occurredOn: injury.occurredOn,
    statedOn,
    diagnosis: injury.diagnosis,
    description: injury.description,
    bodyPart: injury.bodyPart,
    source: estimate.source?.kind ?? null,
    statement: currentStatement(estimate.statement, dossier, statedOn),
  };
}

/** Returns a statement with the present days of the fixtures that it is about. */
function currentStatement(statement: Statement, dossier: DossierFixtures, statedOn: Day): ModelledStatement {
  if (statement.basis === 'GAMES')
    return { ...statement, window: currentWindow(statement, gameCalendarOf(dossier, statedOn)) };
  if (statement.basis !== 'CHANCE') return statement;
  return { ...statement, nextFixtureOn: currentFixtureDay(statement, gameCalendarOf(dossier, statedOn)) };
}

/** An injury with the distribution of the day of return. */
export interface InjuryOutlook {
  readonly injury: Injury;
  /** The statement with the present days of its fixtures. */
  readonly statement: ModelledStatement;
  readonly recovery: Recovery;
  readonly overdue: boolean;
}

export function outlookOf(injury: Injury, dossier: Dossier): InjuryOutlook {
  const recoveryCase = recoveryCaseOf(injury, dossier);
  const { statement } = recoveryCase;
  const recovery = notBefore(firstPossibleDay(injury), recoveryFrom(recoveryCase));
  return { injury, statement, recovery, overdue: isOverdue(recoveryCase, dossier.today) };
}

/** Returns the first day on which a protocol allows the player to play; null without a protocol. */
function firstPossibleDay({ occurredOn, minimumAbsenceDays }: Injury): Day | null {
  return minimumAbsenceDays === null ? null : addDays(occurredOn, minimumAbsenceDays);
}

/** Returns the recovery of a player who may not play before that day, however early the return would be. */
function notBefore(day: Day | null, recovery: Recovery): Recovery {
  if (day === null) return recovery;
  const first = dayNumber(day);
  return { survival: (d) => (d < first ? 1 : recovery.survival(d)) };
}

/**
 * Returns the window in which the player is available again. With the days of return R_i of the injuries:
 *
 *     P(back by d) = prod P(R_i <= d), and 0 up to the last match of every ban
 *
 * Null if nothing keeps the player out, or if the last match of a ban has no day yet.
 */
export function returnWindowOf(
  outlooks: readonly InjuryOutlook[],
  schedules: readonly SuspensionSchedule[],
  dossier: Dossier,
): ReturnWindow | null {
  const active = outlooks.filter(({ injury }) => injury.status === 'ACTIVE');
  if (active.length + schedules.length === 0) return null;
  const today = dayNumber(dossier.today);
  const lastBannedDays: number[] = [];
  for (const { last } of schedules) {
    if (last === null || last.day === null) return null;
    lastBannedDays.push(dayNumber(last.day));
  }
  const survival = (d: number): number => {
    if (lastBannedDays.some((day) => d <= day)) return 1;
    return 1 - active.reduce((back, { recovery }) => back * (1 - chanceOut(recovery, d, today)), 1);
  };
  return windowOf({ survival }, today);
}
