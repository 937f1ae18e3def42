/** The types of the results of the operations in documents.ts. */

export interface ReturnWindow {
  readonly earliest: string;
  readonly likely: string;
  readonly latest: string;
}

export interface TeamNames {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'CLUB' | 'NATIONAL';
}

export interface Match {
  readonly id: string;
  readonly date: string | null;
  readonly kickoffAt: string | null;
  readonly status: string;
  readonly certainty: string;
  readonly condition: string | null;
  readonly round: string | null;
  readonly competition: { readonly id: string; readonly name: string };
  readonly home: TeamNames | null;
  readonly away: TeamNames | null;
  readonly score: { readonly home: number; readonly away: number } | null;
}

export interface Game {
  readonly verdict: string;
  readonly chanceOfMissing: number | null;
  readonly fixture: Match;
}

export interface List {
  readonly revision: number;
  readonly headline: string;
  /** The reading of the statement of a preview. */
  readonly reading: string | null;
  readonly returnWindow: ReturnWindow | null;
  readonly games: readonly Game[];
}

export interface Source {
  readonly kind: string;
  readonly name: string | null;
  readonly url: string | null;
}

export interface Estimate {
  readonly revision: number;
  readonly basis: string;
  readonly text: string | null;
  readonly reading: string | null;
  readonly overdue: boolean;
  readonly retracted: boolean;
  readonly standing: boolean;
  readonly reportedAt: string;
  readonly recordedAt: string;
  readonly window: ReturnWindow;
  readonly source: Source | null;
  readonly recordedBy: { readonly kind: string; readonly token: string | null } | null;
}

export interface Injury {
  readonly id: string;
  readonly bodyPart: string;
  readonly side: string | null;
  readonly status: 'ACTIVE' | 'RECOVERED' | 'WITHDRAWN';
  readonly occurredOn: string;
  readonly returnedOn: string | null;
  readonly description: string | null;
  readonly disagreement: boolean;
  readonly diagnosis: { readonly name: string } | null;
  readonly estimate: Estimate;
  readonly estimates: readonly Estimate[];
}

export interface Absence {
  readonly id: string;
  readonly kind: string;
  readonly from: string;
  readonly endedOn: string | null;
  readonly status: 'ACTIVE' | 'ENDED' | 'WITHDRAWN';
  readonly words: string | null;
  readonly revision: number;
  readonly games: number | null;
  readonly condition: string | null;
  readonly until: ReturnWindow | null;
  readonly source: Source | null;
}

export interface Suspension {
  readonly id: string;
  readonly reason: string | null;
  readonly matches: number | null;
  readonly served: number;
  readonly until: string | null;
  readonly forLife: boolean;
  readonly imposedOn: string;
  readonly liftedAt: string | null;
  readonly origin: string;
}

export interface Loan {
  readonly id: string;
  readonly since: string;
  readonly until: string | null;
  readonly from: TeamNames;
  readonly to: TeamNames;
}

export interface Card {
  readonly colour: string;
  readonly minute: number | null;
  readonly fixture: Match;
}

export interface Player {
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly slug: string;
  readonly birthDate: string | null;
  readonly position: string | null;
  readonly teams: readonly TeamNames[];
  readonly missedGames: List;
  readonly injuries: { readonly nodes: readonly Injury[] };
  readonly absences: readonly Absence[];
  readonly suspensions: readonly Suspension[];
  readonly loans: readonly Loan[];
  readonly cards: readonly Card[];
}

export interface FoundPlayer {
  readonly id: string;
  readonly name: string;
  readonly teams: readonly { readonly shortName: string; readonly kind: string }[];
}

export interface Team extends TeamNames {
  readonly fixtures: { readonly nodes: readonly Match[] };
  readonly players: { readonly nodes: readonly { id: string; name: string; position: string | null }[] };
}

export interface Issue {
  readonly path: readonly string[];
  readonly message: string;
}

/** A refusal of the API, as data. */
export interface Refusal {
  readonly __typename: string;
  readonly message: string;
  readonly issues?: readonly Issue[];
}

export interface AuditNode {
  readonly __typename: string;
  readonly id?: string;
  readonly name?: string;
  readonly player?: { readonly id: string; readonly name: string };
  readonly home?: { readonly shortName: string } | null;
  readonly away?: { readonly shortName: string } | null;
}

export interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly what: string;
  readonly note: string | null;
  readonly undoable: boolean;
  readonly by: { readonly kind: string; readonly token: string | null };
  readonly estimates: readonly { readonly retracted: boolean; readonly text: string | null }[];
  readonly subjects: readonly { readonly node: AuditNode | null }[];
}

export interface QueueClub {
  readonly id: string;
  readonly name: string;
  readonly nextFixture:
    | (Pick<Match, 'kickoffAt' | 'date'> & {
        readonly home: { readonly shortName: string } | null;
        readonly away: { readonly shortName: string } | null;
      })
    | null;
}

/** An entry that waits for an editor. */
export interface QueueEntry {
  readonly id: string;
  readonly kind: string;
  readonly since: string;
  readonly source: string | null;
  readonly words: string;
  readonly settledBy: readonly string[];
  readonly player: { readonly id: string; readonly name: string } | null;
  readonly club: QueueClub | null;
  readonly subject: {
    readonly __typename: string;
    readonly id: string;
    readonly estimate?: { readonly revision: number };
  };
}
