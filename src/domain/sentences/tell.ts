import { ENGLISH } from './english.ts';
import { LANGUAGES, type Explanation, type Headline, type Language, type TextSentence } from './sentence.ts';
import type { Teller } from './teller.ts';

const TELLERS: Readonly<Record<Language, Teller>> = {
  EN: ENGLISH,
  ES: ENGLISH,
  DE: ENGLISH,
  FR: ENGLISH,
  IT: ENGLISH,
  PT: ENGLISH,
  AR: ENGLISH,
};

type Sentence = Headline | Explanation | TextSentence;

/** What was told of a sentence, by language. A derived list is told many times, because it is cached. */
const told = Object.fromEntries(LANGUAGES.map((language) => [language, new WeakMap<Sentence, string>()])) as Record<
  Language,
  WeakMap<Sentence, string>
>;

/** Returns a list in one sentence. */
export function tellHeadline(language: Language, sentence: Headline | TextSentence): string {
  if (sentence.kind === 'TEXT') return sentence.text;
  return remembered(language, sentence, () => TELLERS[language].headline(sentence));
}

/** Returns the reason for a verdict as one sentence. */
export function tellExplanation(language: Language, sentence: Explanation | TextSentence): string {
  if (sentence.kind === 'TEXT') return sentence.text;
  return remembered(language, sentence, () => TELLERS[language].explanation(sentence));
}

function remembered(language: Language, sentence: Sentence, tell: () => string): string {
  const known = told[language].get(sentence);
  if (known !== undefined) return known;
  const text = tell();
  told[language].set(sentence, text);
  return text;
}
