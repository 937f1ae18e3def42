import { LIMITS } from '../../limits.ts';

/**
 * Each value has at most two marks before it: its separator, and a bracket or colon. The limit is twice what a valid
 * request can have.
 */
const MAX_MARKS = 4 * LIMITS.variableValues.max;
const QUOTE = 34;
const BACKSLASH = 92;

/**
 * Whether JSON has far more values than a request may have. Counts its separators and brackets outside strings in one pass
 * that stops early, because parsing hundreds of thousands of values takes longer than any operation.
 */
export function hasTooManyValues(json: string): boolean {
  // A shorter text cannot have that many.
  if (json.length <= MAX_MARKS) return false;
  let marks = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfString(json, at);
    // `,` `:` `[` `{`
    else if (code === 44 || code === 58 || code === 91 || code === 123) {
      marks += 1;
      if (marks > MAX_MARKS) return true;
    }
  }
  return false;
}

/** Returns the position of the closing quote; the end of the text if there is none. */
function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end !== -1; end = json.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (json.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes += 1;
    if (backslashes % 2 === 0) return end;
  }
  return json.length;
}
