import type { Fixture } from '../../domain/fixture.ts';
import { roundKey, roundNumber } from '../../domain/identity/round-key.ts';
import type { TeamRow } from './team-row.ts';

/** A file with a smaller share of the known fixtures is a part of the season, such as one matchday. */
const FULL_FILE_SHARE = 0.6;

/** Returns the known fixtures that a full file no longer has, except those of entirely missing numbered rounds. */
export function goneFixtures(
  fixtures: readonly Fixture[],
  matches: ReadonlyMap<TeamRow, Fixture>,
  rows: readonly TeamRow[],
): Fixture[] {
  const matched = new Set(matches.values());
  const current = fixtures.filter(({ status }) => status !== 'REMOVED');
  if (matched.size === current.length || matched.size < current.length * FULL_FILE_SHARE) return [];
  const rounds = new Set(rows.flatMap(({ row }) => (row.round === null ? [] : [roundKey(row.round)])));
  return current.filter(
    (fixture) =>
      !matched.has(fixture) &&
      (fixture.round === null || roundNumber(fixture.round) === null || rounds.has(roundKey(fixture.round))),
  );
}
