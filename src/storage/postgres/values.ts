/**
 * A text as it is stored: PostgreSQL's knows neither the character of no bits nor half a surrogate pair. Nobody means
 * either; the sign for what cannot be read takes their place.
 */
export function storable(text: string): string {
  return text.replaceAll('\0', '\uFFFD').toWellFormed();
}

/** The values of a statement, by their names: lists are bound as one array, however long they are. */
export type Values = Readonly<Record<string, Value>>;
type Value = string | number | boolean | null | readonly string[];

function boundValue(value: Value): Value {
  if (typeof value === 'string') return storable(value);
  return value instanceof Object ? value.map(storable) : value;
}

export function boundValues(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, boundValue(value)]));
}

/** Rows bound as one value, however many they are. */
export function json(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'string' ? storable(value) : value));
}
