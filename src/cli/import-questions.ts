import { createInterface } from 'node:readline/promises';
import type { ImportQuestion } from '../domain/identity/import-question.ts';
import { OperatorError } from './operator-message.ts';

/** Asks what each name means. An empty answer gives up. */
export async function askOnTerminal(
  questions: readonly ImportQuestion[],
  noun: 'team' | 'player' = 'team',
): Promise<{ readonly name: string; readonly team: { readonly slug: string } }[]> {
  if (questions.length === 0) return [];
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answers: { name: string; team: { slug: string } }[] = [];
    for (const question of questions) {
      console.log(linesFor(question).join('\n'));
      const answer = (await terminal.question(`Number or slug of the ${noun} (empty: stop): `)).trim();
      const slug = question.candidates[Number(answer) - 1]?.slug ?? answer;
      if (slug === '') throw new OperatorError('Nothing was imported.');
      answers.push({ name: question.name, team: { slug } });
    }
    return answers;
  } finally {
    terminal.close();
  }
}

/** Returns a question as lines of text, with its candidates numbered from 1. */
export function linesFor({ words, candidates }: ImportQuestion): string[] {
  return [words, ...candidates.map(({ name, slug, words: why }, index) => `  ${index + 1}. ${slug} (${name}): ${why}`)];
}
