import type { AbsenceKind } from '../domain/absence.ts';
import type { CardColour } from '../domain/card.ts';
import type { CompetitionKind } from '../domain/competition.ts';
import type { Day, Instant } from '../domain/day.ts';
import type { Gender } from '../domain/gender.ts';
import type { Position } from '../domain/player.ts';
import type { EstimateSource } from '../domain/recovery-estimate.ts';
import type { ExternalId, TeamKind } from '../domain/team.ts';
import type { FeedScore, FeedStatus } from './feed.ts';

/** A team as a feed names it. */
export interface ObservedTeam {
  /** Ids that stay the same over seasons, the feed's own first. */
  readonly ids: readonly ExternalId[];
  readonly name: string;
  /** As in the feed, "ENG" or "England"; null if it has none. */
  readonly country: string | null;
  /** Null means a club. */
  readonly kind?: TeamKind | null;
  readonly gender?: Gender | null;
  /** Three letters. */
  readonly code?: string | null;
  /** Other names in the feed, such as a short one. */
  readonly aliases?: readonly string[];
}

/** A player as a feed names them. */
export interface ObservedPlayer {
  /** Ids that stay the same over seasons, the feed's own first. */
  readonly ids: readonly ExternalId[];
  /** The longest name that the feed has; may be abbreviated: "D. Costa". */
  readonly name: string;
  readonly shortName?: string | null;
  readonly birthDate?: Day | null;
  readonly position?: Position | null;
  readonly nationality?: string | null;
  readonly gender?: Gender | null;
}

/** A season of a competition as a feed names it. */
export interface ObservedCompetition {
  readonly ids: readonly ExternalId[];
  readonly name: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  /** The zone in which match days are days, if a fixture does not have its own day. */
  readonly timeZone: string;
  readonly country: string | null;
  readonly gender?: Gender | null;
}

/** The position of an observation in its feed, for messages. */
interface Observed {
  /** For example `elements.17`. */
  readonly row: string;
}

/** A team that the feed covers, even without other observations of it. */
export interface TeamObservation extends Observed {
  readonly type: 'TEAM';
  readonly team: ObservedTeam;
}

/** A player who belongs to a squad. */
export interface SquadObservation extends Observed {
  readonly type: 'SQUAD_MEMBER';
  readonly player: ObservedPlayer;
  readonly team: ObservedTeam;
  /** The day of joining; null if the feed does not have it. */
  readonly joinedOn: Day | null;
  /** The player's national team; omitted if the feed does not say it. */
  readonly nationalTeam?: ObservedTeam | null;
  readonly shirtNumber?: number | null;
}

/** A player who left a squad, for another team or for good. */
export interface DepartureObservation extends Observed {
  readonly type: 'DEPARTURE';
  readonly player: ObservedPlayer;
  readonly from: ObservedTeam;
  /** Null if the feed does not say it. An unknown team is not added. */
  readonly to: ObservedTeam | null;
  readonly isLoan: boolean;
  readonly on: Day;
  /** The day on which a loan ends; null if the feed does not say it. */
  readonly until: Day | null;
  readonly words: string;
}

/** A fixture, with the result as far as it is known. */
export interface FixtureObservation extends Observed {
  readonly type: 'FIXTURE';
  readonly ids: readonly ExternalId[];
  readonly competition: ObservedCompetition;
  readonly round: string | null;
  /** Whether the round is the week in which it is played, so that it changes when the fixture moves. */
  readonly isRoundOfWeek?: boolean;
  readonly home: ObservedTeam;
  readonly away: ObservedTeam;
  /** The match day; null while postponed. */
  readonly day: Day | null;
  /** Null while the hour is open. */
  readonly kickoffAt: Instant | null;
  readonly status: FeedStatus;
  /** Null unless the fixture is over. */
  readonly score: FeedScore | null;
  readonly penalties: FeedScore | null;
  readonly venue: string | null;
}

/** A player's yellow cards of a season so far. */
export interface CautionTotalObservation extends Observed {
  readonly type: 'CAUTION_TOTAL';
  readonly player: ObservedPlayer;
  readonly team: ObservedTeam;
  readonly competition: ObservedCompetition;
  readonly yellows: number;
}

/** A card in a fixture. */
export interface CardObservation extends Observed {
  readonly type: 'CARD';
  /** Ids of the fixture. */
  readonly fixture: readonly ExternalId[];
  readonly player: ObservedPlayer;
  readonly team: ObservedTeam;
  readonly colour: CardColour;
  readonly minute: number | null;
}

/** Who is in the squad of a team for a fixture. */
export interface LineupObservation extends Observed {
  readonly type: 'LINEUP';
  /** Ids of the fixture. */
  readonly fixture: readonly ExternalId[];
  readonly team: ObservedTeam;
  readonly starting: readonly ObservedPlayer[];
  readonly bench: readonly ObservedPlayer[];
}

export type ObservedAbsenceKind = 'INJURY' | 'SUSPENSION' | AbsenceKind;

/** The games that an absence covers. All omitted: every game of the player. */
export interface ObservedScope {
  /** Games for these teams. */
  readonly teams?: readonly ObservedTeam[];
  readonly competition?: ObservedCompetition | null;
  /** Ids of fixtures. */
  readonly fixtures?: readonly ExternalId[];
  /** The team's next fixture on or after `from` only. */
  readonly nextFixture?: boolean;
}

/** A player who is, or may be, kept out. */
export interface AbsenceObservation extends Observed {
  readonly type: 'ABSENCE';
  /** The feed's own id of this absence, if it has one that stays the same while its words change. */
  readonly id: ExternalId | null;
  readonly player: ObservedPlayer;
  /** Null if the feed does not say it. */
  readonly team: ObservedTeam | null;
  readonly kind: ObservedAbsenceKind;
  /** The words of the feed, unchanged: "Knee injury - Expected back 14 Sep". */
  readonly words: string;
  /** The part of the words that names the reason: "Knee injury"; null if there is none. */
  readonly reason: string | null;
  /** The part of the words about the end: "75% chance of playing"; null if there is none. */
  readonly estimate: string | null;
  /** The first day; null if the feed does not say it. */
  readonly from: Day | null;
  /** The first day on which the player is back: expected, or a fact if `completed`. */
  readonly until: Day | null;
  /** The chance of playing the next game, in percent; null if the feed states none. */
  readonly chance: number | null;
  /** The length of a ban in matches. */
  readonly matches: number | null;
  readonly scope: ObservedScope | null;
  /** The time of the statement; null means when the feed was read. */
  readonly observedAt: Instant | null;
  /** The source of the statement, if rows have their own; omitted means the feed. */
  readonly source?: EstimateSource | null;
  /** Whether it is over: `until` is the day of the return. */
  readonly completed: boolean;
}

/** One statement of a feed. All adapters return this form, and one reconciliation applies it. */
export type Observation =
  | TeamObservation
  | SquadObservation
  | DepartureObservation
  | FixtureObservation
  | CautionTotalObservation
  | CardObservation
  | LineupObservation
  | AbsenceObservation;
