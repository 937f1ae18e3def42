import { builder } from './builder.ts';
import { BODY_PARTS, type BodyPart } from '../domain/injury.ts';

const UNUSUAL_PARTS: Partial<Record<BodyPart, string>> = {
  HAMSTRING: 'The muscles at the back of the thigh.',
  QUADRICEPS: 'The muscles at the front of the thigh.',
  THIGH: 'The thigh, where the report does not say which muscle.',
  ILLNESS: 'No injury but an illness.',
  OTHER: 'A part that is not in this list.',
  UNKNOWN: 'Nobody has said.',
};

export const BodyPartEnum = builder.enumType('BodyPart', {
  description: 'Where he is hurt.',
  values: Object.fromEntries(
    BODY_PARTS.map((part) => [part, { description: UNUSUAL_PARTS[part] ?? `The ${part.toLowerCase()}.` }]),
  ) as Record<BodyPart, { description: string }>,
});
