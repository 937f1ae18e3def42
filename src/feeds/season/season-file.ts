import type { CompetitionKind } from '../../domain/competition.ts';
import type { Instant } from '../../domain/day.ts';
import type { Gender } from '../../domain/gender.ts';
import type { ResolvedName } from '../../domain/identity/name-evidence.ts';
import type { Issue } from '../../domain/decision.ts';
import type { Fixture } from '../../domain/fixture.ts';
import type { TeamRef, TeamRegistration } from '../../domain/team.ts';
import type { FeedFixture, FeedIssue } from '../feed.ts';

/** How unresolved names that may be new teams are handled. */
export const NEW_TEAMS = ['ASK', 'CREATE'] as const;
export type NewTeams = (typeof NEW_TEAMS)[number];

/** The meaning of a name in a file: a known team, or a new one. */
export type TeamAnswer =
  | { readonly name: string; readonly team: TeamRef }
  | { readonly name: string; readonly create: TeamRegistration };

/** The options of an import. */
export interface ImportOptions {
  readonly answers: readonly TeamAnswer[];
  readonly newTeams: NewTeams;
  /** Whether rows that cannot be used reject the file. */
  readonly strict: boolean;
  /** Whether nothing is stored. */
  readonly dryRun: boolean;
  /** The gender of the competition; null if the file does not say it. */
  readonly gender: Gender | null;
  /** The country of the competition; null if the file does not say it, or if there is none. */
  readonly country: string | null;
}

export const DEFAULT_OPTIONS: ImportOptions = {
  answers: [],
  newTeams: 'ASK',
  strict: false,
  dryRun: false,
  gender: null,
  country: null,
};

/** The parsed fixtures of one season of a competition. */
export interface SeasonFile {
  readonly fixtures: readonly FeedFixture[];
  readonly problems: readonly FeedIssue[];
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  /** The time at which the file was current; null if unknown. */
  readonly asOf: Instant | null;
  /** The path segment of the rows in issues: `matches`, `lines`. */
  readonly list: string;
  /** The name of one row in messages: "match", "line". */
  readonly one: string;
  /** The system whose external ids the file may use as names; null if there is none. */
  readonly source: string | null;
  readonly options: ImportOptions;
}

/** The outcome of an import. Each usable row counts once. */
export interface ImportSummary {
  readonly added: number;
  /** Rows with a new day, kick-off or status, but no new result. */
  readonly moved: number;
  /** Rows with a new or different result. */
  readonly finished: number;
  readonly unchanged: number;
  readonly teamsAdded: number;
  /** The names of known teams, with the evidence. */
  readonly resolved: readonly ResolvedName[];
  /** Fixtures that the file no longer has, although it has the rest of their rounds. */
  readonly gone: readonly Fixture[];
  /** Rows that were left out. */
  readonly problems: readonly Issue[];
  readonly dryRun: boolean;
}
