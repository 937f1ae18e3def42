/** The outcomes of polls of one source, and their imported rows and questions. */
export interface SourceCounters {
  readonly polls: { imported: number; unchanged: number; failed: number };
  readonly failures: Map<string, number>;
  rows: number;
  changes: number;
  questions: number;
}

/** Counts the polls of feeds by source. Sources are configured, so there are few names. */
export class FeedCounters {
  readonly #sources = new Map<string, SourceCounters>();

  get sources(): ReadonlyMap<string, SourceCounters> {
    return this.#sources;
  }

  count(
    source: string,
    outcome: 'imported' | 'unchanged',
    did: { readonly rows: number; readonly changes: number; readonly questions: number } | null,
  ): void {
    const counters = this.#of(source);
    counters.polls[outcome] += 1;
    counters.rows += did?.rows ?? 0;
    counters.changes += did?.changes ?? 0;
    counters.questions += did?.questions ?? 0;
  }

  countFailure(source: string, kind: string): void {
    const { polls, failures } = this.#of(source);
    polls.failed += 1;
    failures.set(kind, (failures.get(kind) ?? 0) + 1);
  }

  #of(source: string): SourceCounters {
    const known = this.#sources.get(source);
    if (known !== undefined) return known;
    const polls = { imported: 0, unchanged: 0, failed: 0 };
    const counters = { polls, failures: new Map<string, number>(), rows: 0, changes: 0, questions: 0 };
    this.#sources.set(source, counters);
    return counters;
  }
}
