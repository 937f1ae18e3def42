import type { BodyPart } from '../injury.ts';

/**
 * A population of injuries. PUBLIC: injuries that were publicly announced, which short absences are not. CLUB: all
 * time loss recorded by a club's medical staff, about half as long.
 */
export type Population = 'PUBLIC' | 'CLUB';

/** The grade of evidence. A: read in the paper; B: from a transcription of it; C: counted or derived by this project. */
export type Evidence = 'A' | 'B' | 'C';

/** The duration of one diagnosis in one population. */
export interface Figures {
  /** The days by which half of the players are back. */
  readonly median: number;
  /** The standard deviation of ln T. */
  readonly sigma: number;
  /** The number of injuries behind the figures; null if unknown. */
  readonly n: number | null;
  readonly evidence: Evidence;
  /** The paper with DOI or address, or how the figures were derived. */
  readonly source: string;
}

export interface CatalogueEntry {
  /** The stable identifier for inputs, e.g. `HAMSTRING`. */
  readonly code: string;
  readonly name: string;
  readonly spanish: string;
  readonly bodyParts: readonly BodyPart[];
  readonly public: Figures;
  readonly club: Figures;
  /** The figures of women, where the literature has them; otherwise those above are used for all. */
  readonly women?: { readonly public: Figures; readonly club: Figures };
}
