import type { ImportQuestion } from './identity/import-question.ts';

/** One problem with an input: the path of the field, and what is wrong with its value. */
export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** Why a decision rejects a request: data for the caller, not an exception. */
export type Refusal =
  | { readonly kind: 'NOT_FOUND'; readonly message: string; readonly path: readonly string[] }
  | { readonly kind: 'INVALID'; readonly issues: readonly Issue[] }
  | { readonly kind: 'CONFLICT'; readonly message: string; readonly currentRevision: number | null }
  | { readonly kind: 'FORBIDDEN'; readonly message: string }
  /** Names in imported data whose meaning an editor has to say first. */
  | { readonly kind: 'QUESTIONS'; readonly questions: readonly ImportQuestion[] };

/** The result of a pure decision: the new state, or the reason for the rejection. */
export type Decision<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: Refusal };

export function accept<T>(value: T): Decision<T> {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal };
}

/** Rejects a reference to something that does not exist. `what` is its name for the client: "player". */
export function notFound(what: string, ...path: readonly string[]): { ok: false; refusal: Refusal } {
  return refuse({ kind: 'NOT_FOUND', message: `There is no such ${what}.`, path });
}

export function invalid(issues: readonly Issue[]): { ok: false; refusal: Refusal } {
  return refuse({ kind: 'INVALID', issues });
}

export function conflict(message: string, currentRevision: number | null = null): { ok: false; refusal: Refusal } {
  return refuse({ kind: 'CONFLICT', message, currentRevision });
}

/** Returns the issues of the failed checks, so that the caller gets all of them in one response. */
export function issuesOf(...checks: readonly (readonly [failed: boolean, path: string, message: string])[]): Issue[] {
  return checks
    .filter(([failed]) => failed)
    .map(([, path, message]) => ({ path: ['input', ...path.split('.')], message }));
}
