import type { Absence, AbsenceEnd, AbsenceScope } from '../domain/absence.ts';
import type { EditorQuestion } from '../domain/editor-question.ts';
import type { Lineup } from '../domain/lineup.ts';
import type { Loan } from '../domain/loan.ts';
import { NO_SUSPENSION_DETAILS, type Suspension } from '../domain/suspension.ts';
import { packed, parsed, parsedList, unpacked } from './json-columns.ts';
import type { Rows, SuspensionDetail } from './tables.ts';

/** Suspensions, absences, loans and line-ups, as the domain and as the tables hold them. */

const { forLife, probation, amendments } = NO_SUSPENSION_DETAILS;
const SUSPENSION_DETAILS: Pick<Suspension, SuspensionDetail> = { forLife, probation, amendments };

export function suspensionFromRow({
  scope,
  details,
  externalIds,
  ...row
}: Rows['suspension'] & { externalIds: string }): Suspension {
  return {
    ...row,
    ...unpacked(SUSPENSION_DETAILS, details),
    scope: parsed(scope),
    externalIds: parsedList(externalIds),
  };
}

export function suspensionToRow({
  scope,
  externalIds: _,
  forLife,
  probation,
  amendments,
  ...row
}: Suspension): Rows['suspension'] {
  return {
    ...row,
    scope: JSON.stringify(scope),
    details: packed(SUSPENSION_DETAILS, { forLife, probation, amendments }),
  };
}

type AbsenceData = Pick<Absence, 'words' | 'source' | 'note'> & { readonly end: AbsenceEnd };

export function absenceFromRow({
  scope,
  data,
  externalIds,
  ...row
}: Rows['absence'] & { externalIds: string }): Absence {
  return {
    ...row,
    ...parsed<AbsenceData>(data),
    scope: parsed<AbsenceScope>(scope),
    externalIds: parsedList(externalIds),
  };
}

export function absenceToRow({ externalIds: _, scope, words, end, source, note, ...row }: Absence): Rows['absence'] {
  const data: AbsenceData = { words, end, source, note };
  return { ...row, scope: JSON.stringify(scope), data: JSON.stringify(data) };
}

export function revisionFromRow({ data }: Pick<Rows['absenceRevision'], 'data'>): Absence {
  return parsed(data);
}

export function revisionToRow(absence: Absence): Rows['absenceRevision'] {
  const { id, revision, recordedAt } = absence;
  return { absence: id, revision, recordedAt, data: JSON.stringify(absence) };
}

export function loanFromRow({ mayFaceParent, ...row }: Rows['loan']): Loan {
  return { ...row, mayFaceParent: mayFaceParent === 1 };
}

export function loanToRow({ mayFaceParent, ...loan }: Loan): Rows['loan'] {
  return { ...loan, mayFaceParent: Number(mayFaceParent) };
}

type LineupMember = Pick<Rows['lineupPlayer'], 'player' | 'role' | 'place'>;

/** Returns the line-up of a row. `players`: those of the line-up, as JSON. */
export function lineupFromRow({ players, ...row }: Rows['lineup'] & { players: string }): Lineup {
  const members = parsed<LineupMember[]>(players).sort((a, b) => a.place - b.place);
  const inRole = (role: LineupMember['role']) => members.filter((one) => one.role === role).map(({ player }) => player);
  return { ...row, starting: inRole('STARTING'), bench: inRole('BENCH'), absent: inRole('ABSENT') };
}

export function lineupToRow({ fixture, team, recordedAt }: Lineup): Rows['lineup'] {
  return { fixture, team, recordedAt };
}

export function lineupPlayersToRows({ fixture, team, starting, bench, absent }: Lineup): Rows['lineupPlayer'][] {
  const roles = { STARTING: starting, BENCH: bench, ABSENT: absent };
  return (['STARTING', 'BENCH', 'ABSENT'] as const).flatMap((role) =>
    roles[role].map((player, place) => ({ fixture, team, player, role, place })),
  );
}

export function questionToRow({ data, ...question }: EditorQuestion): Rows['editorQuestion'] {
  return { ...question, data: JSON.stringify(data) };
}

/** Returns the question of a row. The kind determines the type of its data. */
export function questionFromRow({ data, ...row }: Rows['editorQuestion']): EditorQuestion {
  return { ...row, data: parsed(data) } as EditorQuestion;
}
