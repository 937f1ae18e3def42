/** Returns a text that PostgreSQL can store: U+FFFD replaces U+0000 and unpaired surrogates, which it rejects. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** The values of a statement by name. Lists of any length are bound as one array. */
export type Values = Readonly<Record<string, Value>>;
type Value = string | number | boolean | null | readonly string[];

function boundValue(value: Value): Value {
  if (typeof value === 'string') return storable(value);
  return value instanceof Object ? value.map(storable) : value;
}

export function boundValues(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, boundValue(value)]));
}

/** Returns any number of rows as one value. */
export function json(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}
