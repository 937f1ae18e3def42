/** One measured figure of a server, over a number of rounds. */
export interface Figure {
  readonly part: string;
  readonly measure: string;
  readonly server: string;
  readonly unit: string;
  readonly median: number;
  readonly least: number;
  readonly most: number;
  /** The value of each round. Figures whose rounds alternated are compared round by round. */
  readonly values: readonly number[];
}

/** Collects the figures of one part. */
export class Figures {
  readonly all: Figure[] = [];
  readonly #part: string;

  constructor(part: string) {
    this.#part = part;
  }

  add(server: string, measure: string, unit: string, values: readonly number[]): void {
    const figure = {
      part: this.#part,
      measure,
      server,
      unit,
      median: rounded(median(values)),
      least: rounded(Math.min(...values)),
      most: rounded(Math.max(...values)),
      values: values.map(rounded),
    };
    this.all.push(figure);
    const { median: middle, least, most } = figure;
    console.log(
      [this.#part, measure.padEnd(34), server.padEnd(22), `${middle} ${unit}`.padEnd(18), `${least} .. ${most}`].join(
        '  ',
      ),
    );
  }
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Returns the value below which the given share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
  const inOrder = values.toSorted((a, b) => a - b);
  return inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))] ?? Number.NaN;
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
