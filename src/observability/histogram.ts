/** A histogram of durations in seconds. Observing only adds to plain numbers; the reader formats them. */
export class Histogram {
  /** Upper bounds of the buckets, ascending. A duration above the last bound is counted in `count` and `sum` only. */
  readonly bounds: readonly number[];
  /** Observations in each bucket, not cumulative. */
  readonly buckets: number[];
  count = 0;
  sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.buckets = bounds.map(() => 0);
  }

  observe(seconds: number): void {
    this.count += 1;
    this.sum += seconds;
    const bucket = this.bounds.findIndex((bound) => seconds <= bound);
    if (bucket !== -1) this.buckets[bucket] = (this.buckets[bucket] ?? 0) + 1;
  }
}
