import type { Day } from './day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { Gender } from './gender.ts';
import { aliasesAfter, aliasesOfBoth, mergedIds, namingIssues } from './naming.ts';
import { type Membership, type Player, type Position, shortNameOf } from './player.ts';
import type { ExternalId, TeamId } from './team.ts';

/** Corrections to a player. Absent fields keep their values. */
export interface PlayerUpdate {
  readonly name?: string;
  readonly shortName?: string;
  readonly slug?: string;
  readonly birthDate?: Day | null;
  readonly position?: Position | null;
  readonly nationality?: string | null;
  readonly gender?: Gender | null;
  readonly aliases?: readonly string[];
  readonly shirtNumber?: number | null;
  readonly photoUrl?: string | null;
  readonly externalIds?: readonly ExternalId[];
}

/** Corrects a player. A former name becomes an alias; a short name that was derived from it is derived again. */
export function updatePlayer(player: Player, today: Day, update: PlayerUpdate): Decision<Player> {
  const updated = { ...player, ...update };
  const followsName = update.shortName === undefined && player.shortName === shortNameOf(player.name);
  const shortName = followsName ? shortNameOf(updated.name) : updated.shortName;
  const issues = [
    ...namingIssues({ ...updated, shortName }, 'player'),
    ...issuesOf(
      [
        updated.birthDate !== null && updated.birthDate > today,
        'birthDate',
        `The birth date is in the future; today is ${today}.`,
      ],
      [
        updated.shirtNumber !== null && !(updated.shirtNumber >= 1 && updated.shirtNumber <= 99),
        'shirtNumber',
        'The shirt number is out of range; expected 1 to 99.',
      ],
    ),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept({ ...updated, shortName, aliases: aliasesAfter(player, updated, update.aliases) });
}

/** Returns the player that is kept in a merge, completed with the fields that only the duplicate has. */
export function mergePlayers(keep: Player, duplicate: Player): Decision<Player> {
  if (keep.id === duplicate.id) return conflict('These are one and the same player.');
  const isOther = keep.birthDate !== null && duplicate.birthDate !== null && keep.birthDate !== duplicate.birthDate;
  const issues = issuesOf([
    isOther,
    'duplicate',
    `The players were born on different days, ${keep.birthDate} and ${duplicate.birthDate}: correct one of them first.`,
  ]);
  if (issues.length > 0) return invalid(issues);
  return accept({
    ...keep,
    birthDate: keep.birthDate ?? duplicate.birthDate,
    position: keep.position ?? duplicate.position,
    nationality: keep.nationality ?? duplicate.nationality,
    gender: keep.gender ?? duplicate.gender,
    shirtNumber: keep.shirtNumber ?? duplicate.shirtNumber,
    photoUrl: keep.photoUrl ?? duplicate.photoUrl,
    aliases: aliasesOfBoth(keep, duplicate),
    externalIds: mergedIds(keep.externalIds, duplicate.externalIds),
    memberships: mergeMemberships([...keep.memberships, ...duplicate.memberships]),
  });
}

/** Returns the player with the memberships of one team moved to another. */
export function movedTo(player: Player, from: TeamId, to: TeamId): Player {
  const memberships = player.memberships.map((one) => (one.team === from ? { ...one, team: to } : one));
  return { ...player, memberships: mergeMemberships(memberships) };
}

/** Joins memberships of the same team that overlap or follow each other. Order: by the first day. */
function mergeMemberships(memberships: readonly Membership[]): Membership[] {
  const joined: Membership[] = [];
  const byFirstDay = memberships.toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? ''));
  for (const next of byFirstDay) {
    const index = joined.findIndex(
      ({ team, until }) => team === next.team && (until === null || next.from === null || next.from <= until),
    );
    const known = joined[index];
    if (known === undefined) joined.push(next);
    else joined[index] = { ...known, until: latest(known.until, next.until) };
  }
  return joined;
}

function latest(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return null;
  return a > b ? a : b;
}
