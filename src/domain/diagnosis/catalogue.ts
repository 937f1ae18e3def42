import type { BodyPart } from '../injury.ts';
import type { Gender } from '../gender.ts';
import type { CatalogueEntry, Population } from './entry.ts';
import { DIAGNOSIS_GROUP } from './groups.ts';
import { diagnosisCodeFor } from './keywords.ts';
import { SPECIFIC_DIAGNOSES } from './specific-diagnoses.ts';

/**
 * The catalogue of diagnoses: the duration of each in two populations, which are never mixed, with the evidence.
 * T, the days from the injury to the return, is log-normal: ln T ~ N(ln median, sigma²).
 */
export const CATALOGUE: readonly CatalogueEntry[] = [...Object.values(DIAGNOSIS_GROUP), ...SPECIFIC_DIAGNOSES];

const BY_CODE = new Map(CATALOGUE.map((entry) => [entry.code, entry]));

/** Returns the entry with that code; null if there is none. */
export function diagnosisByCode(code: string): CatalogueEntry | null {
  return BY_CODE.get(code) ?? null;
}

/** The typical duration of an injury, and how its catalogue entry was chosen. */
export interface TypicalDuration {
  readonly median: number;
  readonly sigma: number;
  readonly population: Population;
  /** The code of the catalogue entry. */
  readonly code: string;
  /** DIAGNOSIS: by code; WORDS: by the report's words; BODY_PART: by the body part alone; ANY: any injury. */
  readonly how: 'DIAGNOSIS' | 'WORDS' | 'BODY_PART' | 'ANY';
}

/** The parts of a report that describe an injury. */
export interface InjuryDescription {
  readonly diagnosis: string | null;
  readonly description: string | null;
  readonly bodyPart: BodyPart | null;
}

/** Returns the typical duration by the diagnosis, else by the words, else by the body part, else of any injury. */
export function typicalDuration(
  injury: InjuryDescription & { readonly population: Population; readonly gender?: Gender | null | undefined },
): TypicalDuration {
  const { population } = injury;
  const [entry, how] = entryFor(injury);
  const figures = injury.gender === 'WOMEN' ? (entry.women ?? entry) : entry;
  const { median, sigma } = population === 'PUBLIC' ? figures.public : figures.club;
  return { median, sigma, population, code: entry.code, how };
}

function entryFor({ diagnosis, description, bodyPart }: InjuryDescription): [CatalogueEntry, TypicalDuration['how']] {
  const byCode = diagnosis === null ? undefined : BY_CODE.get(diagnosis);
  if (byCode) return [byCode, 'DIAGNOSIS'];
  const part = bodyPart === null || bodyPart === 'UNKNOWN' ? '' : PART_WORDS[bodyPart];
  const isNamed = description !== null && diagnosisCodeFor(description) !== null;
  // The body part makes words without one more specific: the "knock" of an ankle, the "muscle injury" of a calf.
  const code = diagnosisCodeFor(isNamed ? `${description} ${part}` : part);
  const entry = code === null ? undefined : BY_CODE.get(code);
  if (entry) return [entry, isNamed ? 'WORDS' : 'BODY_PART'];
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
 * Returns the most specific entry that a text names, in English or Spanish, ignoring case and accents. A torn ACL is
 * more specific than "knee". A text that only names a body part gives the entry of that part. Null if it names nothing.
 */
export function matchDiagnosis(words: string): CatalogueEntry | null {
  const code = diagnosisCodeFor(words);
  return code === null ? null : diagnosisByCode(code);
}
