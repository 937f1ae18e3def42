import type { StandingAnswer } from './live-query.ts';

/** An answer, as one reader comes to it. */
export interface Followed {
  readonly answer: StandingAnswer;
  /** The revision that he says he holds. */
  readonly revision: number | null;
}
