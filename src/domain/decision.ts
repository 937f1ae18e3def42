/** One fault in what somebody sent: where it stands, and what is wrong with it. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** Why something was not done. A refusal is an answer for the caller to act on, not a fault of the program. */
export type Refusal =
  | { readonly kind: 'NOT_FOUND'; readonly message: string; readonly path: readonly string[] }
  | { readonly kind: 'INVALID'; readonly issues: readonly Issue[] }
  | { readonly kind: 'CONFLICT'; readonly message: string; readonly currentRevision: number | null }
  | { readonly kind: 'FORBIDDEN'; readonly message: string };

/** What a rule says to a wish: yes, with what then holds, or no, with the reason. */
export type Decision<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

/** `what` is a noun in the reader's words: "player". */
export function notFound(what: string, ...path: readonly string[]): { ok: false; refusal: Refusal } {
  return refuse({ kind: 'NOT_FOUND', message: `There is no such ${what}.`, path });
}

export function invalid(issues: readonly Issue[]): { ok: false; refusal: Refusal } {
  return refuse({ kind: 'INVALID', issues });
}

export function conflict(message: string, currentRevision: number | null = null): { ok: false; refusal: Refusal } {
  return refuse({ kind: 'CONFLICT', message, currentRevision });
}

/** Collects the faults of an input, so that its sender learns of all of them at once. */
export function issuesOf(...checks: readonly (readonly [fault: boolean, path: string, message: string])[]): Issue[] {
  return checks
    .filter(([fault]) => fault)
    .map(([, path, message]) => ({ path: ['input', ...path.split('.')], message }));
}
