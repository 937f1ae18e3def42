import { BODY_PARTS, type BodyPart } from '../domain/injury.ts';
import { builder } from './builder.ts';

const UNUSUAL_PARTS: Partial<Record<BodyPart, string>> = {
  HAMSTRING: 'The muscles at the back of the thigh.',
  QUADRICEPS: 'The muscles at the front of the thigh.',
  THIGH: 'The thigh, if the report does not name the muscle.',
  ILLNESS: 'An illness instead of an injury.',
  OTHER: 'A body part that is not in this list.',
  UNKNOWN: 'Not stated.',
};

export const BodyPartEnum = builder.enumType('BodyPart', {
  description: 'The injured part of the body.',
  values: Object.fromEntries(
    BODY_PARTS.map((part) => [part, { description: UNUSUAL_PARTS[part] ?? `The ${part.toLowerCase()}.` }]),
  ) as Record<BodyPart, { description: string }>,
});
