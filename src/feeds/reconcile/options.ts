import type { PlayerRef } from '../../domain/player.ts';
import type { RegisterPlayer } from '../../write-path/commands/player.ts';
import type { FeedAdapter, FeedCoverage } from '../adapter.ts';
import type { Instant } from '../../domain/day.ts';
import type { NewTeams, TeamAnswer } from '../season/season-file.ts';

/** The parts of a feed that can be imported. */
export const FEED_PARTS = ['FIXTURES', 'SQUADS', 'ABSENCES'] as const;
export type FeedPart = (typeof FEED_PARTS)[number];

/** The meaning of a name in a feed: a known player, or a new one. */
export type PlayerAnswer =
  | { readonly name: string; readonly player: PlayerRef }
  | { readonly name: string; readonly create: RegisterPlayer };

export interface ReconcileOptions {
  readonly parts: ReadonlySet<FeedPart>;
  readonly teams: readonly TeamAnswer[];
  readonly players: readonly PlayerAnswer[];
  readonly newTeams: NewTeams;
  /** How unresolved names are handled: the import is refused, or their rows are left out and queued. */
  readonly unresolved: 'REFUSE' | 'QUEUE';
  readonly dryRun: boolean;
}

/** The feed that is imported, and the time at which it was made. */
export interface FeedSource extends Pick<FeedAdapter, 'system' | 'source'> {
  readonly asOf: Instant;
  readonly coverage: FeedCoverage;
}
