import type { Fixture } from '../../domain/fixture.ts';
import { isSameRound } from '../../domain/identity/round-key.ts';
import type { Team } from '../../domain/team.ts';
import type { FeedFixture, FeedTeam } from '../feed.ts';
import type { NameKey } from './file-names.ts';

interface FilledSidesInput {
  readonly key: NameKey;
  readonly rows: readonly FeedFixture[];
  readonly fixtures: readonly Fixture[];
  readonly keyOf: (side: FeedTeam) => NameKey | null;
  readonly teamOf: (side: FeedTeam) => Team | null;
}

/** Whether a name stands where a known tie has an open side. */
export function fillsOpenSide({ key, rows, fixtures, keyOf, teamOf }: FilledSidesInput): boolean {
  const isFilled = (row: FeedFixture, place: 'home' | 'away', other: 'home' | 'away'): boolean =>
    keyOf(row[place]) === key &&
    fixtures.some((tie) => {
      if (tie[place] !== null) return false;
      if (row.number !== null && tie.number !== null) return row.number === tie.number;
      // Whatever the round is called, the opponent has one match on that day.
      const isOpponent = tie[other] !== null && teamOf(row[other])?.id === tie[other];
      const isSameDay = row.date === null || tie.day === null || row.date === tie.day;
      return isSameDay && (isOpponent || isSameRound(row.round, tie.round));
    });
  return rows.some((row) => isFilled(row, 'home', 'away') || isFilled(row, 'away', 'home'));
}
