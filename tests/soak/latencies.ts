/** Latencies in milliseconds. */
export class Latencies {
  readonly #values: number[] = [];

  add(ms: number): void {
    this.#values.push(ms);
  }

  /** Their number, the median, the 99th percentile and the maximum. */
  toString(): string {
    const inOrder = Float64Array.from(this.#values).sort();
    const at = (share: number): string =>
      (inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? 0).toFixed(1);
    return `${inOrder.length.toLocaleString('en')}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, longest ${at(1)} ms`;
  }
}
