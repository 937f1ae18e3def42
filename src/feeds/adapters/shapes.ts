import { z } from 'zod';
import { parseDay } from '../../domain/day.ts';
import { isStorable } from '../../domain/text.ts';
import type { FeedProblem } from '../adapter.ts';

const MAX_LENGTH = 500;

/** A text of a feed, without spaces around it. */
export const Text = z
  .string()
  .trim()
  .max(MAX_LENGTH, `is longer than ${MAX_LENGTH} characters`)
  .refine(isStorable, 'contains a NUL character or an unpaired surrogate');

/** A text that a feed may omit; null if it is empty. */
export const OptionalText = Text.nullish().transform((text) => text || null);

/** A name; never empty. */
export const Name = Text.min(1, 'is empty');

/** An id, which feeds write as a number or as text. */
export const Id = z.union([z.int().transform(String), Text.min(1).max(100)]);

/** A day, or the day of an instant; null if it is omitted or not a day, such as `0000-00-00`. */
export const OptionalDay = z
  .string()
  .nullish()
  .transform((text) => parseDay(text?.slice(0, 10) ?? ''));

export const Goals = z.int().min(0).max(99).nullish();

/** Returns the first problem of a row. */
export function problemIn(row: string, error: z.ZodError): FeedProblem {
  const [issue] = error.issues;
  const field = issue?.path.join('.') || null;
  return { row, field, message: `${field ?? 'The row'}: ${issue?.message ?? 'is invalid'}.` };
}
