import type { BodyPart } from '../injury.ts';

/**
 * PUBLIC: injuries that were publicly announced (short absences are not). CLUB: all time loss that a club's own
 * medical staff records, about half as long.
 */

export type Population = 'PUBLIC' | 'CLUB';

/** How good the evidence is: A read in the paper itself, B from a transcription of it, C counted or derived by us. */
export type Evidence = 'A' | 'B' | 'C';

/** How long one diagnosis keeps players of one population out. */
export interface Figures {
  /** Days by which half of them are back. */
  readonly median: number;
  /** The standard deviation of ln T. */
  readonly sigma: number;
  /** The number of injuries behind the figures, where known. */
  readonly n: number | null;
  readonly evidence: Evidence;
  /** The paper, with DOI or address, or how the figures were derived. */
  readonly source: string;
}

export interface CatalogueEntry {
  /** Stable, for inputs: `HAMSTRING`. */
  readonly code: string;
  readonly name: string;
  readonly spanish: string;
  readonly bodyParts: readonly BodyPart[];
  readonly public: Figures;
  readonly club: Figures;
}
