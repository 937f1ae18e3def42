import type { Fixture, FixtureId } from '../../domain/fixture.ts';
import { assign } from '../../domain/identity/assignment.ts';
import type { SeasonShape } from '../../domain/identity/season-shape.ts';
import { meetingWeight } from './meeting-weight.ts';
import { renamedRounds } from './renamed-rounds.ts';
import { byPairing, type TeamRow } from './team-row.ts';
import { tieWeight } from './tie-weight.ts';

export interface MatchInput {
  readonly rows: readonly TeamRow[];
  /** The known fixtures of the season. */
  readonly fixtures: readonly Fixture[];
  readonly shape: SeasonShape;
  readonly isLeague: boolean;
  /** The keys of the rounds that the league plays twice. */
  readonly restarted: ReadonlySet<string>;
}

/**
 * Returns the known fixture of each row; a row without one is a new fixture. Rows and fixtures of one pairing are
 * matched first, by round and then by the nearest day; then ties with an open or another side, by number, slot and
 * round. The order of the rows does not matter.
 */
export function matchFixtures({ rows, fixtures, shape, isLeague, restarted }: MatchInput): Map<TeamRow, Fixture> {
  const matched = new Map<TeamRow, Fixture>();
  if (fixtures.length === 0) return matched;
  const taken = new Set<FixtureId>();
  const known = Map.groupBy(fixtures, ({ home, away }) => `${home}:${away}`);
  const renamed = renamedRounds(rows, fixtures);
  for (const group of byPairing(rows)) {
    const { home = null, away = null } = group[0] ?? {};
    const candidates = home === null || away === null ? [] : (known.get(`${home.id}:${away.id}`) ?? []);
    if (candidates.length === 0) continue;
    const isOnlyMeeting = isLeague && shape.isDoubleRoundRobin && group.length === 1 && candidates.length === 1;
    const weights = group.map(({ row }) =>
      candidates.map((fixture) =>
        meetingWeight(row, fixture, { isLeague, isOnlyMeeting, renamed, restarted, lastRound: shape.lastRound }),
      ),
    );
    for (const [index, column] of assign(weights).entries()) {
      const [row, fixture] = [group[index], column === null ? undefined : candidates[column]];
      if (row === undefined || fixture === undefined) continue;
      matched.set(row, fixture);
      taken.add(fixture.id);
    }
  }
  const left = rows.filter((row) => !matched.has(row));
  const ties = fixtures.filter(({ id }) => !taken.has(id));
  for (const [row, tie] of matchTies(left, ties, isLeague)) matched.set(row, tie);
  return matched;
}

/** Matches rows and ties without a common pairing. Only those with any fit are part of the assignment. */
function matchTies(rows: readonly TeamRow[], ties: readonly Fixture[], isLeague: boolean): [TeamRow, Fixture][] {
  const fits = new Map<TeamRow, Map<Fixture, number>>();
  const columns = new Set<Fixture>();
  for (const row of rows) {
    for (const tie of ties) {
      const weight = tieWeight(row, tie, isLeague);
      if (weight <= 0) continue;
      fits.set(row, (fits.get(row) ?? new Map<Fixture, number>()).set(tie, weight));
      columns.add(tie);
    }
  }
  const weights = [...fits.values()].map((fit) => [...columns].map((tie) => fit.get(tie) ?? 0));
  const assigned = assign(weights);
  return [...fits.keys()].flatMap((row, index): [TeamRow, Fixture][] => {
    const column = assigned[index];
    const tie = column == null ? undefined : [...columns][column];
    return tie === undefined ? [] : [[row, tie]];
  });
}
