import { type CatalogueEntry, diagnosisByCode } from '../domain/diagnosis/catalogue.ts';
import { codeOfWords } from '../domain/diagnosis/keywords.ts';

/**
 * The catalogue's finest entry that a report's words name, in English or Spanish, whatever their case and accents: a
 * torn ACL is no "knee". Words that only name a body part give the entry of that part. Null where they name nothing.
 */
export function matchDiagnosis(words: string): CatalogueEntry | null {
  const code = codeOfWords(words);
  return code === null ? null : diagnosisByCode(code);
}
