import type { Brand } from './brand.ts';
import type { Day } from './day.ts';
import { accept, type Decision, invalid, issuesOf } from './decision.ts';
import type { Gender } from './gender.ts';
import { type ExternalId, isSlug, type Ref, slugOf, type Team, type TeamId } from './team.ts';

export type PlayerId = Brand<string, 'PlayerId'>;
export type PlayerRef = Ref<PlayerId>;

export const POSITIONS = ['GOALKEEPER', 'DEFENDER', 'MIDFIELDER', 'FORWARD'] as const;
export type Position = (typeof POSITIONS)[number];

/** A player's time with a team, from `from` (null: unknown) up to, not including, `until` (null: open-ended). */
export interface Membership {
  readonly team: TeamId;
  readonly from: Day | null;
  readonly until: Day | null;
}

export interface Player {
  readonly id: PlayerId;
  readonly slug: string;
  readonly name: string;
  /** The name for places with little space: "Bellingham". */
  readonly shortName: string;
  readonly position: Position | null;
  readonly birthDate: Day | null;
  readonly nationality: string | null;
  /** Null if unknown. */
  readonly gender: Gender | null;
  /** Other names by which the player is known. */
  readonly aliases: readonly string[];
  readonly shirtNumber: number | null;
  readonly photoUrl: string | null;
  readonly externalIds: readonly ExternalId[];
  /** Clubs and national teams, including past ones, in order of joining. */
  readonly memberships: readonly Membership[];
}

/** The values of a player's unknown fields. */
export const UNKNOWN_PLAYER_DETAILS = { gender: null, aliases: [], shirtNumber: null, photoUrl: null } as const;

/** Names after the first one that do not distinguish a player: "Vinícius Júnior" has no shorter name. */
const GENERATION = /^(?:j[uú]nior|jr\.?|filho|neto|sobrinho|sr\.?|ii|iii|iv)$/iu;

/** Returns the part of a name after the first name; the whole name if nothing distinguishing would be left. */
export function shortNameOf(name: string): string {
  const [, ...rest] = name.trim().split(/\s+/u);
  return rest.every((word) => GENERATION.test(word)) ? name.trim() : rest.join(' ');
}

export interface PlayerRegistration {
  readonly name: string;
  readonly slug: string | null;
  readonly position: Position | null;
  readonly birthDate: Day | null;
  readonly nationality: string | null;
  readonly externalIds: readonly ExternalId[];
  readonly club: Team | null;
  readonly nationalTeam: Team | null;
  /** The day of joining the club; omitted: unknown. */
  readonly joinedOn?: Day | null;
  /** Omitted: derived from the name. */
  readonly shortName?: string | null;
  readonly gender?: Gender | null;
  readonly shirtNumber?: number | null;
}

/** Whether a membership covers a day. An unknown day (null) counts as in the future. */
export function isMemberOn(membership: Membership, day: Day | null): boolean {
  if (day === null) return membership.until === null;
  return (membership.from === null || membership.from <= day) && (membership.until === null || day < membership.until);
}

export function registerPlayer(id: PlayerId, today: Day, registration: PlayerRegistration): Decision<Player> {
  const slug = registration.slug ?? slugOf(registration.name);
  const issues = issuesOf(
    [registration.name.trim() === '', 'name', 'The name is empty; a player needs a name.'],
    [
      slug === '' || !isSlug(slug),
      'slug',
      'The slug is invalid; expected lower-case letters, digits and single hyphens.',
    ],
    [
      registration.birthDate !== null && registration.birthDate > today,
      'birthDate',
      `The birth date is in the future; today is ${today}.`,
    ],
    [
      registration.club !== null && registration.club.kind !== 'CLUB',
      'club',
      'This is a national team; expected a club.',
    ],
    [
      registration.nationalTeam !== null && registration.nationalTeam.kind !== 'NATIONAL',
      'nationalTeam',
      'This is a club; expected a national team.',
    ],
  );
  if (issues.length > 0) return invalid(issues);
  const { club, nationalTeam, joinedOn = null, gender = null, shirtNumber = null, ...rest } = registration;
  const memberships = [club, nationalTeam]
    .filter((team) => team !== null)
    .map((team) => ({ team: team.id, from: team === club ? joinedOn : null, until: null }));
  const shortName = rest.shortName ?? shortNameOf(rest.name);
  return accept({ ...UNKNOWN_PLAYER_DETAILS, ...rest, id, slug, shortName, gender, shirtNumber, memberships });
}

/**
 * Transfers a player from team `from` to team `to` (null: no team) on the day `on`. The player belongs to the old team
 * until the day before.
 */
export function transfer(
  player: Player,
  teams: ReadonlyMap<TeamId, Team>,
  from: Team | null,
  to: Team | null,
  on: Day,
): Decision<Player> {
  const sameKind = player.memberships.find(
    (membership) =>
      teams.get(membership.team)?.kind === to?.kind && (membership.until === null || membership.until > on),
  );
  const current = player.memberships.find((membership) => membership.team === from?.id && membership.until === null);
  const issues = issuesOf(
    [from === null && to === null, 'to', 'A transfer needs `from`, `to` or both.'],
    [from !== null && current === undefined, 'from', `The player does not belong to ${from?.shortName}.`],
    [
      current?.from !== undefined && current.from !== null && on < current.from,
      'on',
      'The player joined after that day; expected a later day.',
    ],
    [
      from === null && to !== null && sameKind !== undefined,
      'from',
      'The player belongs to another team of that kind: name that team in `from`.',
    ],
    [from !== null && from.id === to?.id, 'to', '`from` and `to` are the same team; expected two teams.'],
    [
      from !== null && to !== null && from.kind !== to.kind,
      'to',
      'A transfer must be between two clubs or between two national teams.',
    ],
    [
      to !== null &&
        player.memberships.some(
          (membership) => membership.team === to.id && (membership.until === null || membership.until > on),
        ),
      'to',
      `The player already belongs to ${to?.shortName}.`,
    ],
  );
  if (issues.length > 0) return invalid(issues);
  const updated = player.memberships.map((membership) =>
    membership === current ? { ...membership, until: on } : membership,
  );
  const memberships = to === null ? updated : [...updated, { team: to.id, from: on, until: null }];
  return accept({ ...player, memberships });
}
