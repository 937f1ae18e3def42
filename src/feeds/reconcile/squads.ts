import { addDays, type Day, dayIn } from '../../domain/day.ts';
import type { Loan } from '../../domain/loan.ts';
import { isMemberOn, type Membership, type Player } from '../../domain/player.ts';
import type { Team } from '../../domain/team.ts';
import { endLoan, recordLoan } from '../../write-path/commands/loan.ts';
import { transferPlayer } from '../../write-path/commands/player.ts';
import type { DepartureObservation, ObservedPlayer, SquadObservation } from '../observation.ts';
import { type ReconcileContext, valueOr } from './context.ts';
import { DEPARTED } from './feed-memory.ts';

/** The maximum age of a day of joining that can be that of a move since the last import. */
const LATEST_NEWS_DAYS = 60;

/** Updates the squads to those of a feed: players join, move, return from loans, leave. No player is in two clubs. */
export function reconcileSquads(
  context: ReconcileContext,
  members: readonly SquadObservation[],
  departures: readonly DepartureObservation[],
): void {
  for (const row of members) reconcileMember(context, row);
  for (const row of departures) reconcileDeparture(context, row);
  if (context.source.coverage.squads === 'ALL') {
    reconcileGone(
      context,
      [...members, ...departures].map(({ player }) => player),
    );
  }
}

function reconcileMember(context: ReconcileContext, row: SquadObservation): void {
  const { people, teams, counts, memory, workspace } = context;
  const team = teams.resolve(row.team, true);
  if (team === null) return;
  const asOf = context.dayAt(team.timeZone);
  const joinedOn = row.joinedOn !== null && row.joinedOn <= asOf ? row.joinedOn : null;
  const { shirtNumber = null } = row;
  const found = people.resolve(row.player, team, { joinedOn, shirtNumber });
  if (found === null) return;
  const { player, isNew } = found;
  const key = keyOf(row.player, context);
  const before = key === null ? null : memory.clubBefore(key);
  if (key !== null) memory.setClub(key, team.id);
  if (isNew) {
    counts.playersAdded += 1;
    return;
  }
  joinNationalTeam(context, row, player, asOf);
  const stay = team.kind === 'CLUB' ? clubOf(context, player, asOf) : stayIn(player, team, asOf);
  if (stay?.team === team.id || before === team.id) {
    counts.unchanged += 1;
    return;
  }
  const on = dayOfMove(context, player, stay, joinedOn, asOf);
  const loan = activeLoan(context, player, asOf);
  if (loan !== null && team.kind === 'CLUB') {
    const ended = valueOr(
      context,
      row,
      workspace.run(endLoan({ loan: loan.id, on: later(on, addDays(loan.since, 1)) })),
    );
    if (ended === null) return;
    if (loan.from === team.id) {
      counts.playersMoved += 1;
      return;
    }
  }
  const now = workspace.facts.players.get(player.id) ?? player;
  const from = team.kind === 'CLUB' ? (clubOf(context, now, on)?.team ?? null) : null;
  if (move(context, row, player, { from, to: team.id, on })) counts.playersMoved += 1;
}

function joinNationalTeam(context: ReconcileContext, row: SquadObservation, player: Player, asOf: Day): void {
  if (row.nationalTeam == null) return;
  const team = context.teams.resolve({ ...row.nationalTeam, kind: 'NATIONAL' }, false);
  if (team === null || stayIn(player, team, asOf) !== undefined) return;
  const hasOther = player.memberships.some(
    (one) => one.until === null && context.workspace.facts.teams.get(one.team)?.kind === 'NATIONAL',
  );
  if (!hasOther) move(context, row, player, { from: null, to: team.id, on: asOf });
}

