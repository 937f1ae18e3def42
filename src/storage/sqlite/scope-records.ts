import { parsed } from '../json-columns.ts';
import type DatabaseFile from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Absence, AbsenceId } from '../../domain/absence.ts';
import {
  type Card,
  type CardKey,
  cardKey,
  type CautionTotal,
  cautionTotalKey,
  type CautionTotalKey,
} from '../../domain/card.ts';
import type { Instant } from '../../domain/day.ts';
import type { Loan, LoanId } from '../../domain/loan.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { Suspension, SuspensionId } from '../../domain/suspension.ts';
import { absenceFromRow, loanFromRow, suspensionFromRow } from '../record-mapping.ts';
import { RECENT_CARDS_MS } from '../recent-cards.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import * as record from './record-tables.ts';
import * as entity from './tables.ts';

/** The records of some players besides injuries. */
export interface ScopeRecords {
  readonly suspensions: Map<SuspensionId, Suspension>;
  readonly absences: Map<AbsenceId, Absence>;
  readonly loans: Map<LoanId, Loan>;
  readonly cards: Map<CardKey, Card>;
  readonly cautionTotals: Map<CautionTotalKey, CautionTotal>;
  readonly processedUntil: Instant;
  readonly latestWrite: Instant;
}

type Kind = 'setting' | 'audit' | 'suspension' | 'absence' | 'loan' | 'card' | 'cautionTotal';

/** Returns a row as JSON, by the names of the row types. */
function rowOf(table: SQLiteTable, more = ''): string {
  const columns = Object.entries(getTableColumns(table)).map(([name, { name: column }]) => `'${name}', x."${column}"`);
  return `json_object(${columns.join()}${more})`;
}

/** As text, not as a part of the object. */
const EXTERNAL_IDS = `, 'externalIds', '' || (select json_group_array(json_object('source', source, 'value', value)
  order by source, value) from external_id where ref = x.id)`;

function rowsOf(kind: Kind, table: SQLiteTable, more = '', condition = ''): string {
  return `select '${kind}', ${rowOf(table, more)} from "${getTableName(table)}" x
    where x.player_id in (select value from json_each(@players)) ${condition}`;
}

const RECENT = `(select cast(value as integer) from setting where name = '${PROCESSED_UNTIL}') - ${RECENT_CARDS_MS}`;

const TIMES = [
  `select 'setting' as kind, value as data from setting where name = '${PROCESSED_UNTIL}'`,
  `select 'audit', cast(at as text) from (select at from audit order by id desc limit 1)`,
];

/** One statement for tables of which most players have no or few rows. */
const STATEMENT = [
  ...TIMES,
  rowsOf('suspension', entity.suspension, EXTERNAL_IDS),
  rowsOf('absence', record.absence, EXTERNAL_IDS),
  rowsOf('loan', record.loan),
  rowsOf(
    'card',
    record.card,
    '',
    `and exists (select 1 from fixture f where f.id = x.fixture_id
    and (f.day is null or f.day >= date((${RECENT}) / 1000, 'unixepoch')))`,
  ),
  rowsOf('cautionTotal', record.cautionTotal, '', `and x.as_of >= ${RECENT}`),
].join(' union all ');

export function prepareScopeRecords(file: DatabaseFile.Database): (players: ReadonlySet<PlayerId>) => ScopeRecords {
  const ofPlayers = file.prepare<{ players: string }, { kind: Kind; data: string }>(STATEMENT);
  const ofNobody = file.prepare<[], { kind: Kind; data: string }>(TIMES.join(' union all '));
  return (players) => {
    const records = {
      suspensions: new Map<SuspensionId, Suspension>(),
      absences: new Map<AbsenceId, Absence>(),
      loans: new Map<LoanId, Loan>(),
      cards: new Map<CardKey, Card>(),
      cautionTotals: new Map<CautionTotalKey, CautionTotal>(),
    };
    let [processedUntil, latestWrite] = [0, 0];
    const rows = players.size === 0 ? ofNobody.all() : ofPlayers.all({ players: JSON.stringify([...players]) });
    for (const { kind, data } of rows) {
      const row: ReturnType<typeof JSON.parse> = parsed(data);
      if (kind === 'setting') processedUntil = row;
      else if (kind === 'audit') latestWrite = row;
      else if (kind === 'suspension') records.suspensions.set(row.id, suspensionFromRow(row));
      else if (kind === 'absence') records.absences.set(row.id, absenceFromRow(row));
      else if (kind === 'loan') records.loans.set(row.id, loanFromRow(row));
      else if (kind === 'card') records.cards.set(cardKey(row), row);
      else records.cautionTotals.set(cautionTotalKey(row), row);
    }
    return { ...records, processedUntil: processedUntil as Instant, latestWrite: latestWrite as Instant };
  };
}
