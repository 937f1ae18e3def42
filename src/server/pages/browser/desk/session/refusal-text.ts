import type { TextKey } from '../texts/en.ts';
import type { Refusal } from './types.ts';
import type { Words } from './words.ts';

const LEADS: Readonly<Record<string, TextKey>> = {
  ConflictError: 'refusedConflict',
  InvalidInputError: 'refusedInvalid',
  NotFoundError: 'refusedMissing',
};

/** Says that something was refused in the language of the desk; the API tells the reason in English. */
export function refusalText(refusal: Refusal, words: Words): string {
  return words.text(LEADS[refusal.__typename] ?? 'failed', messagesOf(refusal).join(' '));
}

/** What is wrong, without the names of input fields. */
export function messagesOf({ message, issues }: Refusal): readonly string[] {
  return issues === undefined || issues.length === 0 ? [message] : issues.map((issue) => issue.message);
}
