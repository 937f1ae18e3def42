import type { AuditId } from '../auth/audit.ts';
import type { Injury } from '../domain/injury.ts';
import type { RecoveryEstimate, Statement } from '../domain/recovery-estimate.ts';
import { parsed } from './json-columns.ts';
import type { Rows } from './tables.ts';

export function estimateFromRow(row: Rows['estimate']): RecoveryEstimate {
  const { revision, note, reportedAt, recordedAt, sourceKind, sourceName, sourceUrl } = row;
  const source = sourceKind === null ? null : { kind: sourceKind, name: sourceName, url: sourceUrl };
  const statement = statementFromRow(row);
  const flags = { retracted: row.retracted === 1, replaces: row.replaces === 1 };
  return { revision, statement, source, note, reportedAt, recordedAt, ...flags };
}

/** Returns a statement of any basis, from the columns and from `details`. */
function statementFromRow({ basis, earliest, likely, latest, text, details }: Rows['estimate']): Statement {
  const hasWindow = earliest !== null && likely !== null && latest !== null;
  return {
    basis,
    ...(hasWindow && { window: { earliest, likely, latest } }),
    ...(!hasWindow && likely !== null && { date: likely }),
    ...((text !== null || basis === 'UNKNOWN') && { text }),
    ...(details !== null && parsed<object>(details)),
  } as Statement;
}

/** `audit` is the id of the audit entry of the change that records the estimate. */
export function estimateToRow(
  { id: injury, estimate }: Pick<Injury, 'id' | 'estimate'>,
  audit: AuditId | null,
): Rows['estimate'] {
  const { statement, source, retracted, replaces, ...rest } = estimate;
  return {
    ...rest,
    ...statementColumns(statement),
    injury,
    audit,
    retracted: Number(retracted),
    replaces: Number(replaces),
    sourceKind: source?.kind ?? null,
    sourceName: source?.name ?? null,
    sourceUrl: source?.url ?? null,
  };
}

type StatementColumns = Pick<Rows['estimate'], 'basis' | 'earliest' | 'likely' | 'latest' | 'text' | 'details'>;

function statementColumns(statement: Statement): StatementColumns {
  const { basis, ...parts } = statement;
  const window = 'window' in parts ? parts.window : null;
  const date = 'date' in parts ? parts.date : null;
  const text = 'text' in parts ? parts.text : null;
  const inColumns = { window, date, text };
  const details = Object.entries(parts).filter(
    ([name, value]) => !(name in inColumns) || (value === null && basis !== 'UNKNOWN'),
  );
  return {
    basis,
    ...(window ?? { earliest: null, likely: date, latest: null }),
    text,
    details: details.length === 0 ? null : JSON.stringify(Object.fromEntries(details)),
  };
}
