import { LANGUAGES, type Language } from '../domain/sentences/sentence.ts';
import { builder } from './builder.ts';

const LanguageEnum = builder.enumType('Language', {
  description: 'A language of sentences and names.',
  values: {
    EN: { description: 'English.' },
    ES: { description: 'Spanish.' },
    DE: { description: 'German.' },
    FR: { description: 'French.' },
    IT: { description: 'Italian.' },
    PT: { description: 'Portuguese.' },
    AR: { description: 'Arabic, written from right to left.' },
  } satisfies Record<(typeof LANGUAGES)[number], { description: string }>,
});

/** The argument `language` of fields with text in a language. Null means English, like the default. */
export const LANGUAGE_ARG = {
  type: LanguageEnum,
  defaultValue: 'EN',
  description: 'The language of the text.',
} as const satisfies { type: typeof LanguageEnum; defaultValue: Language; description: string };
