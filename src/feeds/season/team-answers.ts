import { accept, type Decision, invalid, type Issue } from '../../domain/decision.ts';
import { registerTeam, type Team, type TeamId, type TeamRef } from '../../domain/team.ts';
import { findByRef } from '../../write-path/commands/references.ts';
import type { TeamAnswer } from './season-file.ts';

/** Returns the team that each answer names or creates, by the names in the file. */
export function teamAnswers(
  answers: readonly TeamAnswer[],
  teams: ReadonlyMap<TeamId, Team>,
  newId: () => string,
): Decision<ReadonlyMap<string, Team>> {
  const byName = new Map<string, Team>();
  const issues: Issue[] = [];
  for (const [index, answer] of answers.entries()) {
    const path = ['input', 'teams', String(index)];
    if ('team' in answer) {
      const team = findByRef(teams, answer.team);
      if (team === null) issues.push({ path: [...path, 'team'], message: unknownTeam(answer.team, answer.name) });
      else byName.set(answer.name.trim(), team);
      continue;
    }
    const created = registerTeam(newId() as TeamId, answer.create);
    if (created.ok) {
      const isTaken = teams.values().some(({ slug }) => slug === created.value.slug);
      if (isTaken)
        issues.push({ path: [...path, 'create', 'slug'], message: `The slug ${created.value.slug} is already used.` });
      byName.set(answer.name.trim(), created.value);
    } else if (created.refusal.kind === 'INVALID') {
      issues.push(
        ...created.refusal.issues.map((issue) => ({ ...issue, path: [...path, 'create', ...issue.path.slice(1)] })),
      );
    }
  }
  return issues.length > 0 ? invalid(issues) : accept(byName);
}

function unknownTeam(ref: TeamRef, name: string): string {
  const words = 'slug' in ref ? `with the slug "${ref.slug}"` : 'with that id';
  return `There is no team ${words}, which the answer for "${name}" names; expected a known team.`;
}
