/** The days and fixtures that words may refer to: the day of the statement, the calendar, the season, breaks. */

import type { Day } from '../day.ts';
import type { CompetitionKind } from '../competition.ts';
import type { FixtureId } from '../fixture.ts';

/** A fixture ahead of the player, as far as words can name it. */
export interface NamedFixture {
  readonly id: FixtureId;
  readonly day: Day;
  /** Names of the opponent in any spelling; empty while it is open. */
  readonly opponents: readonly string[];
  readonly home: boolean;
  /** The name of the competition. */
  readonly competition: string;
  readonly kind: CompetitionKind;
  readonly round: string | null;
  /** 1 or 2 in a tie of two legs. */
  readonly leg: 1 | 2 | null;
  /** Whether it counts as a game of the player's club that is certain to be played. */
  readonly counts: boolean;
}

/** The days that words may refer to. If one is null or past, the usual European calendar is assumed. */
export interface EstimateContext {
  /** The day of the statement: durations count from it, and a month without a year is the next one after it. */
  readonly statedOn: Day;
  /** The day of the injury, for "six weeks from the injury". Null means the day of the statement. */
  readonly occurredOn: Day | null;
  /** Null means 31 May. */
  readonly seasonEndsOn: Day | null;
  /** The end of the current or next international break. Null means the end of FIFA's current or next window. */
  readonly internationalBreakEndsOn: Day | null;
  /** Null means 2 January, as in Spain. */
  readonly winterBreakEndsOn: Day | null;
  /** Null means in a week. */
  readonly nextFixtureOn: Day | null;
  /** Fixtures after the day of the statement, in order of kick-off. Absent: not known. */
  readonly fixtures?: readonly NamedFixture[];
  /** Names of the player's own teams. */
  readonly ownTeams?: readonly string[];
}
