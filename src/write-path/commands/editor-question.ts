import type { AbsenceId } from '../../domain/absence.ts';
import type { CompetitionId } from '../../domain/competition.ts';
import { accept, conflict } from '../../domain/decision.ts';
import { type EditorQuestion, settled } from '../../domain/editor-question.ts';
import type { FixtureId } from '../../domain/fixture.ts';
import type { InjuryId } from '../../domain/injury.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { SuspensionId } from '../../domain/suspension.ts';
import type { TeamId } from '../../domain/team.ts';
import type { Scope } from '../../storage/store.ts';
import type { Command, Optional } from '../command.ts';

export type QuestionSubject = Pick<EditorQuestion, 'subjectKind' | 'subject'>;

/** Settles a question without another change: the record stays as it is. */
export function settleQuestion(
  { id, ...about }: Pick<EditorQuestion, 'id' | 'subjectKind' | 'subject'>,
  note: Optional<string>,
): Command<EditorQuestion> {
  return {
    scope: scopeOfSubject(about),
    decide({ questions }, now) {
      const question = questions.get(id);
      if (question === undefined || question.settledAt !== null) return conflict('This entry is already settled.');
      const answer = settled(question, now);
      return accept({ changed: { questions: [answer] }, cause: 'CORRECTION', value: question, note: note ?? null });
    },
  };
}

/** Returns the scope that has the subject of a question, and so its questions. */
export function scopeOfSubject({ subjectKind, subject }: QuestionSubject): Scope {
  switch (subjectKind) {
    case 'Injury':
      return { injuries: [subject as InjuryId] };
    case 'Absence':
      return { absences: [subject as AbsenceId] };
    case 'Suspension':
      return { suspensions: [subject as SuspensionId] };
    case 'Player':
      return { players: [{ id: subject as PlayerId }] };
    case 'Team':
      return { teams: [{ id: subject as TeamId }] };
    case 'Fixture':
      return { fixtures: [subject as FixtureId] };
    case 'Competition':
      return { competitions: [{ id: subject as CompetitionId }] };
  }
}
