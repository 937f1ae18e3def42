import type { Day } from './day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { Loan, LoanId } from './loan.ts';
import { isMemberOn, type Membership, type Player } from './player.ts';
import type { Team } from './team.ts';

export interface LoanInput {
  readonly from: Team;
  readonly to: Team;
  readonly since: Day;
  readonly until: Day | null;
  readonly mayFaceParent: boolean;
}

/** A loan, and the player with the memberships that follow from it. */
export interface LoanedPlayer {
  readonly loan: Loan;
  readonly player: Player;
}

/**
 * Records a loan. A player who is still recorded as a player of the parent club joins the other one for its time, and
 * returns to the parent club on the day on which it ends. `known`: the player's loans.
 */
export function recordLoan(
  id: LoanId,
  player: Player,
  known: readonly Loan[],
  { from, to, ...terms }: LoanInput,
): Decision<LoanedPlayer> {
  const { since, until } = terms;
  const overlaps = known.some(
    (other) => (other.until === null || other.until > since) && (until === null || other.since < until),
  );
  const isAtBorrower = player.memberships.some((one) => one.team === to.id && isMemberOn(one, since));
  const atParent = player.memberships.find((one) => one.team === from.id && isMemberOn(one, since));
  const issues = issuesOf(
    [from.kind !== 'CLUB', 'from', 'This is a national team; expected a club.'],
    [to.kind !== 'CLUB', 'to', 'This is a national team; expected a club.'],
    [from.id === to.id, 'to', '`from` and `to` are the same team; expected two clubs.'],
    [until !== null && until <= since, 'until', `The loan begins on ${since}; expected a later day.`],
    [
      !isAtBorrower && atParent === undefined,
      'from',
      `The player belongs neither to ${from.shortName} nor to ${to.shortName} on that day.`,
    ],
  );
  if (issues.length > 0) return invalid(issues);
  if (overlaps) return conflict('The player is already on loan at that time: end that loan first.');
  const loan = { id, player: player.id, from: from.id, to: to.id, ...terms };
  if (isAtBorrower || atParent === undefined) return accept({ loan, player });
  const moved = player.memberships.map((one) => (one === atParent ? { ...one, until: since } : one));
  const away: Membership = { team: to.id, from: since, until: earlier(until, atParent.until) };
  const isBack = until !== null && (atParent.until === null || until < atParent.until);
  const back: Membership[] = isBack ? [{ team: from.id, from: until, until: atParent.until }] : [];
  return accept({ loan, player: { ...player, memberships: withoutEmpty([...moved, away, ...back]) } });
}

/** Ends a loan on a day, which may be before or after the agreed one. From then on the player is at the parent club. */
export function endLoan(loan: Loan, player: Player, on: Day): Decision<LoanedPlayer> {
  if (loan.until === on) return conflict('This loan already ends on that day.');
  const issues = issuesOf([on <= loan.since, 'on', `The loan begins on ${loan.since}; expected a later day.`]);
  if (issues.length > 0) return invalid(issues);
  const { from, to, since, until } = loan;
  const away = player.memberships.find((one) => one.team === to && isMemberOn(one, since));
  const back = player.memberships.find((one) => one.team === from && one.from !== null && one.from === until);
  const others = player.memberships.filter((one) => one !== away && one !== back);
  const memberships = withoutEmpty([
    ...others,
    ...(away === undefined ? [] : [{ ...away, until: hasLeftBefore(away, until, on) ? away.until : on }]),
    ...(isHeldLater(others, from, on) ? [] : [{ team: from, from: on, until: back?.until ?? null }]),
  ]);
  return accept({ loan: { ...loan, until: on }, player: { ...player, memberships } });
}

/** Whether the player left the borrowing club before the loan was over, so that its new end changes nothing. */
function hasLeftBefore(away: Membership, agreed: Day | null, on: Day): boolean {
  return away.until !== null && away.until !== agreed && away.until < on;
}

/** Whether the player already belongs to the team on that day. */
function isHeldLater(memberships: readonly Membership[], team: Loan['from'], on: Day): boolean {
  return memberships.some((one) => one.team === team && isMemberOn(one, on));
}

function earlier(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

function withoutEmpty(memberships: readonly Membership[]): Membership[] {
  return memberships.filter(({ from, until }) => from === null || until === null || from < until);
}
