import type { Changed, Facts } from './availability/facts.ts';
import type { Instant } from './day.ts';
import type { FixtureId } from './fixture.ts';
import type { LineupConflict } from './lineup-decisions.ts';
import type { Lineup } from './lineup.ts';
import type { ReturnWindow } from './recovery-estimate.ts';
import type { TeamId } from './team.ts';

/** The kinds of stored questions. What is overdue or due today is derived. */
export const QUESTION_KINDS = ['LINEUP_CONFLICT', 'DISAGREEMENT', 'STALE', 'QUESTION'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** The records that a source can contradict, or no longer have. */
export type RecordKind = 'Injury' | 'Absence' | 'Suspension';
export type QuestionSubjectKind = RecordKind | 'Player' | 'Team' | 'Fixture' | 'Competition';

interface Question<Kind extends QuestionKind, SubjectKind extends QuestionSubjectKind, Data> {
  /** Derived from the content of the question, so that the same question has the same id. */
  readonly id: string;
  readonly kind: Kind;
  readonly subjectKind: SubjectKind;
  readonly subject: string;
  /** The name of the feed; null if the question does not come from a feed. */
  readonly source: string | null;
  readonly since: Instant;
  readonly data: Data;
  /** Null while it is open. */
  readonly settledAt: Instant | null;
}

/** Something that an editor has to decide. */
export type EditorQuestion =
  /** An active injury of a player who is in a squad. */
  | Question<
      'LINEUP_CONFLICT',
      'Injury',
      { readonly fixture: FixtureId; readonly team: TeamId; readonly role: LineupConflict['role'] }
    >
  /** A source differs from the record: it says these words, or this window. */
  | Question<'DISAGREEMENT', RecordKind, { readonly words: string | null; readonly window: ReturnWindow | null }>
  /** A source no longer has the row that it had, and does not say what that means. */
  | Question<'STALE', RecordKind, Readonly<Record<string, never>>>
  /** A name of a feed is not resolved. The subject is the entity that it belongs to: the club of a player. */
  | Question<'QUESTION', 'Player' | 'Team' | 'Fixture' | 'Competition', { readonly name: string }>;

/** Asks about an active injury of a player who is in a squad. */
export function questionOfConflict(
  { injury, role }: LineupConflict,
  { fixture, team, recordedAt }: Pick<Lineup, 'fixture' | 'team' | 'recordedAt'>,
): EditorQuestion {
  const id = conflictId(injury.id, fixture);
  const about = { subjectKind: 'Injury', subject: injury.id, source: null } as const;
  return { id, kind: 'LINEUP_CONFLICT', ...about, since: recordedAt, data: { fixture, team, role }, settledAt: null };
}

/** Returns the id of the question whether an injury is over, because its player was in a squad. */
export function conflictId(injury: string, fixture: FixtureId): string {
  return `lineup-conflict:${injury}:${fixture}`;
}

interface About {
  readonly subjectKind: RecordKind;
  readonly subject: string;
  readonly source: string;
}

/** Asks which is right: the record or the source. */
export function questionOfDisagreement(
  { subjectKind, subject, source }: About,
  { words = null, window = null }: { readonly words?: string | null; readonly window?: ReturnWindow | null },
  since: Instant,
): EditorQuestion {
  const id = `disagreement:${subject}:${source}`;
  return { id, kind: 'DISAGREEMENT', subjectKind, subject, source, since, data: { words, window }, settledAt: null };
}

/** Asks whether a record that a source no longer has is over. */
export function questionOfStale({ subjectKind, subject, source }: About, since: Instant): EditorQuestion {
  const id = `stale:${subject}:${source}`;
  return { id, kind: 'STALE', subjectKind, subject, source, since, data: {}, settledAt: null };
}

/** Asks who or what a name of a feed is. */
export function questionOfName(
  about: { readonly subjectKind: 'Player' | 'Team' | 'Fixture' | 'Competition'; readonly subject: string },
  { name, source }: { readonly name: string; readonly source: string },
  since: Instant,
): EditorQuestion {
  const id = `name:${about.subject}:${source}:${name}`;
  return { id, kind: 'QUESTION', ...about, source, since, data: { name }, settledAt: null };
}

export function settled(question: EditorQuestion, now: Instant): EditorQuestion {
  return question.settledAt === null ? { ...question, settledAt: now } : question;
}

/** Returns the question, open again since it was first asked. */
export function reopened(question: EditorQuestion): EditorQuestion {
  return { ...question, settledAt: null };
}

type KnownQuestions = ReadonlyMap<string, EditorQuestion>;
type Records = Pick<Facts, 'injuries' | 'absences' | 'suspensions'>;

/**
 * Returns the questions that a change writes: those that it asks, and the open ones that it settles. A question that
 * was asked before in the same words is not asked again, even if it is settled, because a feed repeats itself with each
 * poll.
 */
export function questionsAfter(
  known: KnownQuestions,
  before: Records,
  changed: Changed,
  now: Instant,
): EditorQuestion[] {
  const asked = (changed.questions ?? []).filter((question) => !isKnown(question, known.get(question.id)));
  const askedIds = new Set((changed.questions ?? []).map(({ id }) => id));
  const settles = settlementsOf(before, changed);
  if (settles.size === 0) return asked;
  const answered = [...known.values()].filter(
    ({ id, kind, subject, settledAt }) => settledAt === null && !askedIds.has(id) && settles.get(subject)?.has(kind),
  );
  return [...asked, ...answered.map((question) => settled(question, now))];
}

/** Whether the store has the question in this state already. One that was never asked is not settled. */
function isKnown(question: EditorQuestion, known: EditorQuestion | undefined): boolean {
  if (question.settledAt !== null) return known === undefined || known.settledAt !== null;
  if (known === undefined) return false;
  const isReopened = known.settledAt !== null && known.since === question.since;
  return !isReopened && JSON.stringify(question.data) === JSON.stringify(known.data);
}

const ABOUT_RECORDS: ReadonlySet<QuestionKind> = new Set(['LINEUP_CONFLICT', 'DISAGREEMENT', 'STALE']);
const ABOUT_LINEUPS: ReadonlySet<QuestionKind> = new Set(['LINEUP_CONFLICT']);

/**
 * Returns the kinds of questions that a change settles, by their subject. A return, a withdrawal or a new statement
 * settles all questions about a record; a corrected day of the injury settles only conflicts with line-ups. A merge
 * settles nothing.
 */
function settlementsOf(before: Records, changed: Changed): Map<string, ReadonlySet<QuestionKind>> {
  const { injuries = [], estimates = [], absences = [], suspensions = [] } = changed;
  const settles = new Map<string, ReadonlySet<QuestionKind>>();
  for (const injury of injuries) {
    const old = before.injuries.get(injury.id);
    const isRevised = old?.status !== injury.status || old.estimate.revision !== injury.estimate.revision;
    if (isRevised) settles.set(injury.id, ABOUT_RECORDS);
    else if (old.occurredOn !== injury.occurredOn) settles.set(injury.id, ABOUT_LINEUPS);
  }
  for (const { injury } of estimates) settles.set(injury, ABOUT_RECORDS);
  for (const { id, revision } of absences) {
    if (before.absences.get(id)?.revision !== revision) settles.set(id, ABOUT_RECORDS);
  }
  for (const suspension of suspensions) {
    const old = before.suspensions.get(suspension.id);
    if (old === undefined || MEANING.some((field) => old[field] !== suspension[field])) {
      settles.set(suspension.id, ABOUT_RECORDS);
    }
  }
  return settles;
}

/** The fields of a suspension that an editor changes. */
const MEANING = ['matches', 'until', 'liftedAt', 'amendments'] as const;
