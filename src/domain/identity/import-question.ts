export const QUESTION_KINDS = ['TEAM', 'PLAYER', 'COMPETITION'] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** An entity that a name may mean, with the evidence for it. */
export interface Candidate {
  readonly type: 'Team' | 'Player' | 'Competition';
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly words: string;
}

/** A name in imported data that no evidence resolves, so that an editor has to say what it means. */
export interface ImportQuestion {
  readonly kind: QuestionKind;
  readonly name: string;
  /** The most likely one first. */
  readonly candidates: readonly Candidate[];
  /** Why the name is not resolved. */
  readonly words: string;
}
