import type { Instant } from '../../domain/day.ts';
import type { Issue } from '../../domain/decision.ts';
import type { ResolvedName } from '../../domain/identity/name-evidence.ts';
import type { ImportSummary } from '../season/season-file.ts';
import type { Counts } from './context.ts';

/** The outcome of the import of a feed. */
export interface FeedSummary extends Readonly<Counts> {
  readonly teamsAdded: number;
  readonly fixturesAdded: number;
  /** Fixtures with a new day, kick-off or status, but no new result. */
  readonly fixturesMoved: number;
  /** Fixtures with a new or different result. */
  readonly fixturesFinished: number;
  /** The names of known teams in the fixtures, with the evidence. */
  readonly resolved: readonly ResolvedName[];
  /** Questions to the editors that this import asks. */
  readonly questions: number;
  /** Rows that were left out. */
  readonly problems: readonly Issue[];
  /** The time at which the feed was made. */
  readonly asOf: Instant;
  readonly dryRun: boolean;
}

export const NO_COUNTS: Counts = {
  playersAdded: 0,
  playersMoved: 0,
  injuriesReported: 0,
  estimatesRevised: 0,
  returnsRecorded: 0,
  suspensions: 0,
  absences: 0,
  unchanged: 0,
  stale: 0,
};

/** Adds up the seasons of a feed. */
export function fixtureCounts(seasons: readonly ImportSummary[]) {
  const sum = (count: (one: ImportSummary) => number): number => seasons.reduce((all, one) => all + count(one), 0);
  return {
    fixturesAdded: sum(({ added }) => added),
    fixturesMoved: sum(({ moved }) => moved),
    fixturesFinished: sum(({ finished }) => finished),
    unchanged: sum(({ unchanged }) => unchanged),
    teamsAdded: sum(({ teamsAdded }) => teamsAdded),
    resolved: seasons.flatMap(({ resolved }) => resolved),
    problems: seasons.flatMap(({ problems }) => problems),
  };
}
