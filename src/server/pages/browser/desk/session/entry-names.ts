import type { AuditEntry, AuditNode } from './types.ts';

/** Returns the names of the subjects of a change, each once. */
export function namesOf({ subjects }: AuditEntry): string[] {
  return [...new Set(subjects.flatMap(({ node }) => (node === null ? [] : nameOf(node))))];
}

function nameOf({ name, player, home, away }: AuditNode): string | [] {
  if (home !== undefined || away !== undefined) return `${home?.shortName ?? '?'} – ${away?.shortName ?? '?'}`;
  return name ?? player?.name ?? [];
}
