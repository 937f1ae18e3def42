import { dayIn, dayNumber } from '../day.ts';
import type { Injury } from '../injury.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { chanceOut, isOverdue, type Recovery, recoveryFrom, windowOf } from '../recovery/recovery.ts';
import { type RecoveryCase } from '../recovery/recovery-case.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';
import type { Dossier } from './dossier.ts';

/** An injury with its standing estimate, as the recovery model takes it. `zone`: of the player's club. */
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

/** What one injury does to the days to come. */
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
 * When nothing keeps him out any more. He is back from all injuries by day d with chance prod(P(R_i <= d)), and free
 * of a ban on the day after its last match. Null where the end of a ban is in no calendar, or nothing keeps him out.
 */
export function returnWindowOf(
  courses: readonly InjuryOutlook[],
  bans: readonly SuspensionSchedule[],
  dossier: Dossier,
): ReturnWindow | null {
  const standing = courses.filter(({ injury }) => injury.status === 'ACTIVE');
  if (standing.length + bans.length === 0) return null;
  const today = dayNumber(dossier.today);
  const lastBanned: number[] = [];
  for (const { last } of bans) {
    if (last === null || last.day === null) return null;
    lastBanned.push(dayNumber(last.day));
  }
  const survival = (d: number): number => {
    if (lastBanned.some((day) => d <= day)) return 1;
    return 1 - standing.reduce((back, { recovery }) => back * (1 - chanceOut(recovery, d, today)), 1);
  };
  return windowOf({ survival }, today);
}
