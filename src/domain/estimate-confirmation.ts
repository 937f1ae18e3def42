import type { Dossier } from './availability/dossier.ts';
import { recoveryCaseOf } from './availability/injury-outlook.ts';
import { gameCalendarOf } from './availability/season-calendar.ts';
import { dayIn, type Instant } from './day.ts';
import { accept, conflict, type Decision } from './decision.ts';
import type { GameCalendar } from './estimate-text/game-windows.ts';
import { type EstimateStatementReading, soleReading } from './estimate-text/reading.ts';
import type { Injury } from './injury.ts';
import type { ReturnWindow, StatedGames, Statement } from './recovery-estimate.ts';

/**
 * Returns the statement that repeats the current one at a later time, with the same meaning. "4 to 6 weeks" and "the next
 * three games" count from the day of the statement: they are repeated as the days, or the game, that they meant.
 */
export function confirmedStatement(injury: Injury, dossier: Dossier, at: Instant): Decision<Statement> {
  const { statement, revision } = injury.estimate;
  const ahead = gameCalendarOf(dossier, dayIn(dossier.zone, at));
  switch (statement.basis) {
    case 'UNKNOWN':
    case 'DATE':
    case 'WINDOW':
      return accept(statement);
    case 'TEXT':
    case 'TRAINING':
      return accept(isOfDays(statement.reading) ? statement : { basis: 'WINDOW', window: statement.window });
    case 'GAMES':
      return accept(confirmedGames(statement, injury, dossier, ahead));
    case 'CHANCE': {
      const day = statement.fixture === null ? statement.nextFixtureOn : dayOf(statement.fixture, ahead);
      if (statement.fixture === null && day === null) return accept(statement);
      if (day === null || day <= ahead.statedOn) {
        return conflict('That chance was for a game that has begun: state what is expected now.', revision);
      }
      return accept({ ...statement, nextFixtureOn: day });
    }
  }
}

/** Whether a reading names calendar days rather than days counted from the statement. */
function isOfDays(reading: EstimateStatementReading | undefined): boolean {
  const sole = reading === undefined ? null : soleReading(reading);
  return sole?.kind === 'RETURN' || sole?.kind === 'ABSENT_THROUGH';
}

function confirmedGames(statement: StatedGames, injury: Injury, dossier: Dossier, ahead: GameCalendar): Statement {
  const recoveryCase = recoveryCaseOf(injury, dossier);
  const window = 'window' in recoveryCase.statement ? recoveryCase.statement.window : statement.window;
  const sole = soleReading(statement.reading);
  const isAhead = (fixture: string | null | undefined): boolean =>
    ahead.fixtures?.some(({ id }) => id === fixture) === true;
  switch (sole?.kind) {
    case 'RETURNS_IN':
    case 'ABSENT_THROUGH':
      return isAhead(sole.fixture) ? { ...statement, window } : asWindow(window);
    case 'MISSES':
      return sole.fixtures.length > 0 && isAhead(sole.fixtures.at(-1)) ? { ...statement, window } : asWindow(window);
    case 'GAMES': {
      const before = gameCalendarOf(dossier, recoveryCase.statedOn);
      const last = sole.low === sole.high ? before.fixtures?.filter(({ counts }) => counts)[sole.high - 1] : undefined;
      if (last === undefined || !isAhead(last.id)) return asWindow(window);
      const reading = { kind: 'ABSENT_THROUGH', day: last.day, landmark: null, fixture: last.id } as const;
      return { basis: 'GAMES', text: null, reading, window };
    }
    default:
      return asWindow(window);
  }
}

function asWindow(window: ReturnWindow): Statement {
  return { basis: 'WINDOW', window };
}

function dayOf(fixture: string, { fixtures = [] }: GameCalendar) {
  return fixtures.find(({ id }) => id === fixture)?.day ?? null;
}
