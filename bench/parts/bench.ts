import type { Figures } from '../measured/figures.ts';
import type { Ours } from '../world/ours.ts';

/** What a part of the benchmark works with. */
export interface Bench {
  readonly ours: Ours;
  readonly figures: Figures;
  /** Fewer and shorter rounds: to see that it runs, not for figures. */
  readonly quick: boolean;
}

export type Part = (bench: Bench) => Promise<void>;
