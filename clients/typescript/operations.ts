// Generated from schema.graphql by `npm run clients`. Do not edit.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Why a list changed. */
export type ChangeCause =
  /** An absence was reported, revised or ended. */
  | 'ABSENCE'
  /** A card was recorded. */
  | 'CARD'
  /** A wrong entry was corrected. */
  | 'CORRECTION'
  /** There is a new estimate of a return. */
  | 'ESTIMATE_REVISED'
  /** A fixture was added, moved, cancelled or played. */
  | 'FIXTURE'
  /** Details of an injury changed. */
  | 'INJURY_AMENDED'
  /** An injury was reported. */
  | 'INJURY_REPORTED'
  /** A report was withdrawn. */
  | 'INJURY_WITHDRAWN'
  /** A line-up was recorded. */
  | 'LINEUP'
  /** A return was recorded. */
  | 'RETURN_RECORDED'
  /** A suspension was imposed or lifted. */
  | 'SUSPENSION'
  /** Midnight or a kick-off passed. */
  | 'TIME_PASSED'
  /** The player was registered, or joined or left a team. */
  | 'TRANSFER';

/** How the entry of a player and a fixture changed between two lists. */
export type ChangeKind =
  /** The fixture was added to the list. */
  | 'ADDED'
  /** The verdict changed. */
  | 'CHANGED'
  /** The verdict is the same, the day is new. */
  | 'MOVED'
  /** The fixture was removed from the list. */
  | 'REMOVED';

/** A reference to a competition, by exactly one of these fields. */
export type CompetitionRef =
  {   /** The id in another system. */
  external: ExternalRef; id?: never; slug?: never; }
  |  { external?: never;   /** The global id. */
  id: string | number; slug?: never; }
  |  { external?: never; id?: never;   /** The slug: `la-liga-2025-26`. */
  slug: string; };

/** A reference to an object by its id in another system. */
export type ExternalRef = {
  /** The name of the system: `openfootball`. */
  source: string;
  /** The id in that system. */
  value: string;
};

/** A language of sentences and names. */
export type Language =
  /** Arabic, written from right to left. */
  | 'AR'
  /** German. */
  | 'DE'
  /** English. */
  | 'EN'
  /** Spanish. */
  | 'ES'
  /** French. */
  | 'FR'
  /** Italian. */
  | 'IT'
  /** Portuguese. */
  | 'PT';

/** A reference to a player, by exactly one of these fields. */
export type PlayerRef =
  {   /** The id in another system. */
  external: ExternalRef; id?: never; slug?: never; }
  |  { external?: never;   /** The global id. */
  id: string | number; slug?: never; }
  |  { external?: never; id?: never;   /** The slug: `jude-bellingham`. */
  slug: string; };

/** A reference to a team, by exactly one of these fields. */
export type TeamRef =
  {   /** The id in another system. */
  external: ExternalRef; id?: never; slug?: never; }
  |  { external?: never;   /** The global id. */
  id: string | number; slug?: never; }
  |  { external?: never; id?: never;   /** The slug: `real-madrid`. */
  slug: string; };

/** How likely a player is to be available for a fixture: ranges of the chance of missing it. */
export type Verdict =
  /** The chance of missing it is 0.1 or less. */
  | 'AVAILABLE'
  /** The chance of missing it is 0.5 to 0.9: unlikely to play. */
  | 'DOUBTFUL'
  /** The fixture kicked off without the player. */
  | 'MISSED'
  /** The chance of missing it is above 0.9. */
  | 'OUT'
  /** The fixture was played and the player was not absent. */
  | 'PLAYED'
  /** The chance of missing it is above 0.1, but below 0.5: may miss it. */
  | 'QUESTIONABLE'
  /** Cannot be assessed: the fixture has no date, was broken off, is not played, or depends on a result that is not known. */
  | 'UNKNOWN';

export type GameFragment = { __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } };

export type ListFragment = { __typename: 'MissedGames', id: string, revision: number, assessedAt: string, cause: ChangeCause, headline: string, count: { min: number, max: number, expected: number, conditional: number }, returnWindow: { earliest: string, likely: string, latest: string } | null, games: Array<{ __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } }> };

export type ListEventFragment = { missedGames: { __typename: 'MissedGames', id: string, revision: number, assessedAt: string, cause: ChangeCause, headline: string, player: { slug: string, name: string }, count: { min: number, max: number, expected: number, conditional: number }, returnWindow: { earliest: string, likely: string, latest: string } | null, games: Array<{ __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } }> }, changes: Array<{ kind: ChangeKind, before: Verdict | null, after: Verdict | null, fixture: { id: string }, availability: { __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } } | null }> };

export type MissedGamesQueryVariables = Exact<{
  player: PlayerRef;
  asOf?: string | null | undefined;
  language?: Language | null | undefined;
}>;


export type MissedGamesQuery = { player: { slug: string, name: string, missedGames: { __typename: 'MissedGames', id: string, revision: number, assessedAt: string, cause: ChangeCause, headline: string, count: { min: number, max: number, expected: number, conditional: number }, returnWindow: { earliest: string, likely: string, latest: string } | null, games: Array<{ __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } }> } } | null };

