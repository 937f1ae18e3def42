import type { BodyPart } from '../../domain/injury.ts';

/** Words of feeds for parts of the body, more specific ones first. */
const PARTS: readonly (readonly [words: RegExp, part: BodyPart])[] = [
  [/achilles/i, 'ACHILLES'],
  [/hamstring/i, 'HAMSTRING'],
  [/quad(?:ricep)?s?\b/i, 'QUADRICEPS'],
  [/\bcruciate|\bacl\b|\bmcl\b|\blcl\b|\bpcl\b|menisc|knee|patell/i, 'KNEE'],
  [/ankle|syndesmosis/i, 'ANKLE'],
  [/calf|calves|soleus/i, 'CALF'],
  [/groin|adductor|hernia/i, 'GROIN'],
  [/thigh|dead leg|femor/i, 'THIGH'],
  [/shin|tibia|fibula|lower leg/i, 'SHIN'],
  [/foot|toe|heel|metatars|plantar/i, 'FOOT'],
  [/\bhip|glute|pelvi/i, 'HIP'],
  [/back\b(?! in)|spine|lumbar|vertebra/i, 'BACK'],
  [/shoulder|collarbone|clavicle/i, 'SHOULDER'],
  [/wrist|hand|finger|thumb/i, 'HAND'],
  [/\barm|elbow|bicep/i, 'ARM'],
  [/head|concuss|face|facial|nose|jaw|\beye|skull/i, 'HEAD'],
  [/neck/i, 'NECK'],
  [/rib|chest|pector/i, 'CHEST'],
  [/ill(?:ness)?\b|virus|flu\b|covid|sick|malaria|infection|fever|appendi/i, 'ILLNESS'],
];

/** Words that name an injury without its location. */
const UNKNOWN_PART = /knock|muscle|muscular|injury|fitness|leg\b|bruis|strain|fatigue/i;

/**
 * Returns the part of the body that words name: "Groin Injury". UNKNOWN if they name none, OTHER if it is not in the
 * list.
 */
export function bodyPartOf(words: string): BodyPart {
  const [, part] = PARTS.find(([pattern]) => pattern.test(words)) ?? [];
  return part ?? (words.trim() === '' || UNKNOWN_PART.test(words) ? 'UNKNOWN' : 'OTHER');
}

const VAGUE: ReadonlySet<BodyPart> = new Set(['UNKNOWN', 'OTHER']);

/** Whether two reports can be about one injury. They name the same part, or one of them names none. */
export function canBeOneInjury(a: BodyPart, b: BodyPart): boolean {
  return a === b || VAGUE.has(a) || VAGUE.has(b);
}
