import type { Day } from '../../domain/day.ts';
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

/**
 * Whether a name fills the open side of a known tie. If only round and day match, there must be at least as many such
 * ties as rows with unknown names: "Мексика" in the row of a known match is not a new team.
 */
export function fillsOpenSide({ key, rows, fixtures, keyOf, teamOf }: FilledSidesInput): boolean {
  const isUnknown = (side: FeedTeam): boolean => keyOf(side) !== null && teamOf(side) === null;
  const isLikeOpenTies = (row: FeedFixture): boolean => {
    const isSameTime = (round: string | null, day: Day | null): boolean =>
      isSameRound(row.round, round) && (row.date === null || day === null || row.date === day);
    const ties = fixtures.filter((tie) => isOpen(tie) && isSameTime(tie.round, tie.day));
    const unknown = rows.filter(
      ({ round, date, home, away }) => isSameTime(round, date) && (isUnknown(home) || isUnknown(away)),
    );
    return unknown.length <= ties.length;
  };
  const isFilled = (row: FeedFixture, place: 'home' | 'away', other: 'home' | 'away'): boolean =>
    keyOf(row[place]) === key &&
    fixtures.some((tie) => {
      if (tie[place] !== null) return false;
      if (row.number !== null && tie.number !== null) return row.number === tie.number;
      // Whatever the name of the round, the opponent has one match on that day.
      const isOpponent = tie[other] !== null && teamOf(row[other])?.id === tie[other];
      const isSameKickoff = row.kickoffAt !== null && row.kickoffAt === tie.kickoffAt;
      const isSameDay = row.date === null || tie.day === null || row.date === tie.day || isSameKickoff;
      return isSameDay && (isOpponent || (isSameRound(row.round, tie.round) && isLikeOpenTies(row)));
    });
  return rows.some((row) => isFilled(row, 'home', 'away') || isFilled(row, 'away', 'home'));
}

function isOpen({ home, away }: Fixture): boolean {
  return home === null || away === null;
}
