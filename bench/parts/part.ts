import type { Figures } from '../measurement/figures.ts';
import type { Sidelined } from '../dataset/sidelined.ts';

/** The context of a part of the benchmark. */
export interface Bench {
  readonly sidelined: Sidelined;
  readonly figures: Figures;
  /** Runs fewer and shorter rounds, to check that the benchmark works; the figures are not valid. */
  readonly quick: boolean;
}

export type Part = (bench: Bench) => Promise<void>;
