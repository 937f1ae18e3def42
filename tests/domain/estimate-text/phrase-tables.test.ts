import { describe, expect, test } from 'vitest';
import { ENGLISH } from '../../../src/domain/estimate-text/languages/english.ts';
import { FRENCH } from '../../../src/domain/estimate-text/languages/french.ts';
import { GERMAN } from '../../../src/domain/estimate-text/languages/german.ts';
import { ITALIAN } from '../../../src/domain/estimate-text/languages/italian.ts';
import { PORTUGUESE } from '../../../src/domain/estimate-text/languages/portuguese.ts';
import { SPANISH } from '../../../src/domain/estimate-text/languages/spanish.ts';
import { compileLanguage, patternsOf } from '../../../src/domain/estimate-text/lexicon.ts';
import { fold } from '../../../src/domain/estimate-text/plain-text.ts';

/** Returns all phrases that a pattern matches. */
function expand(pattern: string): string[] {
  let position = 0;
  const alternatives = (): string[] => {
    let all = sequence();
    while (pattern[position] === '|') {
      position += 1;
      all = [...all, ...sequence()];
    }
    return all;
  };
  const sequence = (): string[] => {
    let texts = [''];
    while (position < pattern.length && pattern[position] !== '|' && pattern[position] !== ')') {
      const letter = pattern[position++] ?? '';
      let ends = [letter];
      if (letter === '(') {
        ends = alternatives();
        position += 1;
      }
      if (pattern[position] === '?') {
        position += 1;
        ends = [...ends, ''];
      }
      texts = texts.flatMap((text) => ends.map((end) => text + end));
    }
    return texts;
  };
  return alternatives();
}

describe.each([ENGLISH, SPANISH, GERMAN, ITALIAN, FRENCH, PORTUGUESE])('$code', (language) => {
  test('no phrase has two meanings, and each phrase gives its meaning', () => {
    const meanings = new Map<string, string>();
    const faults: string[] = [];
    for (const { pattern, symbols } of patternsOf(language)) {
      for (const text of expand(fold(pattern))) {
        const phrase = text.replace(/ {2,}/g, ' ').trim();
        const meaning = symbols.join(' ');
        const other = meanings.get(phrase);
        if (other !== undefined && other !== meaning) faults.push(`"${phrase}" is both ${other} and ${meaning}`);
        meanings.set(phrase, meaning);
      }
    }
    const { phrases } = compileLanguage(language);
    for (const [phrase, meaning] of meanings) {
      const match = phrases.longestAt(phrase, 0);
      if (match?.end !== phrase.length || match.symbols.join(' ') !== meaning) faults.push(`"${phrase}" is not found`);
    }
    expect(faults).toEqual([]);
  });
});
