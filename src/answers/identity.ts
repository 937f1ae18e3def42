import { type DocumentNode, type ExecutionArgs, print } from 'graphql';
import type { Context, Viewer } from '../context.ts';

/** What a request says, as it says it. */
export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

const printed = new WeakMap<DocumentNode, string>();

/** What makes two operations the same: their text, however it is spaced, their variables, and who asks. */
export function identityOf({ document, operationName, variableValues, contextValue }: ExecutionArgs): string {
  const { viewer } = contextValue as Context;
  const text = printed.get(document) ?? print(document);
  printed.set(document, text);
  return JSON.stringify([text, operationName ?? null, sorted(variableValues ?? {}), viewer]);
}

/** The same, for those who ask in the very same words: seen without parsing. */
export function wordsOf({ query, operationName, variables }: Asked, viewer: Viewer): string {
  return `${JSON.stringify([viewer, operationName ?? null, variables ?? {}])}${query}`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}
