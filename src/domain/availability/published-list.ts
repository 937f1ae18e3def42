import type { Day, Instant } from '../day.ts';
import type { ReturnWindow } from '../recovery-estimate.ts';
import type { FixtureId } from '../fixture.ts';
import type { Availability } from './assess.ts';
import type { PlayerId } from '../player.ts';
import type { Headline, TextSentence } from '../sentences/sentence.ts';

/** One game of a list, with the fixture fields that the list publishes. */
export interface MissedGame extends Availability {
  readonly day: Day | null;
  readonly kickoffAt: Instant | null;
  readonly conditional: boolean;
}

export interface MissedGamesCount {
  readonly missed: number;
  readonly out: number;
  readonly doubtful: number;
  readonly questionable: number;
  /** Conditional ties, which count only in `max`. */
  readonly conditional: number;
  /** missed + out. */
  readonly min: number;
  /** missed + out + doubtful + questionable + conditional. */
  readonly max: number;
  /** The sum of the chances of all games that are not conditional. */
  readonly expected: number;
}

/** The published list of a player's missed games. */
export interface MissedGames {
  readonly games: readonly MissedGame[];
  readonly count: MissedGamesCount;
  readonly returnWindow: ReturnWindow | null;
  readonly targetReturn: FixtureId | null;
  /** Text only in lists that were published before sentences were data. */
  readonly headline: Headline | TextSentence;
}

export const CHANGE_CAUSES = [
  'INJURY_REPORTED',
  'INJURY_AMENDED',
  'ESTIMATE_REVISED',
  'RETURN_RECORDED',
  'INJURY_WITHDRAWN',
  'SUSPENSION',
  'FIXTURE',
  'TRANSFER',
  'TIME_PASSED',
  'ABSENCE',
  'LINEUP',
  'CORRECTION',
  'CARD',
] as const;

export type ChangeCause = (typeof CHANGE_CAUSES)[number];

/** One revision of a player's ledger: a published list with its time and cause. */
export interface PublishedList {
  readonly player: PlayerId;
  readonly revision: number;
  readonly publishedAt: Instant;
  readonly cause: ChangeCause;
  readonly list: MissedGames;
}
