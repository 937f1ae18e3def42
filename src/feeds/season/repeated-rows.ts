import { daysBetween } from '../../domain/day.ts';
import type { FixtureStatus } from '../../domain/fixture.ts';
import { isSpecificSlot } from '../../domain/identity/open-side.ts';
import { roundKey, roundNumber } from '../../domain/identity/round-key.ts';
import { RESTARTED_AFTER_DAYS } from './restarted-rounds.ts';
import { check, type CheckedRows } from './row-checks.ts';
import { byPairing, type TeamRow } from './team-row.ts';
import type { SeasonFile } from './season-file.ts';

/** More matches of one pairing than any season has. */
const MOST_MEETINGS = 30;

/** Statuses of a match that was broken off, after which the same round may contain it again. */
const BROKEN_OFF: ReadonlySet<FixtureStatus> = new Set(['ABANDONED', 'SUSPENDED', 'CANCELLED', 'POSTPONED']);

/**
 * Leaves out a team against itself, and rows that repeat a match. The row with the most data is kept, whatever its
 * position. In a numbered round of a league a pairing meets once, unless the league plays that round twice; in other
 * rounds another date is another match.
 * @param restarted The keys of the rounds that are played twice.
 */
export function checkPairings(
  file: SeasonFile,
  rows: readonly TeamRow[],
  restarted: ReadonlySet<string>,
): CheckedRows<TeamRow> {
  const repeated = repeatedRows(file, rows, restarted);
  const { usable, problems } = check(
    file,
    rows.map((teamRow) => ({ row: teamRow.row.row, teamRow })),
    ({ teamRow }) => {
      const { row, home, away } = teamRow;
      if (home !== null && home.id === away?.id) {
        const text = `"${row.home.name}" and "${row.away.name}" are the same team, ${home.name}; expected two teams`;
        return { field: [], text };
      }
      const kept = repeated.get(teamRow);
      if (kept === undefined) return null;
      const round = row.round === null ? 'without a round' : `in ${row.round}`;
      return { field: [], text: `${row.home.name} v ${row.away.name} ${round} duplicates ${file.one} ${kept.row.row}` };
    },
  );
  return { usable: usable.map(({ teamRow }) => teamRow), problems };
}

/** Returns the rows to leave out, each with the row that is kept instead. */
function repeatedRows(
  { kind }: SeasonFile,
  rows: readonly TeamRow[],
  restarted: ReadonlySet<string>,
): Map<TeamRow, TeamRow> {
  const repeated = new Map<TeamRow, TeamRow>();
  const groups = byPairing(rows)
    .filter((pairing) => pairing.length > 1)
    .flatMap((pairing) => [
      ...Map.groupBy(
        pairing,
        ({ row }) => `${row.round === null ? '' : roundKey(row.round)}|${row.number ?? ''}`,
      ).values(),
    ]);
  for (const group of groups) {
    if (group.length === 1 || !isSpecific(group[0])) continue;
    const round = group[0]?.row.round ?? null;
    const meetsOnce = kind === 'LEAGUE' && roundNumber(round) !== null;
    const mostDays = round !== null && restarted.has(roundKey(round)) ? RESTARTED_AFTER_DAYS : Infinity;
    const kept: TeamRow[] = [];
    for (const each of group.toSorted((a, b) => saysMore(b) - saysMore(a) || a.row.row - b.row.row)) {
      const same = kept.find((other) => isSameMatch(each, other) || (meetsOnce && isMoved(each, other, mostDays)));
      const [first] = kept;
      if (same !== undefined) repeated.set(each, same);
      else if (first !== undefined && kept.length >= MOST_MEETINGS) repeated.set(each, first);
      else kept.push(each);
    }
  }
  return repeated;
}

function isSameMatch({ row: a }: TeamRow, { row: b }: TeamRow): boolean {
  return a.date === b.date;
}

/** Whether two rows of one round are a match and the same match with another date. */
function isMoved({ row: a }: TeamRow, { row: b }: TeamRow, mostDays: number): boolean {
  if (BROKEN_OFF.has(a.status) || BROKEN_OFF.has(b.status)) return false;
  return a.date === null || b.date === null || Math.abs(daysBetween(a.date, b.date)) <= mostDays;
}

/** Whether the sides of a row identify one tie; there may be many of "TBD v TBD". */
function isSpecific(teamRow: TeamRow | undefined): boolean {
  if (teamRow === undefined) return false;
  const { row, home, away } = teamRow;
  return (home !== null || isSpecificSlot(row.home.name)) && (away !== null || isSpecificSlot(row.away.name));
}

function saysMore({ row }: TeamRow): number {
  return (row.score === null ? 0 : 4) + (row.kickoffAt === null ? 0 : 2) + (row.date === null ? 0 : 1);
}
