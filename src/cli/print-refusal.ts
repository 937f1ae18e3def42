import type { Refusal } from '../domain/decision.ts';

/** Prints why a command was refused, one line per issue, and makes the process exit with 1. */
export function printRefusal(refusal: Refusal): void {
  const lines =
    refusal.kind === 'INVALID'
      ? refusal.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`)
      : [refusal.message];
  for (const line of lines) console.error(line);
  process.exitCode = 1;
}
