import type { ExecutionResult } from 'graphql';

/** A result as finished text, the same for all who are told it. */
export interface News {
  readonly result: ExecutionResult;
  readonly text: string;
  /** The revision of the list in it; null: it has none. */
  readonly revision: number | null;
  /** Which execution of its answer it comes from: later ones have seen later states. */
  readonly order: number;
}

/** One reader of a standing answer. How he is told is his own business. */
export abstract class Member {
  /** What he was told last, so that he is told nothing twice. */
  held: News | null = null;

  /** Tells him. False: he has no room for it now, and will ask for what is newest by then (`StandingAnswer.resume`). */
  abstract take(news: News): boolean;

  /** There will be no more. */
  abstract end(): void;

  give(news: News): boolean {
    if (!isNewTo(this.held, news) || !this.take(news)) return false;
    this.held = news;
    return true;
  }
}

function isNewTo(held: News | null, { order, revision, text }: News): boolean {
  if (held === null) return true;
  if (order <= held.order) return false;
  if (revision !== null && held.revision !== null && revision <= held.revision) return false;
  return text !== held.text;
}
