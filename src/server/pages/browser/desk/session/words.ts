import type { ActionKey, ActionTexts } from '../texts/actions-en.ts';
import type { TextKey, Texts } from '../texts/en.ts';

/** A language of the API, as in its enum `Language`. */
export type Language = 'EN' | 'ES' | 'DE' | 'FR' | 'IT' | 'PT' | 'AR';

interface LanguageTexts {
  readonly texts: Texts;
  readonly actions: ActionTexts;
}

const LOADERS: Readonly<Record<Language, () => Promise<LanguageTexts>>> = {
  EN: async () => ({ ...(await import('../texts/en.ts')), ...(await import('../texts/actions-en.ts')) }),
  ES: () => import('../texts/es.ts'),
  DE: () => import('../texts/de.ts'),
  FR: () => import('../texts/fr.ts'),
  IT: () => import('../texts/it.ts'),
  PT: () => import('../texts/pt.ts'),
  AR: () => import('../texts/ar.ts'),
};

/** Labels of enum values from the API, by type and value. */
export type Labels = ReadonlyMap<string, string>;

/** All texts of the desk in one language. */
export class Words {
  readonly language: Language;
  readonly locale: string;
  readonly #texts: Texts;
  readonly #actions: ActionTexts;
  readonly #numbers: Intl.NumberFormat;
  readonly #shares: Intl.NumberFormat;
  readonly #days: Intl.DateTimeFormat;
  readonly #daysOfOtherYears: Intl.DateTimeFormat;
  readonly #moments: Intl.DateTimeFormat;
  #labels: Labels = new Map();

  private constructor(language: Language, { texts, actions }: LanguageTexts) {
    this.language = language;
    this.locale = language === 'EN' ? 'en-GB' : language.toLowerCase();
    this.#texts = texts;
    this.#actions = actions;
    // Created once: the creation of a format takes much longer than its use.
    this.#numbers = new Intl.NumberFormat(this.locale);
    this.#shares = new Intl.NumberFormat(this.locale, { style: 'percent' });
    const day = { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' } as const;
    this.#days = new Intl.DateTimeFormat(this.locale, day);
    this.#daysOfOtherYears = new Intl.DateTimeFormat(this.locale, { ...day, year: 'numeric' });
    this.#moments = new Intl.DateTimeFormat(this.locale, { dateStyle: 'medium', timeStyle: 'short' });
  }

  static async load(tag: string): Promise<Words> {
    const wanted = tag.slice(0, 2).toUpperCase();
    const language = wanted in LOADERS ? (wanted as Language) : 'EN';
    return new Words(language, await LOADERS[language]());
  }

  useLabels(labels: Iterable<{ readonly type: string; readonly value: string; readonly label: string }>): void {
    this.#labels = new Map([...labels].map(({ type, value, label }) => [`${type}.${value}`, label]));
  }

  /** Returns a text, with `#` or `{x}` replaced by the value. */
  text(key: TextKey, value?: string | number): string {
    const text = this.#texts[key];
    if (value === undefined) return text;
    return typeof value === 'number' ? text.replace('#', this.number(value)) : text.replace('{x}', value);
  }

  /** Returns the name of a mutation or a field; the key itself if it has none. */
  action(key: string): string {
    return this.#actions[key as ActionKey] ?? key;
  }

  /** Returns the label of an enum value. */
  label(type: string, value: string): string {
    return this.#labels.get(`${type}.${value}`) ?? value.toLowerCase().replaceAll('_', ' ');
  }

  labelsOf(type: string): [value: string, label: string][] {
    const prefix = `${type}.`;
    return [...this.#labels].flatMap(([key, label]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), label] as [string, string]] : [],
    );
  }

  number(value: number): string {
    return this.#numbers.format(value);
  }

  percent(share: number): string {
    return this.#shares.format(share);
  }

  /** Returns a calendar day, with its year only if that differs from the year of `today`. */
  day(day: string, today = day): string {
    const format = day.slice(0, 4) === today.slice(0, 4) ? this.#days : this.#daysOfOtherYears;
    return format.format(new Date(`${day}T00:00:00Z`));
  }

  /** Returns an instant in the time zone of the reader. */
  moment(instant: string): string {
    return this.#moments.format(new Date(instant));
  }
}
