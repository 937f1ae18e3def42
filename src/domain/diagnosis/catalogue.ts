/**
 * The catalogue of diagnoses: how long each keeps a player out, in two populations that are never mixed, with the
 * evidence. T, the days from the injury to the return, is log-normal: ln T ~ N(ln median, sigma²).
 */

import type { BodyPart } from '../injury.ts';
import { DIAGNOSIS_GROUP } from './groups.ts';
import { codeOfWords } from './keywords.ts';
import { FINER_DIAGNOSES } from './specific-diagnoses.ts';

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

export const CATALOGUE: readonly CatalogueEntry[] = [...Object.values(DIAGNOSIS_GROUP), ...FINER_DIAGNOSES];

const BY_CODE = new Map(CATALOGUE.map((entry) => [entry.code, entry]));

/** The entry of that code; null where there is none. */
export function diagnosisByCode(code: string): CatalogueEntry | null {
  return BY_CODE.get(code) ?? null;
}

/** How long such an injury typically lasts, and what that was concluded from. */
export interface Course {
  readonly median: number;
  readonly sigma: number;
  readonly population: Population;
  /** The code of the catalogue's entry. */
  readonly code: string;
  /** DIAGNOSIS: a given code; WORDS: the report's words; BODY_PART: only where it hurts; ANY: any injury. */
  readonly how: 'DIAGNOSIS' | 'WORDS' | 'BODY_PART' | 'ANY';
}

/** What is known of what he has. */
export interface Complaint {
  readonly diagnosis: string | null;
  readonly description: string | null;
  readonly bodyPart: BodyPart | null;
}

/** The typical course of a complaint: of its diagnosis, else of its words, else of the body part, else of any injury. */
export function courseOf(complaint: Complaint & { readonly population: Population }): Course {
  const { population } = complaint;
  const [entry, how] = entryOf(complaint);
  const { median, sigma } = population === 'PUBLIC' ? entry.public : entry.club;
  return { median, sigma, population, code: entry.code, how };
}

function entryOf({ diagnosis, description, bodyPart }: Complaint): [CatalogueEntry, Course['how']] {
  const coded = diagnosis === null ? undefined : BY_CODE.get(diagnosis);
  if (coded) return [coded, 'DIAGNOSIS'];
  const part = bodyPart === null || bodyPart === 'UNKNOWN' ? '' : PART_WORDS[bodyPart];
  const named = description !== null && codeOfWords(description) !== null;
  // The body part sharpens words that name none: the "knock" of an ankle, the "muscle injury" of a calf.
  const found = codeOfWords(named ? `${description} ${part}` : part);
  const entry = found === null ? undefined : BY_CODE.get(found);
  if (entry) return [entry, named ? 'WORDS' : 'BODY_PART'];
  return [DIAGNOSIS_GROUP.ALL, 'ANY'];
}

const PART_WORDS: Readonly<Record<BodyPart, string>> = {
  HEAD: 'head injury',
  NECK: 'neck',
  SHOULDER: 'shoulder',
  ARM: 'arm',
  HAND: 'hand',
  CHEST: 'chest',
  BACK: 'back',
  HIP: 'hip',
  GROIN: 'groin',
  THIGH: 'thigh',
  HAMSTRING: 'hamstring',
  QUADRICEPS: 'quadriceps',
  KNEE: 'knee',
  CALF: 'calf',
  SHIN: 'shin',
  ACHILLES: 'achilles',
  ANKLE: 'ankle',
  FOOT: 'foot',
  ILLNESS: 'illness',
  OTHER: 'other injury',
  UNKNOWN: '',
};
