import { dayIn, dayNumber } from '../day.ts';
import type { Injury } from '../injury.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { chanceOut, isOverdue, type Recovery, recoveryFrom, windowOf } from '../recovery/recovery.ts';
import type { RecoveryCase } from '../recovery/recovery-case.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';
import type { Dossier } from './dossier.ts';

/** Converts an injury and an estimate to the input of the recovery model. `zone`: that of the player's club. */
export function recoveryCaseOf(injury: Injury, zone: string, estimate = injury.estimate): RecoveryCase {
  return {
    occurredOn: injury.occurredOn,
    statedOn: dayIn(zone, estimate.reportedAt),
    diagnosis: injury.diagnosis,
    description: injury.description,
    bodyPart: injury.bodyPart,
    source: estimate.source?.kind ?? null,
    statement: estimate.statement,
  };
}

/** An injury with the distribution of the day of return. */
export interface InjuryOutlook {
  readonly injury: Injury;
  readonly recovery: Recovery;
  readonly overdue: boolean;
}

export function outlookOf(injury: Injury, dossier: Dossier): InjuryOutlook {
  const recoveryCase = recoveryCaseOf(injury, dossier.zone);
  return { injury, recovery: recoveryFrom(recoveryCase), overdue: isOverdue(recoveryCase, dossier.today) };
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
