import type { ExecutionResult } from 'graphql';

/** A result as finished text, the same for all who are told it. */
export interface News {
  readonly result: ExecutionResult;
  readonly text: string;
  /** The revision of the list in it; null: it has none. */
  readonly revision: number | null;
  /** The revision that its differences are counted from; null: it tells none. */
  readonly base: number | null;
  /** Which execution of its answer it comes from: later ones have seen later states. */
  readonly order: number;
}

/** One reader of a standing answer. How he is told is his own business. */
export abstract class Member {
  /** What he was told last, so that he is told nothing twice. */
  held: News | null = null;
  /** The revision that he holds: as he was told, or as he says before he is told anything. */
  revision: number | null;

  /** Whether he had no room when he was to be told last: he will say when he has. */
  isWaiting = false;

  constructor(revision: number | null = null) {
    this.revision = revision;
  }

  /** Tells him. False: he has no room for it now, and will ask for what is newest by then (`StandingAnswer.resume`). */
  abstract take(news: News): boolean;

  /** There will be no more. */
  abstract end(): void;

  give(news: News): boolean {
    if (this.isWaiting || !this.lacks(news)) return false;
    this.isWaiting = !this.take(news);
    if (this.isWaiting) return false;
    this.held = news;
    this.revision = news.revision;
    return true;
  }

  /** Whether it is new to him. */
  lacks({ order, revision, text }: News): boolean {
    if (this.held === null) return true;
    if (order <= this.held.order) return false;
    if (revision !== null && this.revision !== null && revision <= this.revision) return false;
    return text !== this.held.text;
  }

  /** Whether the differences in it are counted from what he holds: not so where he has skipped something. */
  follows({ base }: News): boolean {
    return base === null || this.revision === null || this.revision === base;
  }
}
