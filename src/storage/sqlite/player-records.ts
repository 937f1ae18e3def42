import type DatabaseFile from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Absence } from '../../domain/absence.ts';
import type { CautionTotal } from '../../domain/card.ts';
import type { Injury } from '../../domain/injury.ts';
import type { Loan } from '../../domain/loan.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { Suspension } from '../../domain/suspension.ts';
import { parsed } from '../json-columns.ts';
import { absenceFromRow, loanFromRow, suspensionFromRow } from '../record-mapping.ts';
import { injuryFromRow } from '../rows.ts';
import * as record from './record-tables.ts';
import { listJson } from './selections.ts';
import type { Statements } from './statements.ts';
import * as entity from './tables.ts';

/** All records of one player. */
export interface PlayerRecords {
  readonly injuries: readonly Injury[];
  readonly suspensions: readonly Suspension[];
  readonly absences: readonly Absence[];
  readonly loans: readonly Loan[];
  readonly cautionTotals: readonly CautionTotal[];
  /** Whether the player was ever shown a card. The days of fixtures decide which cards count. */
  readonly isCarded: boolean;
}

type Kind = 'suspension' | 'absence' | 'loan' | 'cautionTotal' | 'carded';

/** Returns a row as JSON, by the names of the row types. */
function rowOf(table: SQLiteTable, more = ''): string {
  const columns = Object.entries(getTableColumns(table)).map(([name, { name: column }]) => `'${name}', x."${column}"`);
  return `json_object(${columns.join()}${more})`;
}

/** Selects external ids as text, not as a part of the object. */
const EXTERNAL_IDS = `, 'externalIds', '' || (select json_group_array(json_object('source', source, 'value', value)
  order by source, value) from external_id where ref = x.id)`;

function rowsOf(kind: Kind, table: SQLiteTable, more = ''): string {
  return `select '${kind}' as kind, ${rowOf(table, more)} as data from "${getTableName(table)}" x
    where x.player_id in (select value from json_each(@players))`;
}

/** One statement for the tables in which most players have no or few rows. */
const STATEMENT = [
  rowsOf('suspension', entity.suspension, EXTERNAL_IDS),
  rowsOf('absence', record.absence, EXTERNAL_IDS),
  rowsOf('loan', record.loan),
  rowsOf('cautionTotal', record.cautionTotal),
  `select distinct 'carded', json_object('player', player_id) from card
    where player_id in (select value from json_each(@players))`,
].join(' union all ');

export function preparePlayerRecords(file: DatabaseFile.Database) {
  return file.prepare<{ players: string }, { kind: Kind; data: string }>(STATEMENT);
}

interface Found {
  readonly injuries: Injury[];
  readonly suspensions: Suspension[];
  readonly absences: Absence[];
  readonly loans: Loan[];
  readonly cautionTotals: CautionTotal[];
  isCarded: boolean;
}

/** Returns the records of each of these players, who need not exist. */
export function readPlayerRecords(s: Statements, players: readonly PlayerId[]): Map<PlayerId, PlayerRecords> {
  const found = new Map<PlayerId, Found>();
  for (const player of players) {
    found.set(player, { injuries: [], suspensions: [], absences: [], loans: [], cautionTotals: [], isCarded: false });
  }
  const ids = listJson(players);
  for (const row of s.injuriesOf.all({ players: ids })) found.get(row.injury.player)?.injuries.push(injuryFromRow(row));
  for (const { kind, data } of s.playerRecords.all({ players: ids })) {
    const row: ReturnType<typeof JSON.parse> = parsed(data);
    const records = found.get(row.player);
    if (records === undefined) continue;
    if (kind === 'suspension') records.suspensions.push(suspensionFromRow(row));
    else if (kind === 'absence') records.absences.push(absenceFromRow(row));
    else if (kind === 'loan') records.loans.push(loanFromRow(row));
    else if (kind === 'cautionTotal') records.cautionTotals.push(row);
    else records.isCarded = true;
  }
  return found;
}
