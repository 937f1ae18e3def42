import type { ObservedAbsenceKind } from '../observation.ts';

/** Words of feeds for the kind of an absence. The first match counts. */
const KINDS: readonly (readonly [words: RegExp, kind: ObservedAbsenceKind])[] = [
  [
    /international duty|national (?:team|selection|duty)|call(?:ed)?[ -]?up|\bafcon\b|cup of nations/i,
    'INTERNATIONAL_DUTY',
  ],
  [/ineligible|not eligible|parent club|cup[ -]tied|(?:not|un)[ -]?registered|work permit|\bvisa\b/i, 'INELIGIBLE'],
  [/\bloan/i, 'LOANED_OUT'],
  [
    /suspended by (?:the )?club|disciplin|club.{0,3}decision|coach.{0,3}decision|training alone|internal (?:reasons|matters?|decision)/i,
    'CLUB_DECISION',
  ],
  [/suspen[ds]|(?:red|yellow) cards?|accumulat|\bban(?:ned)?\b|gesperrt|sperre\b|sanci[oó]n|squalific/i, 'SUSPENSION'],
  [/personal|compassionate|bereave|paternity|maternity|pregnan|family|private reasons/i, 'PERSONAL'],
  [/\brest(?:ed|ing)?\b/i, 'REST'],
  [/not (?:selected|(?:in|part of) (?:the )?squad)|left out|inactive/i, 'NOT_SELECTED'],
  [/quarantine|holiday|vacation|military/i, 'OTHER'],
];

/** Returns the kind of the absence that a feed's words name; null if they name none but an injury or illness. */
export function namedAbsenceKind(words: string): ObservedAbsenceKind | null {
  return KINDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

/** Returns the kind of the absence that a feed's words name; an injury or illness if they name no other. */
export function absenceKindIn(words: string): ObservedAbsenceKind {
  return namedAbsenceKind(words) ?? 'INJURY';
}
