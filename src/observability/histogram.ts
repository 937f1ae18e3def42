/**
 * How a length of time is spread: how often it was at most so long, in seconds. Plain numbers, added to where something
 * happens; whoever wants a histogram reads them.
 */
export class Histogram {
  /** The upper bounds of the boxes, ascending. What is longer than the last is only in `count`. */
  readonly bounds: readonly number[];
  /** How many fell into each box. */
  readonly boxes: number[];
  count = 0;
  sum = 0;

  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.boxes = bounds.map(() => 0);
  }

  add(seconds: number): void {
    this.count += 1;
    this.sum += seconds;
    const box = this.bounds.findIndex((bound) => seconds <= bound);
    if (box !== -1) this.boxes[box] = (this.boxes[box] ?? 0) + 1;
  }
}
