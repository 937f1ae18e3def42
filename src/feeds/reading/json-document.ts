import type { z } from 'zod';
import type { FeedDocument, FeedFailure, FeedFailureKind } from '../adapter.ts';

/** The size above which a document is not parsed, in characters: some thirty times that of a whole league. */
const LARGEST_DOCUMENT = 20_000_000;

export type ParsedDocument<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly failure: FeedFailure };

/** Parses a document as JSON. The failure says what the document is if it is not JSON. */
function parseJson({ name, text }: FeedDocument): ParsedDocument<unknown> {
  const fail = (kind: FeedFailureKind, message: string): ParsedDocument<never> => {
    return { ok: false, failure: { kind, document: name, message: `${name}: ${message}` } };
  };
  if (text.length > LARGEST_DOCUMENT) {
    return fail('TOO_LARGE', `has ${text.length} characters; expected at most ${LARGEST_DOCUMENT}.`);
  }
  const start = text.trimStart();
  if (start === '') return fail('EMPTY', 'is empty.');
  if (start.startsWith('<')) return fail('NOT_JSON', 'is a web page, not JSON. The feed may be down.');
  try {
    return { ok: true, value: JSON.parse(start) };
  } catch (error) {
    return /^[{[]/.test(start) && isAtEnd(error, start)
      ? fail('TRUNCATED', 'ends in the middle of its JSON.')
      : fail('NOT_JSON', `is not JSON; it begins with "${start.slice(0, 30)}".`);
  }
}

/** Whether a text was valid JSON up to its end. */
function isAtEnd(error: unknown, text: string): boolean {
  const message = error instanceof Error ? error.message : '';
  const position = /at position (\d+)/.exec(message)?.[1];
  return /end of JSON input|unterminated/i.test(message) || Number(position) >= text.trimEnd().length;
}

/** Parses a document as JSON of a given shape. */
export function parseDocument<Value>(document: FeedDocument, shape: z.ZodType<Value>): ParsedDocument<Value> {
  const json = parseJson(document);
  if (!json.ok) return json;
  const parsed = shape.safeParse(json.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const path = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  const message = `${document.name}: does not have the shape of this feed${path}: ${issue?.message ?? 'unknown'}.`;
  return { ok: false, failure: { kind: 'UNEXPECTED_SHAPE', document: document.name, message } };
}
