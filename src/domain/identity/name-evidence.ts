import type { Gender } from '../gender.ts';
import type { Team } from '../team.ts';

/** Why a name in a file means a team, the strongest evidence first after an answer. */
export const NAME_EVIDENCE = ['EXTERNAL_ID', 'NAME', 'ALIAS', 'NORMALISED_NAME', 'SHARED_FIXTURES', 'ANSWER'] as const;
export type NameEvidence = (typeof NAME_EVIDENCE)[number];

/** A name of a team as a file has it, with what the file says about the team. */
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

/** A team that a name may mean, and what speaks for it. */
export interface TeamCandidate {
  readonly team: Team;
  readonly words: string;
}
