import type { GENDERS } from '../domain/gender.ts';
import { builder } from './builder.ts';

export const GenderEnum = builder.enumType('Gender', {
  description: 'The gender of the players of a team or a competition.',
  values: {
    MEN: { description: 'Men.' },
    WOMEN: { description: 'Women.' },
    MIXED: { description: 'Women and men.' },
  } satisfies Record<(typeof GENDERS)[number], { description: string }>,
});
