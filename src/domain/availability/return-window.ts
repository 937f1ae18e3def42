import { dayNumber } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import { chanceOut, type Recovery, windowOf } from '../recovery/recovery.ts';
import { type AbsenceOutlook, fixturesAhead } from './absence-outlook.ts';
import type { Dossier } from './dossier.ts';
import type { InjuryOutlook } from './injury-outlook.ts';
import type { SuspensionSchedule } from './suspension-schedule.ts';

/** Everything that keeps, or may keep, a player out. */
export interface Causes {
  readonly outlooks: readonly InjuryOutlook[];
  readonly suspensions: readonly SuspensionSchedule[];
  readonly absences: readonly AbsenceOutlook[];
}

/**
 * Returns the window in which the player is available again. With the days of return R_i of the injuries and of the
 * absences that end within a window:
 *
 *     P(back by d) = prod P(R_i <= d), and 0 up to the last match of every ban and the last day of every absence
 *
 * Causes that begin later count only if nothing keeps the player out today. Null if nothing keeps the player out, or if
 * the last match or the last day of a cause is not known.
 */
export function returnWindowOf(causes: Causes, dossier: Dossier): ReturnWindow | null {
  const { outlooks, suspensions, absences } = inEffect(causes, dossier);
  const recoveries: Recovery[] = outlooks.map(({ recovery }) => recovery);
  const lastDays: number[] = [];
  for (const { lastDay } of suspensions) {
    if (lastDay === null) return null;
    lastDays.push(dayNumber(lastDay));
  }
  for (const outlook of absences) {
    const ends = endOf(outlook, dossier);
    if (ends === null) return null;
    if (typeof ends === 'number') lastDays.push(ends);
    else recoveries.push(ends);
  }
  if (recoveries.length + lastDays.length === 0) return null;
  const today = dayNumber(dossier.today);
  const survival = (d: number): number => {
    if (lastDays.some((day) => d <= day)) return 1;
    return 1 - recoveries.reduce((back, recovery) => back * (1 - chanceOut(recovery, d, today)), 1);
  };
  return windowOf({ survival }, today);
}

/** The causes that are in effect today; all of them if none is. */
function inEffect({ outlooks, suspensions, absences }: Causes, { today }: Dossier): Causes {
  const standing = {
    outlooks: outlooks.filter(({ injury }) => injury.status === 'ACTIVE'),
    suspensions,
    absences: absences.filter(({ isOver }) => !isOver),
  };
  const now = {
    outlooks: standing.outlooks.filter(({ firstDay }) => firstDay <= today),
    suspensions,
    absences: standing.absences.filter(({ absence }) => absence.from <= today),
  };
  return now.outlooks.length + suspensions.length + now.absences.length > 0 ? now : standing;
}

/** Returns the distribution of the return, or the last day as a `dayNumber`; null if the end is not known. */
function endOf(outlook: AbsenceOutlook, dossier: Dossier): Recovery | number | null {
  const { absence, recovery, games } = outlook;
  const { end, scope } = absence;
  if (recovery !== null) return recovery;
  if (end.kind === 'DATE') return dayNumber(end.date) - 1;
  const known = end.kind === 'GAMES' && games?.length === end.games ? games : null;
  const last = (known ?? (scope.fixtures === null ? [] : fixturesAhead(outlook, dossier))).at(-1);
  return last?.day == null ? null : dayNumber(last.day);
}
