import type { Statement } from '../recovery-estimate.ts';
import type { EstimateStatementReading } from './reading.ts';

/** Returns the reading of a statement; null for a text that was stored before readings were. */
export function readingOf(statement: Statement): EstimateStatementReading | null {
  switch (statement.basis) {
    case 'WINDOW':
    case 'DATE': {
      const [from, to] =
        statement.basis === 'DATE'
          ? [statement.date, statement.date]
          : [statement.window.earliest, statement.window.latest];
      return { kind: 'RETURN', from, to, landmark: null, bound: 'EXACT', activity: 'PLAYING' };
    }
    case 'CHANCE': {
      const { percent, nextFixtureOn: day, fixture } = statement;
      return statement.reading ?? { kind: 'CHANCE', fixture, day, percent };
    }
    case 'UNKNOWN':
      return statement.reading ?? { kind: 'NO_ESTIMATE', reason: 'NO_TIMEFRAME' };
    default:
      return statement.reading ?? null;
  }
}
