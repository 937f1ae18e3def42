import type { Day } from '../day.ts';
import type { CatalogueEntry } from '../diagnosis/entry.ts';
import type { EstimateStatementReading } from '../estimate-text/reading.ts';
import { ARABIC } from './arabic.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { GERMAN } from './german.ts';
import { ITALIAN } from './italian.ts';
import { PORTUGUESE } from './portuguese.ts';
import { type ReadingWords, renderReading } from './reading.ts';
import { ARABIC_READING } from './readings/arabic.ts';
import { ENGLISH_READING } from './readings/english.ts';
import { FRENCH_READING } from './readings/french.ts';
import { GERMAN_READING } from './readings/german.ts';
import { ITALIAN_READING } from './readings/italian.ts';
import { PORTUGUESE_READING } from './readings/portuguese.ts';
import { SPANISH_READING } from './readings/spanish.ts';
import { LANGUAGES, type Explanation, type Headline, type Language, type TextSentence } from './sentence.ts';
import { SPANISH } from './spanish.ts';
import type { LanguageTexts } from './language-texts.ts';

const TEXTS: Readonly<Record<Language, LanguageTexts>> = {
  EN: ENGLISH,
  ES: SPANISH,
  DE: GERMAN,
  FR: FRENCH,
  IT: ITALIAN,
  PT: PORTUGUESE,
  AR: ARABIC,
};

const READINGS: Readonly<Record<Language, ReadingWords>> = {
  EN: ENGLISH_READING,
  ES: SPANISH_READING,
  DE: GERMAN_READING,
  FR: FRENCH_READING,
  IT: ITALIAN_READING,
  PT: PORTUGUESE_READING,
  AR: ARABIC_READING,
};

type Sentence = Headline | Explanation | TextSentence;

/** Caches the text of a sentence by language: a derived list is cached, so its sentences are rendered many times. */
const rendered = Object.fromEntries(LANGUAGES.map((language) => [language, new WeakMap<Sentence, string>()])) as Record<
  Language,
  WeakMap<Sentence, string>
>;

/** Returns a list in one sentence. */
export function headlineText(language: Language, sentence: Headline | TextSentence): string {
  if (sentence.kind === 'TEXT') return sentence.text;
  return cachedText(language, sentence, () => TEXTS[language].headline(sentence));
}

/** Returns the reason for a verdict as one sentence. */
export function explanationText(language: Language, sentence: Explanation | TextSentence): string {
  if (sentence.kind === 'TEXT') return sentence.text;
  return cachedText(language, sentence, () => TEXTS[language].explanation(sentence));
}

function cachedText(language: Language, sentence: Sentence, render: () => string): string {
  const known = rendered[language].get(sentence);
  if (known !== undefined) return known;
  const text = render();
  rendered[language].set(sentence, text);
  return text;
}

/** Returns the reading of a statement of that day as a phrase. */
export function readingText(language: Language, reading: EstimateStatementReading, statedOn: Day): string {
  return renderReading(READINGS[language], reading, statedOn);
}

/** Returns the name of a diagnosis. The catalogue itself has the English and Spanish ones. */
export function diagnosisName(language: Language, { code, name, spanish }: CatalogueEntry): string {
  if (language === 'ES') return spanish;
  return TEXTS[language].labels.Diagnosis?.[code] ?? name;
}

/** Returns the label of an enum value; null if it has none. */
export function labelOf(language: Language, type: string, value: string): string | null {
  return TEXTS[language].labels[type]?.[value] ?? null;
}
