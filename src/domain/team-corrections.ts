import { isTimeZone } from './day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { Gender } from './gender.ts';
import { aliasesAfter, aliasesOfBoth, mergedIds, namingIssues } from './naming.ts';
import type { ExternalId, Team, TeamKind } from './team.ts';

/** Corrections to a team. Absent fields keep their values. */
export interface TeamUpdate {
  readonly name?: string;
  readonly shortName?: string;
  readonly slug?: string;
  readonly timeZone?: string;
  readonly kind?: TeamKind;
  readonly country?: string | null;
  readonly gender?: Gender | null;
  readonly aliases?: readonly string[];
  readonly code?: string | null;
  readonly colours?: readonly string[];
  readonly crestUrl?: string | null;
  readonly externalIds?: readonly ExternalId[];
}

/** Corrects a team. A former name becomes an alias, so that files that use it still find the team. */
export function updateTeam(team: Team, update: TeamUpdate): Decision<Team> {
  const updated = { ...team, ...update };
  const issues = [
    ...namingIssues(updated, 'team'),
    ...issuesOf([
      !isTimeZone(updated.timeZone),
      'timeZone',
      `"${updated.timeZone}" is not a time zone; expected an IANA name, e.g. "Europe/Madrid".`,
    ]),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept({ ...updated, aliases: aliasesAfter(team, updated, update.aliases) });
}

/** Returns the team that is kept in a merge, completed with the fields that only the duplicate has. */
export function mergeTeams(keep: Team, duplicate: Team): Decision<Team> {
  if (keep.id === duplicate.id) return conflict('These are one and the same team.');
  const issues = issuesOf([
    keep.kind !== duplicate.kind,
    'duplicate',
    'One is a club and the other a national team; correct the kind of one of them first.',
  ]);
  if (issues.length > 0) return invalid(issues);
  return accept({
    ...keep,
    country: keep.country ?? duplicate.country,
    gender: keep.gender ?? duplicate.gender,
    code: keep.code ?? duplicate.code,
    crestUrl: keep.crestUrl ?? duplicate.crestUrl,
    colours: keep.colours.length === 0 ? duplicate.colours : keep.colours,
    aliases: aliasesOfBoth(keep, duplicate),
    externalIds: mergedIds(keep.externalIds, duplicate.externalIds),
  });
}
