import type { Language } from '../../../domain/sentences/sentence.ts';
import { LANGUAGE_INFO } from './page-language.ts';

/** The formats of numbers, days and times in a language. Days and instants are texts as in the API. */
export interface Formats {
  readonly number: (n: number) => string;
  readonly percent: (share: number) => string;
  /** "Sun, 8 Feb" */
  readonly day: (day: string) => string;
  /** "8 Feb" */
  readonly shortDay: (day: string) => string;
  /** "Sunday, 8 February" */
  readonly longDay: (day: string) => string;
  /** "Sun, 8 Feb, 21:00" in a time zone. */
  readonly moment: (instant: string, zone: string) => string;
  /** "21:00" in a time zone. */
  readonly time: (instant: string, zone: string) => string;
}

const known = new Map<Language, Formats>();

export function formatsFor(language: Language): Formats {
  const found = known.get(language) ?? make(LANGUAGE_INFO[language].locale);
  known.set(language, found);
  return found;
}

function make(locale: string): Formats {
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const ofDay = (options: Intl.DateTimeFormatOptions): ((day: string) => string) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day) => format.format(new Date(`${day}T00:00:00Z`));
  };
  const inZones = (options: Intl.DateTimeFormatOptions): ((instant: string, zone: string) => string) => {
    const formats = new Map<string, Intl.DateTimeFormat>();
    return (instant, zone) => {
      const format = formats.get(zone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
      formats.set(zone, format);
      return format.format(new Date(instant));
    };
  };
  const clock = { hour: '2-digit', minute: '2-digit' } as const;
  return {
    number: (n) => number.format(n),
    percent: (share) => percent.format(share),
    day: ofDay({ weekday: 'short', day: 'numeric', month: 'short' }),
    shortDay: ofDay({ day: 'numeric', month: 'short' }),
    longDay: ofDay({ weekday: 'long', day: 'numeric', month: 'long' }),
    moment: inZones({ weekday: 'short', day: 'numeric', month: 'short', ...clock }),
    time: inZones(clock),
  };
}
