import type { Gender } from '../gender.ts';
import type { Team } from '../team.ts';

/** The kinds of evidence that a name in a file means a team. Strongest first, but answers of an editor last. */
export const NAME_EVIDENCE = ['EXTERNAL_ID', 'NAME', 'ALIAS', 'NORMALISED_NAME', 'SHARED_FIXTURES', 'ANSWER'] as const;
export type NameEvidence = (typeof NAME_EVIDENCE)[number];

/** A name of a team in a file, with the file's other data about the team. */
export interface StatedName {
  readonly name: string;
  /** Null if the file does not say it. */
  readonly country: string | null;
  readonly gender: Gender | null;
}

/** A name, and the team that it means. */
export interface ResolvedName {
  readonly name: string;
  readonly team: Team;
  readonly evidence: NameEvidence;
  /** The evidence in plain words. */
  readonly words: string;
}

/** A team that a name may mean, with the evidence for it. */
export interface TeamCandidate {
  readonly team: Team;
  readonly words: string;
}
