import { TODAY } from './league.ts';

/** The operations of Sidelined that correspond to those of competitors/api.ts. */
const GAMES = 'games { verdict fixture { id date competition { name } home { name } away { name } } }';

export const Q1 = `query Q1($id: ID!) { player(by: { id: $id }) { name teams { name } injuries { nodes { id bodyPart status occurredOn estimate { window { earliest latest } } } } missedGames { ${GAMES} } } }`;

export const Q2 =
  'query Q2($id: ID!) { team(by: { id: $id }) { name availability { verdict chanceOfMissing fixture { id } player { name } } } }';

/** A squad with all reasons, as its page shows them. */
export const REASONS = `query Reasons($id: ID!) { team(by: { id: $id }) { name availability { verdict chanceOfMissing fixture { id } player { name } reasons { __typename ... on Injury { id bodyPart } ... on Absence { id kind from words } ... on Suspension { id matches imposedOn } } } oneCardAway { name } } }`;

/** Returns a subscription to one list. Another alias makes another operation, which shares no execution. */
export const s1 = (alias: string): string =>
  `subscription S1($id: ID!, $since: Int) { ${alias}: missedGamesChanged(player: { id: $id }, sinceRevision: $since) { missedGames { revision ${GAMES} } } }`;

/** A feed of one player, as a widget follows it. */
export const FEED = `subscription Feed($id: ID!) { missedGamesFeed(players: [{ id: $id }]) { missedGames { revision headline ${GAMES} } } }`;

export const M1 = `mutation M1($input: ReviseRecoveryEstimateInput!) { reviseRecoveryEstimate(input: $input) { __typename ... on Injury { id } ... on Error { message } } }`;

export const MOVE = `mutation Move($input: RescheduleFixtureInput!) { rescheduleFixture(input: $input) { __typename ... on Error { message } } }`;

export const CLOCK = `${TODAY}T12:00:00Z`;
export const TOKEN = 'a-token-for-the-bench';
export const EDITOR = { authorization: `Bearer ${TOKEN}` };
