import type { TextKey } from '../texts/en.ts';
import type { Refusal } from './types.ts';
import type { Words } from './words.ts';

const LEADS: Readonly<Record<string, TextKey>> = {
  ConflictError: 'refusedConflict',
  InvalidInputError: 'refusedInvalid',
  NotFoundError: 'refusedMissing',
};

/** Returns the text of a refusal in the language of the desk; the reason from the API is in English. */
export function refusalText(refusal: Refusal, words: Words): string {
  return words.text(LEADS[refusal.__typename] ?? 'failed', messagesOf(refusal).join(' '));
}

/** Returns the messages of a refusal, without the names of input fields. */
export function messagesOf({ message, issues }: Refusal): readonly string[] {
  return issues === undefined || issues.length === 0 ? [message] : issues.map((issue) => issue.message);
}
