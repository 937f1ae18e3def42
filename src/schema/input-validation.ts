import { z } from 'zod';
import { isStorable } from '../domain/text.ts';

/** How long texts may be. Whoever sends more is told so by the field's name. */
export const text = (most: number) =>
  z
    .string()
    .max(most, `At most ${most.toLocaleString('en')} characters.`)
    .refine(isStorable, 'No NUL characters, and no halves of surrogate pairs.');
/** A name, a slug, an id. */
export const shortText = text(200);

/** A name that must not be empty. */
export const someText = shortText.min(1, 'Not empty.');

/** A description, a note, the words of an estimate. */
export const longText = text(2_000);

/** The address of a page. */
export const webAddress = z
  .url({ protocol: /^https?$/, error: 'It is no http or https address.' })
  .max(2_000)
  .refine(isStorable, 'No NUL characters, and no halves of surrogate pairs.');
/** A season's file of fixtures. */
export const fileText = text(8_000_000);

/** At most so many in a list of an input. */
export const someOf = z.array(z.unknown()).max(20, 'At most 20.');

export const manyOf = z.array(z.unknown()).max(400, 'At most 400.');