function reconcileDeparture(context: ReconcileContext, row: DepartureObservation): void {
  const { people, teams, counts, memory, workspace } = context;
  const team = teams.resolve(row.from, false);
  if (team === null) return;
  const asOf = context.dayAt(team.timeZone);
  const found = people.resolve(row.player, team, null);
  const key = keyOf(row.player, context);
  const before = key === null ? null : memory.clubBefore(key);
  if (key !== null && found !== null) memory.setClub(key, DEPARTED);
  if (found === null) return;
  const { player } = found;
  const stay = clubOf(context, player, asOf);
  if (stay?.team !== team.id || before === DEPARTED) {
    counts.unchanged += 1;
    return;
  }
  const isAfterJoining = stay.from === null || row.on > stay.from;
  const on = isAfterJoining && row.on <= asOf ? row.on : dayOfMove(context, player, stay, null, asOf);
  const to = row.to === null ? null : teams.resolve(row.to, false);
  const club = to !== null && to.kind === 'CLUB' && to.id !== team.id ? to : null;
  if (club !== null && row.isLoan) {
    const terms = { from: { id: team.id }, to: { id: club.id }, since: on, until: row.until };
    const loan = valueOr(context, row, workspace.run(recordLoan({ player: { id: player.id }, ...terms })));
    if (loan !== null) counts.playersMoved += 1;
    return;
  }
  if (move(context, row, player, { from: team.id, to: club?.id ?? null, on })) counts.playersMoved += 1;
}

/** Records the departure of players who are missing in a complete feed that had them before. */
function reconcileGone(context: ReconcileContext, named: readonly ObservedPlayer[]): void {
  const { people, memory, workspace, counts, source } = context;
  const present = new Set(named.flatMap((player) => keyOf(player, context) ?? []));
  for (const [key, club] of memory.playersBefore) {
    if (present.has(key) || club === DEPARTED) continue;
    const player = people.withId(source.system, key);
    const team = workspace.facts.teams.get(club as Team['id']);
    memory.setClub(key, DEPARTED);
    if (player === null || team === undefined) continue;
    const asOf = context.dayAt(team.timeZone);
    const stay = clubOf(context, player, asOf);
    if (stay?.team !== team.id) continue;
    const on = dayOfMove(context, player, stay, null, asOf);
    if (move(context, { row: key }, player, { from: team.id, to: null, on })) counts.playersMoved += 1;
  }
}

interface Move {
  readonly from: Team['id'] | null;
  readonly to: Team['id'] | null;
  readonly on: Day;
}

function move(
  context: ReconcileContext,
  row: { readonly row: string },
  player: Player,
  { from, to, on }: Move,
): boolean {
  const refs = { from: from === null ? null : { id: from }, to: to === null ? null : { id: to } };
  return (
    valueOr(context, row, context.workspace.run(transferPlayer({ player: { id: player.id }, ...refs, on }))) !== null
  );
}

/** Returns the player's club on a day, or else the one joined on a later day. */
function clubOf({ workspace }: ReconcileContext, player: Player, on: Day): Membership | undefined {
  const clubs = player.memberships.filter(({ team }) => workspace.facts.teams.get(team)?.kind === 'CLUB');
  return clubs.findLast((one) => isMemberOn(one, on)) ?? clubs.findLast(({ until }) => until === null);
}

function stayIn(player: Player, team: Team, on: Day): Membership | undefined {
  return player.memberships.find((one) => one.team === team.id && isMemberOn(one, on));
}

function activeLoan({ workspace }: ReconcileContext, player: Player, on: Day): Loan | null {
  const isActive = ({ player: id, since, until }: Loan): boolean =>
    id === player.id && since <= on && (until === null || until > on);
  return workspace.facts.loans.values().find(isActive) ?? null;
}

/** Returns the day of joining in the feed, if that can be the move; otherwise the day of the feed. */
function dayOfMove(
  { memory }: ReconcileContext,
  player: Player,
  stay: Membership | undefined,
  joinedOn: Day | null,
  asOf: Day,
): Day {
  const since = stay?.from ?? null;
  const lastTime = memory.asOf('SQUADS');
  const earliest = lastTime === null ? null : addDays(dayIn('UTC', lastTime), -LATEST_NEWS_DAYS);
  // A player who left and is back cannot have returned before leaving.
  const left = player.memberships
    .flatMap(({ until }) => (until === null || until > asOf ? [] : [until]))
    .toSorted()
    .at(-1);
  const isRecentMove =
    joinedOn !== null &&
    (since === null || joinedOn > since) &&
    (left === undefined || joinedOn >= left) &&
    (earliest === null || joinedOn >= earliest);
  const on = isRecentMove ? joinedOn : asOf;
  return since !== null && on <= since ? addDays(since, 1) : on;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

/** Returns the player's id in the feed; null if the feed has none. */
function keyOf({ ids }: ObservedPlayer, { source }: ReconcileContext): string | null {
  return ids.find((id) => id.source === source.system)?.value ?? null;
}
