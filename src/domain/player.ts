import type { Brand } from './brand.ts';
import type { Day } from './day.ts';
import { accept, type Decision, invalid, issuesOf } from './decision.ts';
import { type ExternalId, isSlug, type Ref, slugOf, type Team, type TeamId } from './team.ts';

export type PlayerId = Brand<string, 'PlayerId'>;
export type PlayerRef = Ref<PlayerId>;

export const POSITIONS = ['GOALKEEPER', 'DEFENDER', 'MIDFIELDER', 'FORWARD'] as const;
export type Position = (typeof POSITIONS)[number];

/** A stay with a team: from a day (null: since before we know) up to, not including, another (null: still there). */
export interface Membership {
  readonly team: TeamId;
  readonly from: Day | null;
  readonly until: Day | null;
}

export interface Player {
  readonly id: PlayerId;
  readonly slug: string;
  readonly name: string;
  readonly position: Position | null;
  readonly birthDate: Day | null;
  readonly nationality: string | null;
  readonly externalIds: readonly ExternalId[];
  /** His clubs and national teams, past ones too: in order of joining. */
  readonly memberships: readonly Membership[];
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
}

/** Whether a stay covers a day; a day still unknown counts as in the future. */
export function isMemberOn(stay: Membership, day: Day | null): boolean {
  if (day === null) return stay.until === null;
  return (stay.from === null || stay.from <= day) && (stay.until === null || day < stay.until);
}

export function registerPlayer(id: PlayerId, today: Day, said: PlayerRegistration): Decision<Player> {
  const slug = said.slug ?? slugOf(said.name);
  const issues = issuesOf(
    [said.name.trim() === '', 'name', 'A player needs a name.'],
    [slug === '' || !isSlug(slug), 'slug', 'A slug is made of lower-case letters, digits and single hyphens.'],
    [said.birthDate !== null && said.birthDate > today, 'birthDate', 'He is not born yet.'],
    [said.club !== null && said.club.kind !== 'CLUB', 'club', 'This is a national team.'],
    [said.nationalTeam !== null && said.nationalTeam.kind !== 'NATIONAL', 'nationalTeam', 'This is a club.'],
  );
  if (issues.length > 0) return invalid(issues);
  const { club, nationalTeam, ...rest } = said;
  const memberships = [club, nationalTeam]
    .filter((team) => team !== null)
    .map((team) => ({ team: team.id, from: null, until: null }));
  return accept({ ...rest, id, slug, memberships });
}

/** He leaves `from` (null: he had none) and joins `to` (null: he has none now) on a day; until the day before he is the old team's. */
export function transfer(
  player: Player,
  teams: ReadonlyMap<TeamId, Team>,
  from: Team | null,
  to: Team | null,
  on: Day,
): Decision<Player> {
  const held = player.memberships.find(
    (stay) => teams.get(stay.team)?.kind === to?.kind && (stay.until === null || stay.until > on),
  );
  const standing = player.memberships.find((stay) => stay.team === from?.id && stay.until === null);
  const issues = issuesOf(
    [from === null && to === null, 'to', 'A transfer needs a team that he leaves or a team that he joins.'],
    [from !== null && standing === undefined, 'from', `He is no player of ${from?.shortName}.`],
    [standing?.from !== undefined && standing.from !== null && on < standing.from, 'on', 'He joined after that day.'],
    [
      from === null && to !== null && held !== undefined,
      'from',
      'He is a player of another team of that kind: name it as the one that he leaves.',
    ],
    [from !== null && from.id === to?.id, 'to', 'He cannot move from a team to itself.'],
    [
      from !== null && to !== null && from.kind !== to.kind,
      'to',
      'A move is between clubs, or between national teams.',
    ],
    [
      to !== null && player.memberships.some((stay) => stay.team === to.id && (stay.until === null || stay.until > on)),
      'to',
      `He already is a player of ${to?.shortName}.`,
    ],
  );
  if (issues.length > 0) return invalid(issues);
  const kept = player.memberships.map((stay) => (stay === standing ? { ...stay, until: on } : stay));
  const memberships = to === null ? kept : [...kept, { team: to.id, from: on, until: null }];
  return accept({ ...player, memberships });
}
