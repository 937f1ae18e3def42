import type { NameEvidence } from '../../domain/identity/name-evidence.ts';
import type { Team, TeamId } from '../../domain/team.ts';
import { withExternalIds } from '../external-ids.ts';
import type { FeedTeam } from '../feed.ts';
import type { NameKey } from './file-names.ts';

/** The team that a name means, with the evidence. */
export interface Resolution {
  readonly team: Team;
  readonly evidence: NameEvidence;
  readonly words: string;
}

/** Evidence after which a name is stored as an alias. */
const ALIAS_EVIDENCE: ReadonlySet<NameEvidence> = new Set(['NORMALISED_NAME', 'SHARED_FIXTURES', 'ANSWER']);

/** Returns the known teams with the data of a file: further names, ids, and the country. */
export function extendedTeams(
  found: ReadonlyMap<NameKey, Resolution>,
  names: ReadonlyMap<NameKey, FeedTeam>,
  teams: ReadonlyMap<TeamId, Team>,
): Team[] {
  const extended = new Map<TeamId, Team>();
  for (const [key, { team, evidence }] of found) {
    const before = extended.get(team.id) ?? teams.get(team.id);
    const stated = names.get(key);
    if (before === undefined || stated === undefined) continue;
    const isAlias =
      ALIAS_EVIDENCE.has(evidence) && ![before.name, before.shortName, ...before.aliases].includes(stated.name);
    const country = before.country ?? stated.country;
    const externalIds = withExternalIds(before.externalIds, stated.externalIds);
    if (isAlias || country !== before.country || externalIds !== before.externalIds) {
      const aliases = isAlias ? [...before.aliases, stated.name] : before.aliases;
      extended.set(team.id, { ...before, country, aliases, externalIds });
    }
  }
  return [...extended.values()];
}
