import { addDays, type Day, dayIn, dayNumber } from '../day.ts';
import { currentFixtureDay, currentWindow } from '../estimate-text/current-window.ts';
import type { Gender } from '../gender.ts';
import type { Injury } from '../injury.ts';
import type { Statement } from '../recovery-estimate.ts';
import { isOverdue, type Recovery, recoveryFrom } from '../recovery/recovery.ts';
import type { ModelledStatement, RecoveryCase } from '../recovery/recovery-case.ts';
import type { Dossier } from './dossier.ts';
import { type DossierFixtures, gameCalendarOf } from './season-calendar.ts';

/** Converts an injury and an estimate to the input of the recovery model. */
export function recoveryCaseOf(
  injury: Injury,
  dossier: Pick<Dossier, 'zone'> & DossierFixtures,
  estimate = injury.estimate,
): RecoveryCase {
  const reportedOn = dayIn(dossier.zone, estimate.reportedAt);
  const { announcedFor } = injury;
  // Recovery from an announced operation begins on the day of the operation.
  const statedOn = announcedFor !== null && announcedFor > reportedOn ? announcedFor : reportedOn;
  return {
    occurredOn: announcedFor ?? injury.occurredOn,
    statedOn,
    diagnosis: injury.diagnosis,
    description: injury.description,
    bodyPart: injury.bodyPart,
    gender: genderOf(dossier),
    source: estimate.source?.kind ?? null,
    statement: currentStatement(estimate.statement, dossier, statedOn),
  };
}

/** Returns the gender of the player, else that of one of the teams. */
export function genderOf({ player, teams }: DossierFixtures): Gender | null {
  if (player.gender !== null) return player.gender;
  for (const { team } of player.memberships) {
    const gender = teams.get(team)?.gender ?? null;
    if (gender !== null) return gender;
  }
  return null;
}

/** Returns a statement with the current days of the fixtures that it is about. */
function currentStatement(statement: Statement, dossier: DossierFixtures, statedOn: Day): ModelledStatement {
  if (statement.basis === 'GAMES')
    return { ...statement, window: currentWindow(statement, gameCalendarOf(dossier, statedOn)) };
  if (statement.basis !== 'CHANCE') return statement;
  return { ...statement, nextFixtureOn: currentFixtureDay(statement, gameCalendarOf(dossier, statedOn)) };
}

/** An injury with the distribution of the day of return. */
export interface InjuryOutlook {
  readonly injury: Injury;
  /** The statement with the current days of its fixtures. */
  readonly statement: ModelledStatement;
  /** The first day on which it keeps the player out. */
  readonly firstDay: Day;
  readonly recovery: Recovery;
  readonly overdue: boolean;
}

export function outlookOf(injury: Injury, dossier: Dossier): InjuryOutlook {
  const recoveryCase = recoveryCaseOf(injury, dossier);
  const { statement } = recoveryCase;
  const firstDay = injury.announcedFor ?? injury.occurredOn;
  const recovery = notBefore(firstPossibleDay(injury), recoveryFrom(recoveryCase));
  return { injury, firstDay, statement, recovery, overdue: isOverdue(recoveryCase, dossier.today) };
}

/** Returns the first day on which a protocol allows the player to play; null without a protocol. */
function firstPossibleDay({ occurredOn, minimumAbsenceDays }: Injury): Day | null {
  return minimumAbsenceDays === null ? null : addDays(occurredOn, minimumAbsenceDays);
}

/** Returns the recovery, with every return before that day moved to it. */
function notBefore(day: Day | null, recovery: Recovery): Recovery {
  if (day === null) return recovery;
  const first = dayNumber(day);
  return { survival: (d) => (d < first ? 1 : recovery.survival(d)) };
}