export type MissedGamesChangedSubscriptionVariables = Exact<{
  player: PlayerRef;
  sinceRevision?: number | null | undefined;
  language?: Language | null | undefined;
}>;


export type MissedGamesChangedSubscription = { missedGamesChanged: { missedGames: { __typename: 'MissedGames', id: string, revision: number, assessedAt: string, cause: ChangeCause, headline: string, player: { slug: string, name: string }, count: { min: number, max: number, expected: number, conditional: number }, returnWindow: { earliest: string, likely: string, latest: string } | null, games: Array<{ __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } }> }, changes: Array<{ kind: ChangeKind, before: Verdict | null, after: Verdict | null, fixture: { id: string }, availability: { __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } } | null }> } };

export type MissedGamesFeedSubscriptionVariables = Exact<{
  players?: Array<PlayerRef> | PlayerRef | null | undefined;
  team?: TeamRef | null | undefined;
  competition?: CompetitionRef | null | undefined;
  language?: Language | null | undefined;
}>;


export type MissedGamesFeedSubscription = { missedGamesFeed: { missedGames: { __typename: 'MissedGames', id: string, revision: number, assessedAt: string, cause: ChangeCause, headline: string, player: { slug: string, name: string }, count: { min: number, max: number, expected: number, conditional: number }, returnWindow: { earliest: string, likely: string, latest: string } | null, games: Array<{ __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } }> }, changes: Array<{ kind: ChangeKind, before: Verdict | null, after: Verdict | null, fixture: { id: string }, availability: { __typename: 'Availability', id: string, verdict: Verdict, chanceOfMissing: number | null, provisional: boolean, explanation: string, fixture: { id: string, date: string | null, kickoffAt: string | null, competition: { name: string }, home: { slug: string, shortName: string } | null, away: { slug: string, shortName: string } | null } } | null }> } };
/** The text of an operation, with the types of its result and its variables. */
export type TypedText<Result, Variables> = string & { readonly __types?: (variables: Variables) => Result };

export const MissedGames = `fragment Game on Availability {
  __typename
  id
  verdict
  chanceOfMissing
  provisional
  explanation(language: $language)
  fixture {
    id
    date
    kickoffAt
    competition {
      name
    }
    home {
      slug
      shortName
    }
    away {
      slug
      shortName
    }
  }
}

fragment List on MissedGames {
  __typename
  id
  revision
  assessedAt
  cause
  headline(language: $language)
  count {
    min
    max
    expected
    conditional
  }
  returnWindow {
    earliest
    likely
    latest
  }
  games {
    ...Game
  }
}

query MissedGames($player: PlayerRef!, $asOf: DateTime, $language: Language = EN) {
  player(by: $player) {
    slug
    name
    missedGames(asOf: $asOf) {
      ...List
    }
  }
}` as TypedText<MissedGamesQuery, MissedGamesQueryVariables>;

export const MissedGamesChanged = `fragment Game on Availability {
  __typename
  id
  verdict
  chanceOfMissing
  provisional
  explanation(language: $language)
  fixture {
    id
    date
    kickoffAt
    competition {
      name
    }
    home {
      slug
      shortName
    }
    away {
      slug
      shortName
    }
  }
}

fragment List on MissedGames {
  __typename
  id
  revision
  assessedAt
  cause
  headline(language: $language)
  count {
    min
    max
    expected
    conditional
  }
  returnWindow {
    earliest
    likely
    latest
  }
  games {
    ...Game
  }
}

fragment ListEvent on MissedGamesEvent {
  missedGames {
    ...List
    player {
      slug
      name
    }
  }
  changes {
    kind
    before
    after
    fixture {
      id
    }
    availability {
      ...Game
    }
  }
}

subscription MissedGamesChanged($player: PlayerRef!, $sinceRevision: Int, $language: Language = EN) {
  missedGamesChanged(player: $player, sinceRevision: $sinceRevision) {
    ...ListEvent
  }
}` as TypedText<MissedGamesChangedSubscription, MissedGamesChangedSubscriptionVariables>;

export const MissedGamesFeed = `fragment Game on Availability {
  __typename
  id
  verdict
  chanceOfMissing
  provisional
  explanation(language: $language)
  fixture {
    id
    date
    kickoffAt
    competition {
      name
    }
    home {
      slug
      shortName
    }
    away {
      slug
      shortName
    }
  }
}

fragment List on MissedGames {
  __typename
  id
  revision
  assessedAt
  cause
  headline(language: $language)
  count {
    min
    max
    expected
    conditional
  }
  returnWindow {
    earliest
    likely
    latest
  }
  games {
    ...Game
  }
}

fragment ListEvent on MissedGamesEvent {
  missedGames {
    ...List
    player {
      slug
      name
    }
  }
  changes {
    kind
    before
    after
    fixture {
      id
    }
    availability {
      ...Game
    }
  }
}

subscription MissedGamesFeed($players: [PlayerRef!], $team: TeamRef, $competition: CompetitionRef, $language: Language = EN) {
  missedGamesFeed(players: $players, team: $team, competition: $competition) {
    ...ListEvent
  }
}` as TypedText<MissedGamesFeedSubscription, MissedGamesFeedSubscriptionVariables>;
