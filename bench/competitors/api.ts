/** The competitors' API, limited to the needs of the measured operations. */
export const TYPES = /* GraphQL */ `
  type Team {
    id: ID!
    name: String!
    players: [Player!]!
  }
  type Player {
    id: ID!
    name: String!
    team: Team!
    injuries: [Injury!]!
    missedGames: [MissedGame!]!
    availability: Availability!
  }
  type Injury {
    id: ID!
    kind: String!
    occurred: String!
    returnFrom: String!
    returnTo: String!
    open: Boolean!
  }
  type MissedGame {
    fixtureId: ID!
    date: String!
    competition: String!
    home: Boolean!
    opponent: Team!
    status: Status!
  }
  type Availability {
    status: Status!
    fixtureId: ID!
    expectedReturn: String
  }
  enum Status {
    OUT
    DOUBTFUL
    AVAILABLE
  }
  type Query {
    player(id: ID!): Player
    team(id: ID!): Team
  }
  type Mutation {
    reviseRecovery(injuryId: ID!, returnFrom: String!, returnTo: String!): Injury!
  }
  type Subscription {
    missedGames(playerId: ID!): [MissedGame!]!
  }
`;

const GAMES = 'fixtureId date competition home opponent { name } status';

/** The operations of the competitors and of the limit L1. */
export const OPERATIONS = {
  Q1: `query Q1($id: ID!) { player(id: $id) { name team { name } injuries { id kind occurred returnFrom returnTo open } missedGames { ${GAMES} } } }`,
  Q2: 'query Q2($id: ID!) { team(id: $id) { name players { name availability { status fixtureId expectedReturn } } } }',
  S1: `subscription S1($id: ID!) { missedGames(playerId: $id) { ${GAMES} } }`,
  M1: 'mutation M1($id: ID!, $from: String!, $to: String!) { reviseRecovery(injuryId: $id, returnFrom: $from, returnTo: $to) { id returnFrom returnTo } }',
};

export interface PlayerRow {
  readonly id: number;
  readonly teamId: number;
  readonly name: string;
}

export interface TeamRow {
  readonly id: number;
  readonly name: string;
}

export interface FixtureRow {
  readonly id: number;
  readonly competition: string;
  readonly date: string;
  readonly homeId: number;
  readonly awayId: number;
}

export interface InjuryRow {
  readonly id: number;
  readonly playerId: number;
  readonly kind: string;
  readonly occurred: string;
  readonly returnFrom: string;
  readonly returnTo: string;
  readonly open: number;
}

/** The data access of the competitors' resolvers. */
export interface DataSource {
  player(id: number): PlayerRow | undefined;
  team(id: number): TeamRow | undefined;
  players(team: number): PlayerRow[];
  injuries(player: number): InjuryRow[];
  openInjury(player: number): InjuryRow | undefined;
  /** Returns the fixtures from the first day up to, not including, the second. */
  fixtures(team: number, from: string, before: string): FixtureRow[];
  nextFixture(team: number): FixtureRow | undefined;
  revise(injury: number, from: string, to: string): InjuryRow | undefined;
}

/** Returns OUT before the first day of the window, and DOUBTFUL within it. */
export function statusOn(date: string, injury: Pick<InjuryRow, 'returnFrom' | 'returnTo'> | null | undefined): string {
  if (injury == null || date >= injury.returnTo) return 'AVAILABLE';
  return date < injury.returnFrom ? 'OUT' : 'DOUBTFUL';
}
