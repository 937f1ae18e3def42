/** The operations of the desk, all of the public API. */

const NAMES = 'fragment Names on Team { id name shortName kind }';

const MATCH = `${NAMES}
fragment Match on Fixture {
  id date kickoffAt status certainty condition round
  competition { id name } home { ...Names } away { ...Names } score { home away }
}`;

const WINDOW = 'earliest likely latest';

const LIST = `${MATCH}
fragment List on MissedGames {
  revision headline(language: $language) reading(language: $language) returnWindow { ${WINDOW} }
  games { verdict chanceOfMissing fixture { ...Match } }
}`;

const SAID = `fragment Said on RecoveryEstimate {
  revision basis text reading(language: $language) overdue retracted standing reportedAt recordedAt
  window { ${WINDOW} } source { kind name url } recordedBy { kind token }
}`;

export const signInQuery = '{ now viewer { token scope } }';

export const labelsQuery = `query Labels($language: Language!) { enumLabels(language: $language) { type value label } }`;

export const playersQuery = `query Players($search: String!) {
  players(search: $search, first: 12) { nodes { id name teams { shortName kind } } }
}`;

export const teamsQuery = `query Teams($search: String!) {
  teams(search: $search, first: 12) { nodes { id name kind } }
}`;

export const competitionsQuery = `query Competitions($search: String!) {
  competitions(search: $search, first: 12) { nodes { id name season slug family { id name } } }
}`;

export const playerQuery = `query Player($player: ID!, $language: Language!) {
  now
  player(by: { id: $player }) {
    id name shortName slug birthDate position
    teams { ...Names }
    missedGames { ...List }
    injuries(first: 12) {
      nodes {
        id bodyPart side status occurredOn returnedOn description disagreement
        diagnosis { name(language: $language) }
        estimate { ...Said }
        estimates(first: 50) { ...Said }
      }
    }
    absences { id kind from endedOn status words revision games condition until { ${WINDOW} } source { kind name url } }
    suspensions { id reason matches served until forLife imposedOn liftedAt origin }
    loans { id since until from { ...Names } to { ...Names } }
    cards { colour minute fixture { ...Match } }
  }
}
${LIST} ${SAID}`;

export const previewQuery = `query Preview($input: PreviewMissedGamesInput!, $language: Language!) {
  previewMissedGames(input: $input) {
    __typename
    ... on MissedGames { ...List }
    ... on Error { message }
    ... on InvalidInputError { issues { path message } }
  }
}
${LIST}`;

export const teamQuery = `query Team($team: ID!, $from: Date!, $to: Date!) {
  now
  team(by: { id: $team }) {
    ...Names
    fixtures(first: 40, filter: { from: $from, to: $to }) { nodes { ...Match } }
    players(first: 60) { nodes { id name position } }
  }
}
${MATCH}`;

export const historyQuery = `query History($filter: AuditFilter!, $first: Int!) {
  audit(first: $first, filter: $filter) {
    nodes {
      id at what note undoable by { kind token } estimates { retracted text }
      subjects(first: 6) {
        node {
          __typename
          ... on Player { id name }
          ... on Team { name }
          ... on Competition { name }
          ... on Fixture { home { shortName } away { shortName } }
          ... on Injury { player { id name } }
          ... on Absence { player { id name } }
          ... on Suspension { player { id name } }
        }
      }
    }
  }
}`;

export const queueSubscription = `subscription Queue($first: Int!, $kinds: [EditorQueueKind!], $language: Language!) {
  editorQueueChanged(first: $first, kinds: $kinds) {
    entries {
      id kind since source words(language: $language) settledBy
      player { id name }
      club { id name nextFixture { kickoffAt date home { shortName } away { shortName } } }
      subject { __typename id ... on Injury { estimate { revision } } }
    }
  }
}`;

export const changesSubscription = `subscription Changes($player: ID!) {
  missedGamesChanged(player: { id: $player }) { missedGames { revision } }
}`;

const IMPORT_REFUSALS = `
    ... on Error { message }
    ... on InvalidInputError { issues { path message } }
    ... on ImportQuestionsError {
      questions {
        name kind words
        candidates { words node { id ... on Team { name } ... on Player { name } ... on Competition { name } } }
      }
    }`;

export const importFixturesMutation = `mutation ImportFixtures($input: ImportFixturesInput!) {
  importFixtures(input: $input) {
    __typename
    ... on ImportSummary {
      added moved finished unchanged teamsAdded dryRun problems { path message } resolved { name words team { name } }
    }${IMPORT_REFUSALS}
  }
}`;

export const importFeedMutation = `mutation ImportFeed($input: ImportFeedInput!) {
  importFeed(input: $input) {
    __typename
    ... on FeedSummary {
      fixturesAdded fixturesMoved fixturesFinished teamsAdded playersAdded playersMoved injuriesReported estimatesRevised
      returnsRecorded suspensions absences unchanged stale dryRun problems { path message }
      resolved { name words team { name } }
    }${IMPORT_REFUSALS}
  }
}`;

/** The text of a mutation with one input. Refusals are members of every result. */
export function mutationText(name: string): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  return `mutation Desk($input: ${type}!) {
  ${name}(input: $input) { __typename ... on Error { message } ... on InvalidInputError { issues { path message } } }
}`;
}
