/**
 * Reads a file of forecasts: statements about injured players, and whether each was back for the team's later fixtures.
 * A row is one statement and one fixture; docs/recovery-model.md describes the columns.
 */

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { addDays, type Day, dayNumber, parseDay } from '../../src/domain/day.ts';
import type { RecoveryCase } from '../../src/domain/recovery/recovery-case.ts';

export const KINDS = ['dated', 'unknown', 'chance'] as const;
export type Kind = (typeof KINDS)[number];

/** One fixture of a player's team after a statement about the player. */
export interface Outcome {
  readonly fixtureOn: Day;
  readonly notBackYet: boolean;
}

export interface Statement {
  readonly id: string;
  readonly season: string;
  readonly kind: Kind;
  readonly recoveryCase: RecoveryCase;
  /** `dayNumber` of the day of the statement. */
  readonly statedDay: number;
  /** In order of day. */
  readonly outcomes: readonly Outcome[];
}

const MatchDay = z.string().transform((text, context): Day => {
  const parsed = parseDay(text);
  if (parsed !== null) return parsed;
  context.addIssue({ code: 'custom', message: `not a day: ${text}` });
  return z.NEVER;
});
const Count = z
  .string()
  .regex(/^\d*$/)
  .transform((text) => (text === '' ? null : Number(text)));
const Row = z.object({
  case_id: z.string(),
  season: z.string(),
  as_of: MatchDay,
  diagnosis: z.string(),
  kind: z.enum(KINDS),
  expected_return: z.union([z.literal('').transform(() => null), MatchDay]),
  chance_percent: Count,
  days_injured_so_far: Count,
  fixture_date: MatchDay,
  not_back_yet: z.enum(['0', '1']),
});
type Row = z.infer<typeof Row>;

/** Returns the statements of a `.csv` or `.csv.gz` file in order. Throws if the file has another format. */
export function readForecasts(file: string): Statement[] {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  const rows = z.array(Row).parse(parse(text, { columns: true, skip_empty_lines: true }));
  return [...Map.groupBy(rows, (row) => row.case_id).values()].map(statementFrom);
}

function statementFrom(rows: readonly Row[]): Statement {
  const outcomes = rows
    .map((row) => ({ fixtureOn: row.fixture_date, notBackYet: row.not_back_yet === '1' }))
    .toSorted((a, b) => dayNumber(a.fixtureOn) - dayNumber(b.fixtureOn));
  const [row] = rows;
  if (!row) throw new RangeError('a statement without a fixture');
  return {
    id: row.case_id,
    season: row.season,
    kind: row.kind,
    statedDay: dayNumber(row.as_of),
    outcomes,
    recoveryCase: {
      occurredOn: row.days_injured_so_far === null ? null : addDays(row.as_of, -row.days_injured_so_far),
      statedOn: row.as_of,
      diagnosis: null,
      description: row.diagnosis,
      bodyPart: null,
      source: null,
      statement: parseStatement(row, outcomes[0]?.fixtureOn ?? null),
    },
  };
}

function parseStatement(row: Row, nextFixtureOn: Day | null): RecoveryCase['statement'] {
  if (row.kind === 'dated' && row.expected_return !== null) return { basis: 'DATE', date: row.expected_return };
  if (row.kind === 'chance' && row.chance_percent !== null) {
    return { basis: 'CHANCE', percent: row.chance_percent, nextFixtureOn };
  }
  if (row.kind === 'unknown') return { basis: 'UNKNOWN', text: null };
  throw new RangeError(`${row.case_id} is ${row.kind} but has no value`);
}
