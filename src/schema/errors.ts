import type { Decision, Issue, Refusal } from '../domain/decision.ts';
import type { ImportQuestion } from '../domain/identity/import-question.ts';

/** Thrown by a resolver for a refusal, and sent to the client as a member of the result union. */

export class NotFound extends Error {
  readonly path: readonly string[];
  constructor(message: string, path: readonly string[]) {
    super(message);
    this.path = path;
  }
}

export class InvalidInput extends Error {
  readonly issues: readonly Issue[];
  constructor(issues: readonly Issue[]) {
    super(issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' '));
    this.issues = issues;
  }
}

export class Conflict extends Error {
  readonly currentRevision: number | null;
  constructor(message: string, currentRevision: number | null) {
    super(message);
    this.currentRevision = currentRevision;
  }
}

export class Forbidden extends Error {}

export class ImportQuestions extends Error {
  readonly questions: readonly ImportQuestion[];
  constructor(questions: readonly ImportQuestion[]) {
    super(
      `${questions.length === 1 ? 'A name is' : `${questions.length} names are`} not certain: answer the questions.`,
    );
    this.questions = questions;
  }
}

/** Returns the value of an accepted decision. Throws the refusal as an error. */
export function unwrap<T>(decision: Decision<T>): T {
  if (decision.ok) return decision.value;
  throw thrownFor(decision.refusal);
}

function thrownFor(refusal: Refusal): Error {
  switch (refusal.kind) {
    case 'NOT_FOUND':
      return new NotFound(refusal.message, refusal.path);
    case 'INVALID':
      return new InvalidInput(refusal.issues);
    case 'CONFLICT':
      return new Conflict(refusal.message, refusal.currentRevision);
    case 'FORBIDDEN':
      return new Forbidden(refusal.message);
    case 'QUESTIONS':
      return new ImportQuestions(refusal.questions);
  }
}
