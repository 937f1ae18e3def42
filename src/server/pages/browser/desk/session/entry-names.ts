import type { AuditEntry, AuditNode } from './types.ts';

/** The names of what a change is about, each once. */
export function namesOf({ subjects }: AuditEntry): string[] {
  return [...new Set(subjects.flatMap(({ node }) => (node === null ? [] : nameOf(node))))];
}

function nameOf({ name, player, home, away }: AuditNode): string | [] {
  if (home !== undefined || away !== undefined) return `${home?.shortName ?? '?'} – ${away?.shortName ?? '?'}`;
  return name ?? player?.name ?? [];
}
