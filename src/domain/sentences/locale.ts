import { type Day, dayNumber } from '../day.ts';

/** Plural forms by category; `other` is used for categories that are left out. `#` stands for the number. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string };

const MS_PER_DAY = 86_400_000;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_DIRECTIONAL_ISOLATE = '\u2069';
const LETTERS = { ltr: /\p{L}/u, rtl: /[\p{Script=Arabic}\p{Script=Hebrew}]/u };

/** How a language writes numbers, days, lists and plurals. Formatters are created at first use. */
export interface Locale {
  readonly number: (n: number) => string;
  readonly percent: (share: number) => string;
  /** A day in words, without its year if that is `year`. */
  readonly day: (day: Day, year: number) => string;
  readonly list: (parts: readonly string[]) => string;
  readonly plural: (n: number, forms: Forms) => string;
  /** A name, isolated if its script has the other direction, so that it does not reorder the text. */
  readonly name: (name: string) => string;
}

/** `firstOfMonth`: how the first day of a month is written. */
export function localeOf(tag: string, direction: 'ltr' | 'rtl' = 'ltr', firstOfMonth = '1'): Locale {
  const numbers = lazy(() => new Intl.NumberFormat(tag));
  const percents = lazy(() => new Intl.NumberFormat(tag, { style: 'percent' }));
  const days = lazy(() => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' }));
  const daysOfYears = lazy(
    () => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  );
  const lists = lazy(() => new Intl.ListFormat(tag));
  const plurals = lazy(() => new Intl.PluralRules(tag));
  const isForeign = (name: string): boolean =>
    direction === 'ltr' ? LETTERS.rtl.test(name) : LETTERS.ltr.test(name.replaceAll(new RegExp(LETTERS.rtl, 'gu'), ''));
  return {
    number: (n) => numbers().format(n),
    percent: (share) => percents().format(share),
    day: (day, year) =>
      (Number(day.slice(0, 4)) === year ? days() : daysOfYears())
        .format(dayNumber(day) * MS_PER_DAY)
        .replace(/^1(?=\P{N})/u, firstOfMonth),
    list: (parts) => lists().format(parts),
    plural: (n, forms) => (forms[plurals().select(n)] ?? forms.other).replaceAll('#', numbers().format(n)),
    name: (name) => (isForeign(name) ? FIRST_STRONG_ISOLATE + name + POP_DIRECTIONAL_ISOLATE : name),
  };
}

/** Whether two days are in the same month, which is then written only once. */
export function isSameMonth(a: Day, b: Day): boolean {
  return a.slice(0, 7) === b.slice(0, 7);
}

/** Returns the day of the month as a number. */
export function dayOfMonth(day: Day): number {
  return Number(day.slice(8));
}

/** Returns a text with its first letter as a capital. */
export function capitalized(text: string): string {
  const [first = '', ...rest] = text;
  return first.toLocaleUpperCase() + rest.join('');
}

function lazy<T>(create: () => T): () => T {
  let created: T | undefined;
  return () => (created ??= create());
}
