import { z } from 'zod';
import { isStorable } from '../domain/text.ts';
import { LIMITS } from '../limits.ts';

/** Returns a schema for texts of limited length without characters that a database cannot store. */
export const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength, { error: () => `Must have at most ${maxLength.toLocaleString('en')} characters.` })
    .refine(isStorable, 'Must not contain NUL characters or unpaired surrogates.');

/** A name, a slug or an id. */
export const shortText = text(LIMITS.shortText.max);

/** A name that must not be empty. */
export const someText = shortText.refine((text) => text.trim() !== '', 'Must not be empty.');

/** A description, a note, the text of an estimate. */
export const longText = text(LIMITS.longText.max);

/** The address of a web page. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'Must be an http or https address.' })
  .max(LIMITS.longText.max)
  .refine(isStorable, 'Must not contain NUL characters or unpaired surrogates.');

/** The file with the fixtures of a season. */
export const fileText = text(LIMITS.file.max);

/** A short list of an input. */
export const someOf = z.array(z.unknown()).max(20, 'Must have at most 20 items.');

/** A short list of names. */
export const someNames = z.array(someText).max(20, 'Must have at most 20 items.');

/** A long list of an input. */
export const manyOf = z.array(z.unknown()).max(LIMITS.items.max, `Must have at most ${LIMITS.items.max} items.`);
