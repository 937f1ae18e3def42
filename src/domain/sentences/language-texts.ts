import type { CauseSentence, Explanation, Headline } from './sentence.ts';

/** An injury as a phrase, by the body part. */
export type InjuryNames = Readonly<Record<Extract<CauseSentence, { kind: 'INJURY' }>['part'], string>>;
/** An absence as a phrase, by its kind. */
export type AbsenceNames = Readonly<Record<Extract<CauseSentence, { kind: 'ABSENCE' }>['absence'], string>>;

/** Labels of enum values, by the name of the enum in the API and the value. */
export type Labels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One language: renders sentences, and names enum values and diagnoses. No word depends on a player's gender. */
export interface LanguageTexts {
  readonly headline: (headline: Headline) => string;
  readonly explanation: (explanation: Explanation) => string;
  /** Also the names of diagnoses, as `Diagnosis`, by their codes. */
  readonly labels: Labels;
}

/**
 * Reads labels from lines such as `Verdict: OUT Out | DOUBTFUL Doubtful`. A line has an enum, then its values, each
 * with its label. A line that does not start with the name of an enum continues the one before.
 */
export function parseLabels(text: string): Labels {
  const labels: Record<string, Record<string, string>> = {};
  for (const entry of text.trim().split(/\n\s*(?=[A-Z][A-Za-z]+: )/u)) {
    const [, type = '', values = ''] = /^(\w+): ([^]*)$/u.exec(entry) ?? [];
    labels[type] = Object.fromEntries(
      values.split('|').map((pair) => {
        const [, value = '', label = ''] = /^\s*(\w+)\s+([^]*?)\s*$/u.exec(pair) ?? [];
        return [value, label.replaceAll(/\s+/gu, ' ')];
      }),
    );
  }
  return labels;
}
