import type { ActionKey } from '../texts/actions-en.ts';

/**
 * How a field of a form is filled in. A player or a team is searched for, and sent as `{ id }`; a season of a
 * competition is sent as its family and its season. A match is chosen from those that the form receives. `known` is not
 * shown.
 */
export type FieldKind =
  | 'text'
  | 'longtext'
  | 'date'
  | 'moment'
  | 'int'
  | 'bool'
  | 'enum'
  | 'choice'
  | 'player'
  | 'team'
  | 'competition'
  | 'family'
  | 'season'
  | 'match'
  | 'known';

/** A field of a form. */
export interface FieldSpec {
  /** The path of the value in the input: `until.date`, `cards.0.minute`. A path that starts with `~` is not sent. */
  readonly path: string;
  readonly text: ActionKey;
  readonly kind: FieldKind;
  /** The enum of the API whose values are offered, or the texts of a choice by value. */
  readonly type?: string;
  readonly options?: readonly string[];
  readonly choices?: Readonly<Record<string, ActionKey>>;
  readonly required?: boolean;
  /** The initial value; `TODAY` is the current day by the clock of the API. */
  readonly initial?: string;
  /** The field is shown only while another one has this value. */
  readonly when?: readonly [path: string, value: string];
}

/** A form for one mutation. */
export interface FormSpec {
  readonly mutation: ActionKey;
  /** The path of the subject's id in the input; null if the form creates something. */
  readonly subject: string | null;
  readonly fields: readonly FieldSpec[];
  readonly isDangerous?: boolean;
}

/** The value of a field: a text, a flag, or a reference. */
export type FormValue = string | boolean | { readonly id: string; readonly name: string };
export type FormValues = Readonly<Record<string, FormValue>>;

type Input = Record<string, unknown>;

/** Whether a field applies, by the values of others. */
export function applies({ when }: FieldSpec, values: FormValues): boolean {
  return when === undefined || values[when[0]] === when[1];
}

/** Returns the values that a form starts with. */
export function initialValues({ fields }: FormSpec, today: string, known: FormValues): FormValues {
  return Object.fromEntries(
    fields.map(({ path, kind, initial }): [string, FormValue] => {
      const first = kind === 'moment' ? `${today}T00:00` : today;
      const value = initial === 'TODAY' ? first : (initial ?? (kind === 'bool' ? false : ''));
      return [path, known[path] ?? value];
    }),
  );
}

/** Returns the input of the mutation. Empty and unchanged values are left out unless required. */
export function inputOf(
  { subject, fields }: FormSpec,
  about: string | null,
  values: FormValues,
  known: FormValues,
): Record<string, unknown> {
  const input: Input = {};
  if (subject !== null && about !== null) put(input, subject, about);
  for (const field of fields) {
    const { path, kind, required = false } = field;
    const value = values[path] ?? '';
    if (path.startsWith('~') || !applies(field, values)) continue;
    if (!required && (value === '' || value === false || value === known[path])) continue;
    if (kind === 'season') {
      const [family, season] = seasonOf(value);
      put(input, 'family', family);
      put(input, 'season', season);
    } else put(input, path, sent(kind, value));
  }
  return input;
}

function sent(kind: FieldKind, value: FormValue): unknown {
  if (typeof value === 'object') return kind === 'family' || kind === 'competition' ? value.id : { id: value.id };
  if (kind === 'int') return Number(value);
  if (kind === 'bool') return Boolean(value);
  if (kind === 'moment') return new Date(String(value)).toISOString();
  return typeof value === 'string' ? value.trim() : value;
}

/** Returns the id of a season in a form: the id of its family, and its name. */
export function seasonId(family: string, season: string): string {
  return `${family} ${season}`;
}

function seasonOf(value: FormValue): [family: string, season: string] {
  const [family = '', ...season] = typeof value === 'object' ? value.id.split(' ') : [];
  return [family, season.join(' ')];
}

/** Puts a value at a path. A part of the path that is a number is an index. */
function put(input: Input, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    input[first] = value;
    return;
  }
  const inner = (input[first] ?? (/^\d/.test(rest[0] ?? '') ? [] : {})) as Input;
  put(inner, rest.join('.'), value);
  input[first] = inner;
}

/** Returns the input of the preview for the current values; null if the mutation has no preview. */
export function hypothesisOf({ mutation }: FormSpec, input: Readonly<Record<string, unknown>>): object | null {
  const { player, from, kind, until, words, bodyPart, occurredOn, diagnosis } = input;
  const isComplete =
    until === undefined || Object.values(until as object).every((value) => value !== '' && value !== 0);
  if (mutation === 'reportAbsence' && from !== '' && isComplete) {
    return { player, absence: { kind, from, until, words } };
  }
  if (mutation === 'reportInjury' && occurredOn !== '') {
    return { player, bodyPart, occurredOn, diagnosis, estimate: { unknown: true } };
  }
  return null;
}
