import { type Language, LANGUAGES } from '../../../domain/sentences/sentence.ts';

/** How a language is written, and its tag in HTML and HTTP. */
export interface LanguageInfo {
  readonly tag: string;
  /** The tag by which numbers and days are formatted. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  /** The name of the language in the language itself. */
  readonly name: string;
}

export const LANGUAGE_INFO: Readonly<Record<Language, LanguageInfo>> = {
  EN: { tag: 'en', locale: 'en-GB', direction: 'ltr', name: 'English' },
  ES: { tag: 'es', locale: 'es', direction: 'ltr', name: 'Español' },
  DE: { tag: 'de', locale: 'de', direction: 'ltr', name: 'Deutsch' },
  FR: { tag: 'fr', locale: 'fr', direction: 'ltr', name: 'Français' },
  IT: { tag: 'it', locale: 'it', direction: 'ltr', name: 'Italiano' },
  PT: { tag: 'pt', locale: 'pt', direction: 'ltr', name: 'Português' },
  AR: { tag: 'ar', locale: 'ar', direction: 'rtl', name: 'العربية' },
};

/** Returns the language with this tag: `es`, `ES` or `es-MX`; null if the site does not have it. */
export function languageOf(tag: string): Language | null {
  const base = tag.trim().split(/[-_]/, 1)[0]?.toUpperCase();
  return LANGUAGES.find((language) => language === base) ?? null;
}

/** Returns the language that a browser prefers by its `Accept-Language`. Default: English. */
export function preferredLanguage(header: string | undefined): Language {
  const accepted = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', ...params] = part.split(';');
      const quality = Number(
        params
          .find((param) => param.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: languageOf(tag), quality: Number.isNaN(quality) ? 0 : quality };
    })
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality);
  return accepted.find(({ language }) => language !== null)?.language ?? 'EN';
}
