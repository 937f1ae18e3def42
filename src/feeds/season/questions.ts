import type { Candidate, ImportQuestion } from '../../domain/identity/import-question.ts';
import type { TeamCandidate } from '../../domain/identity/name-evidence.ts';
import type { SharedFixtures } from '../../domain/identity/shared-fixtures.ts';
import { likeness } from '../../domain/identity/team-name.ts';
import type { Team, TeamId } from '../../domain/team.ts';

/** The data about an unresolved name. */
export interface OpenName {
  readonly isClosed: boolean;
  readonly isKnown: boolean;
  readonly shared: readonly SharedFixtures[];
  readonly similar: readonly TeamCandidate[];
  /** The teams of the season. */
  readonly season: Iterable<TeamId>;
  /** Whether another name of the file means a team. */
  readonly isNamed: (team: TeamId) => boolean;
  readonly teams: ReadonlyMap<TeamId, Team>;
}

const MOST_CANDIDATES = 5;

/** Returns the question about a name, with candidates by shared fixtures, by name, then the rest of the season. */
export function questionFor(
  name: string,
  { isClosed, isKnown, shared, similar, season, isNamed, teams }: OpenName,
): ImportQuestion {
  const byFixtures = shared.flatMap(({ team, shared: count, rows }): TeamCandidate[] => {
    const found = teams.get(team);
    return found === undefined
      ? []
      : [{ team: found, words: `It shares ${count} of ${rows} matches in known rounds.` }];
  });
  const rest = [...season]
    .flatMap((id) => teams.get(id) ?? [])
    .toSorted(
      (a, b) =>
        likeness(name, b.name) - likeness(name, a.name) ||
        Number(isNamed(a.id)) - Number(isNamed(b.id)) ||
        a.name.localeCompare(b.name, 'en'),
    )
    .map((team): TeamCandidate => {
      const words = isNamed(team.id)
        ? 'It is a team of the season.'
        : 'It is a team of the season that the file does not name.';
      return { team, words };
    });
  const candidates = new Map<TeamId, Candidate>();
  for (const { team, words } of [...byFixtures, ...similar, ...rest]) {
    if (candidates.has(team.id) || candidates.size === MOST_CANDIDATES) continue;
    candidates.set(team.id, { type: 'Team', id: team.id, slug: team.slug, name: team.name, words });
  }
  return { kind: 'TEAM', name, candidates: [...candidates.values()], words: reason(name, { isClosed, isKnown }) };
}

function reason(name: string, { isClosed, isKnown }: Pick<OpenName, 'isClosed' | 'isKnown'>): string {
  if (isClosed) return `"${name}" is not a known team of this season, and all teams of the season are known.`;
  if (isKnown) return `"${name}" is not a known team of this season, and no fixture says which team it is.`;
  return `"${name}" is similar to the name of a known team.`;
}
