/** The type that each mutation returns if it is accepted. */
const MUTATIONS = {
  registerTeam: 'Team',
  registerPlayer: 'Player',
  transferPlayer: 'Player',
  scheduleFixture: 'Fixture',
  rescheduleFixture: 'Fixture',
  postponeFixture: 'Fixture',
  cancelFixture: 'Fixture',
  confirmFixture: 'Fixture',
  recordResult: 'Fixture',
  importFixtures: 'ImportSummary',
  importFeed: 'FeedSummary',
  importSquads: 'FeedSummary',
  importAbsences: 'FeedSummary',
  reportInjury: 'Injury',
  amendInjury: 'Injury',
  reviseRecoveryEstimate: 'Injury',
  recordReturn: 'Injury',
  withdrawInjury: 'Injury',
  updateTeam: 'Team',
  updatePlayer: 'Player',
  registerCompetition: 'Competition',
  updateCompetition: 'Competition',
  updateFixture: 'Fixture',
  mergeTeams: 'Team',
  mergePlayers: 'Player',
  mergeFixtures: 'Fixture',
  mergeCompetitions: 'Competition',
  removeFixture: 'Fixture',
  reinstateFixture: 'Fixture',
  reopenInjury: 'Injury',
  retractEstimate: 'Injury',
  recordLineup: 'Lineup',
  imposeSuspension: 'Suspension',
  amendSuspension: 'Suspension',
  liftSuspension: 'Suspension',
  reportAbsence: 'Absence',
  reviseAbsence: 'Absence',
  endAbsence: 'Absence',
  withdrawAbsence: 'Absence',
  recordLoan: 'Loan',
  endLoan: 'Loan',
  recordCards: 'RecordedCards',
  removeCards: 'RecordedCards',
  recordCautionTotals: 'RecordedCautionTotals',
  advanceClock: 'Clock',
} as const;
export type Mutation = keyof typeof MUTATIONS;

/** Returns the document of a mutation with one input; `selection` is on the type that it returns. */
export function mutationOf(field: Mutation, selection = '__typename'): string {
  const isImport = field.startsWith('import');
  const refusals = isImport ? '' : '... on NotFoundError { path } ... on ConflictError { currentRevision }';
  const input = isImport && field !== 'importFixtures' ? 'importFeed' : field;
  return `mutation ($input: ${input.charAt(0).toUpperCase()}${input.slice(1)}Input!) {
    ${field}(input: $input) {
      __typename
      ... on ${MUTATIONS[field]} { ${selection} }
      ... on Error { message }
      ... on InvalidInputError { issues { path message } }
      ${refusals}
    }
  }`;
}
