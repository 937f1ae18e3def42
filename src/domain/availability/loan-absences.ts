import type { Absence, AbsenceId } from '../absence.ts';
import { type Day, startOfDay } from '../day.ts';
import type { Fixture } from '../fixture.ts';
import type { Loan, LoanId } from '../loan.ts';
import type { Team, TeamId } from '../team.ts';

/** The ids of absences that follow from a loan start with this; ids of reported absences do not. */
const PREFIX = 'loan-';

/** Returns the loan that an absence follows from; null if the absence was reported. */
export function loanOfAbsence(id: AbsenceId): LoanId | null {
  return id.startsWith(PREFIX) ? (id.slice(PREFIX.length) as LoanId) : null;
}

/**
 * Returns the absence from the games against the club that lent the player. Null if the player may play in them, or if
 * there are none. It follows fixtures that move, because it is derived and never stored.
 */
export function absenceOfLoan(loan: Loan, { fixtures, teams, today }: LoanFacts): Absence | null {
  if (loan.mayFaceParent) return null;
  const against = fixtures.filter((fixture) => isAgainstParent(loan, fixture));
  if (against.length === 0) return null;
  const reportedAt = startOfDay('UTC', loan.since);
  const parent = teams.get(loan.from)?.shortName;
  return {
    id: `${PREFIX}${loan.id}` as AbsenceId,
    player: loan.player,
    kind: 'INELIGIBLE',
    words: parent === undefined ? null : `on loan from ${parent}`,
    from: loan.since,
    end: loan.until === null ? { kind: 'OPEN' } : { kind: 'DATE', date: loan.until },
    scope: { teams: null, families: null, fixtures: against.map(({ id }) => id) },
    status: loan.until !== null && loan.until <= today ? 'ENDED' : 'ACTIVE',
    endedOn: loan.until !== null && loan.until <= today ? loan.until : null,
    source: null,
    reportedAt,
    recordedAt: reportedAt,
    revision: 1,
    note: null,
    externalIds: [],
  };
}

interface LoanFacts {
  readonly fixtures: readonly Fixture[];
  readonly teams: ReadonlyMap<TeamId, Team>;
  readonly today: Day;
}

function isAgainstParent({ from, to, since, until }: Loan, { home, away, day }: Fixture): boolean {
  const isPairing = (home === from && away === to) || (home === to && away === from);
  return isPairing && (day === null ? until === null : day >= since && (until === null || day < until));
}
