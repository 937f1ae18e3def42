import type { ActionKey } from './texts/actions-en.ts';

/** How a field of a form is filled in. A player or a team is searched for, and sent as `{ id }`. */
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
  | 'family';

/** A field of a form. */
export interface FieldSpec {
  /** Where the value stands in the input: `until.date`. A path that starts with `~` is not sent. */
  readonly path: string;
  readonly text: ActionKey;
  readonly kind: FieldKind;
  /** The enum of the API whose values are offered, or the texts of a choice by value. */
  readonly type?: string;
  readonly options?: readonly string[];
  readonly choices?: Readonly<Record<string, ActionKey>>;
  readonly required?: boolean;
  /** The value at first; `TODAY` is the present day by the clock of the API. */
  readonly initial?: string;
  /** The field is shown only while another one has this value. */
  readonly when?: readonly [path: string, value: string];
}

/** A form for one mutation. */
export interface FormSpec {
  readonly mutation: ActionKey;
  /** Where the id of what it is about stands in the input; null if it is about nothing that exists. */
  readonly subject: string | null;
  readonly fields: readonly FieldSpec[];
  readonly isDangerous?: boolean;
}

/** What was filled in, by path: a text, a flag, or what a reference is to. */
export type FormValue = string | boolean | { readonly id: string; readonly name: string };
export type FormValues = Readonly<Record<string, FormValue>>;

/** Whether a field is shown. */
export function isShown({ when }: FieldSpec, values: FormValues): boolean {
  return when === undefined || values[when[0]] === when[1];
}

/** Returns the values that a form starts with. */
export function initialValues({ fields }: FormSpec, today: string, known: FormValues): FormValues {
  return Object.fromEntries(
    fields.map(({ path, kind, initial }): [string, FormValue] => {
      const value = initial === 'TODAY' ? today : (initial ?? (kind === 'bool' ? false : ''));
      return [path, known[path] ?? value];
    }),
  );
}

/** Returns the input of the mutation. Values that are empty, or as they were at first, are left out unless required. */
export function inputOf(
  { subject, fields }: FormSpec,
  about: string | null,
  values: FormValues,
  known: FormValues,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  if (subject !== null && about !== null) put(input, subject, about);
  for (const field of fields) {
    const { path, kind, required = false } = field;
    const value = values[path] ?? '';
    if (path.startsWith('~') || !isShown(field, values)) continue;
    if (!required && (value === '' || value === false || value === known[path])) continue;
    put(input, path, sent(kind, value));
  }
  const { cards } = input;
  return cards === undefined ? input : { ...input, cards: Object.values(cards as object) };
}

function sent(kind: FieldKind, value: FormValue): unknown {
  if (typeof value === 'object')
    return kind === 'family' ? [value.id] : kind === 'competition' ? value.id : { id: value.id };
  if (kind === 'int') return Number(value);
  if (kind === 'bool') return Boolean(value);
  if (kind === 'moment') return new Date(String(value)).toISOString();
  return typeof value === 'string' ? value.trim() : value;
}

/** Puts a value at a path. */
function put(input: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) {
    input[first] = value;
    return;
  }
  const inner = (input[first] ?? {}) as Record<string, unknown>;
  put(inner, rest.join('.'), value);
  input[first] = inner;
}

/** Returns the input of the preview for what is being filled in; null if there is no preview of it. */
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
