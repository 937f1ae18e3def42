import { UnreadableValueError } from './storage-error.ts';

/** Parses a list or an object that is stored in one column. Throws UnreadableValueError if it is damaged. */
export function parsed<T>(json: string): T {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new UnreadableValueError('a stored value is not JSON', { cause: error });
  }
}

/** Throws UnreadableValueError if pages of a long value were zeroed or lost, without parsing it. */
export function assertWhole(json: string): void {
  if (json.includes('\0') || !json.endsWith('}')) throw new UnreadableValueError('a stored value is not JSON');
}

/** Parses a list, with a shortcut for the most frequent one, the empty list. */
export function parsedList<T>(json: string): readonly T[] {
  return json === '[]' ? [] : parsed(json);
}

/** Returns the fields that differ from their usual values as JSON; null if none does. */
export function packed<Fields extends object>(usual: Fields, fields: Fields): string | null {
  let differing: Partial<Fields> | null = null;
  for (const key in usual) {
    if (fields[key] === usual[key] || isEmptyList(fields[key], usual[key])) continue;
    differing ??= {};
    differing[key] = fields[key];
  }
  return differing === null ? null : JSON.stringify(differing);
}

/** Returns the fields that `packed` was given. */
export function unpacked<Fields extends object>(usual: Fields, json: string | null): Fields {
  return json === null ? usual : { ...usual, ...parsed<Partial<Fields>>(json) };
}

function isEmptyList(value: unknown, usual: unknown): boolean {
  return Array.isArray(value) && value.length === 0 && Array.isArray(usual);
}
