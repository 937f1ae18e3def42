import type { BodyPart } from '../injury.ts';
import type { CatalogueEntry, Population } from './entry.ts';
import { DIAGNOSIS_GROUP } from './groups.ts';
import { diagnosisCodeFor } from './keywords.ts';
import { SPECIFIC_DIAGNOSES } from './specific-diagnoses.ts';

/**
 * The catalogue of diagnoses: how long each keeps a player out, in two populations that are never mixed, with the
 * evidence. T, the days from the injury to the return, is log-normal: ln T ~ N(ln median, sigma²).
 */

export const CATALOGUE: readonly CatalogueEntry[] = [...Object.values(DIAGNOSIS_GROUP), ...SPECIFIC_DIAGNOSES];

const BY_CODE = new Map(CATALOGUE.map((entry) => [entry.code, entry]));

/** The entry of that code; null where there is none. */
export function diagnosisByCode(code: string): CatalogueEntry | null {
  return BY_CODE.get(code) ?? null;
}

/** How long such an injury typically lasts, and what that was concluded from. */
export interface TypicalDuration {
  readonly median: number;
  readonly sigma: number;
  readonly population: Population;
  /** The code of the catalogue's entry. */
  readonly code: string;
  /** DIAGNOSIS: a given code; WORDS: the report's words; BODY_PART: only where it hurts; ANY: any injury. */
  readonly how: 'DIAGNOSIS' | 'WORDS' | 'BODY_PART' | 'ANY';
}

/** What is known of what he has. */
export interface InjuryDescription {
  readonly diagnosis: string | null;
  readonly description: string | null;
  readonly bodyPart: BodyPart | null;
}

/** The typical course of a complaint: of its diagnosis, else of its words, else of the body part, else of any injury. */
export function typicalDuration(complaint: InjuryDescription & { readonly population: Population }): TypicalDuration {
  const { population } = complaint;
  const [entry, how] = entryOf(complaint);
  const { median, sigma } = population === 'PUBLIC' ? entry.public : entry.club;
  return { median, sigma, population, code: entry.code, how };
}

function entryOf({ diagnosis, description, bodyPart }: InjuryDescription): [CatalogueEntry, TypicalDuration['how']] {
  const coded = diagnosis === null ? undefined : BY_CODE.get(diagnosis);
  if (coded) return [coded, 'DIAGNOSIS'];
  const part = bodyPart === null || bodyPart === 'UNKNOWN' ? '' : PART_WORDS[bodyPart];
  const named = description !== null && diagnosisCodeFor(description) !== null;
  // The body part sharpens words that name none: the "knock" of an ankle, the "muscle injury" of a calf.
  const found = diagnosisCodeFor(named ? `${description} ${part}` : part);
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

/**
 * The catalogue's finest entry that a report's words name, in English or Spanish, whatever their case and accents: a
 * torn ACL is no "knee". Words that only name a body part give the entry of that part. Null where they name nothing.
 */
export function matchDiagnosis(words: string): CatalogueEntry | null {
  const code = diagnosisCodeFor(words);
  return code === null ? null : diagnosisByCode(code);
}
