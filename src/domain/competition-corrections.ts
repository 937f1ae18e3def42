import type { Competition, CompetitionKind } from './competition.ts';
import type { FamilyId } from './competition-family.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { Gender } from './gender.ts';
import { mergedIds, namingIssues } from './naming.ts';
import type { ExternalId } from './team.ts';

/** Corrections to a competition. Absent fields keep their values. */
export interface CompetitionUpdate {
  readonly name?: string;
  readonly slug?: string;
  readonly kind?: CompetitionKind;
  readonly family?: FamilyId;
  readonly country?: string | null;
  readonly gender?: Gender | null;
  readonly externalIds?: readonly ExternalId[];
}

export function updateCompetition(competition: Competition, update: CompetitionUpdate): Decision<Competition> {
  const updated = { ...competition, ...update };
  const issues = namingIssues(updated, 'competition');
  return issues.length > 0 ? invalid(issues) : accept(updated);
}

/** Returns the competition that is kept in a merge, completed with the fields that only the duplicate has. */
export function mergeCompetitions(keep: Competition, duplicate: Competition): Decision<Competition> {
  if (keep.id === duplicate.id) return conflict('These are one and the same competition.');
  const issues = issuesOf([
    keep.season !== duplicate.season,
    'duplicate',
    `These are two seasons, ${keep.season} and ${duplicate.season}; expected one season twice.`,
  ]);
  if (issues.length > 0) return invalid(issues);
  const [first, second] = [keep.importedAsOf, duplicate.importedAsOf];
  return accept({
    ...keep,
    country: keep.country ?? duplicate.country,
    gender: keep.gender ?? duplicate.gender,
    importedAsOf: first === null || (second !== null && second > first) ? second : first,
    externalIds: mergedIds(keep.externalIds, duplicate.externalIds),
  });
}
