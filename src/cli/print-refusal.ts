import type { Refusal } from '../domain/decision.ts';
import { linesFor } from './import-questions.ts';

/** Prints why a command was refused, one line per issue, and makes the process exit with 1. */
export function printRefusal(refusal: Refusal): void {
  for (const line of linesOf(refusal)) console.error(line);
  process.exitCode = 1;
}

function linesOf(refusal: Refusal): string[] {
  if (refusal.kind === 'INVALID') {
    return refusal.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`);
  }
  if (refusal.kind !== 'QUESTIONS') return [refusal.message];
  const [first] = refusal.questions;
  const hint = `Nothing was imported. Say what each name means, e.g. ${first?.kind === 'PLAYER' ? '--player' : '--team'} "${first?.name ?? 'Name'}=${first?.candidates[0]?.slug ?? 'slug'}".`;
  return [...refusal.questions.flatMap(linesFor), hint];
}
