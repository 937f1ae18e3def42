import type { ExecutionResult } from 'graphql';

/** A result as finished text, the same for all who are told it. */
export interface Update {
  readonly result: ExecutionResult;
  readonly text: string;
  /** The revision of the list in it; null: it has none. */
  readonly revision: number | null;
  /** The revision that its differences are counted from; null: it tells none. */
  readonly baseRevision: number | null;
  /** Which execution of its answer it comes from: later ones have seen later states. */
  readonly order: number;
}

/** One reader of a standing answer. How he is told is his own business. */
export abstract class Subscriber {
  /** What he was told last, so that he is told nothing twice. */
  lastSent: Update | null = null;
  /** The revision that he holds: as he was told, or as he says before he is told anything. */
  revision: number | null;

  /** Whether he had no room when he was to be told last: he will say when he has. */
  isWaiting = false;

  constructor(revision: number | null = null) {
    this.revision = revision;
  }

  /** Tells him. False: he has no room for it now, and will ask for what is newest by then (`StandingAnswer.resume`). */
  abstract trySend(news: Update): boolean;

  /** There will be no more. */
  abstract complete(): void;

  offer(news: Update): boolean {
    if (this.isWaiting || !this.isNewFor(news)) return false;
    this.isWaiting = !this.trySend(news);
    if (this.isWaiting) return false;
    this.lastSent = news;
    this.revision = news.revision;
    return true;
  }

  /** Whether it is new to him. */
  isNewFor({ order, revision, text }: Update): boolean {
    if (this.lastSent === null) return true;
    if (order <= this.lastSent.order) return false;
    if (revision !== null && this.revision !== null && revision <= this.revision) return false;
    return text !== this.lastSent.text;
  }

  /** Whether the differences in it are counted from what he holds: not so where he has skipped something. */
  isBasedOn({ baseRevision }: Update): boolean {
    return baseRevision === null || this.revision === null || this.revision === baseRevision;
  }
}
