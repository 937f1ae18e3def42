// Generated from schema.graphql by `npm run clients`. Do not edit.

/** The types of each interface and union, for fragments on them. */
export const possibleTypes: Record<string, string[]> = {
  "AbsenceReason": [
    "Absence",
    "Injury",
    "Suspension",
    "SuspensionRisk"
  ],
  "AdvanceClockResult": [
    "Clock",
    "ConflictError",
    "ForbiddenError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "AmendInjuryResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "AmendSuspensionResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Suspension"
  ],
  "CancelFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ConfirmFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ConfirmRecoveryEstimateResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "EndAbsenceResult": [
    "Absence",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "EndLoanResult": [
    "ConflictError",
    "InvalidInputError",
    "Loan",
    "NotFoundError"
  ],
  "Error": [
    "ConflictError",
    "ForbiddenError",
    "ImportQuestionsError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ForecastScore": [
    "ForecastAccuracy",
    "LeadTimeAccuracy",
    "SourceAccuracy"
  ],
  "ImportAbsencesResult": [
    "FeedSummary",
    "ImportQuestionsError",
    "InvalidInputError"
  ],
  "ImportFeedResult": [
    "FeedSummary",
    "ImportQuestionsError",
    "InvalidInputError"
  ],
  "ImportFixturesResult": [
    "ImportQuestionsError",
    "ImportSummary",
    "InvalidInputError"
  ],
  "ImportSquadsResult": [
    "FeedSummary",
    "ImportQuestionsError",
    "InvalidInputError"
  ],
  "ImposeSuspensionResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Suspension"
  ],
  "LiftSuspensionResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Suspension"
  ],
  "MergeCompetitionsResult": [
    "Competition",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "MergeFixturesResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "MergePlayersResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Player"
  ],
  "MergeTeamsResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Team"
  ],
  "Node": [
    "Absence",
    "AuditEntry",
    "Availability",
    "Competition",
    "CompetitionFamily",
    "EditorQueueEntry",
    "Fixture",
    "Injury",
    "Loan",
    "MissedGames",
    "Player",
    "Suspension",
    "Team",
    "Webhook"
  ],
  "PostponeFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "PreviewMissedGamesResult": [
    "InvalidInputError",
    "MissedGames",
    "NotFoundError"
  ],
  "RecordCardsResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "RecordedCards"
  ],
  "RecordCautionTotalsResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "RecordedCautionTotals"
  ],
  "RecordLineupResult": [
    "ConflictError",
    "InvalidInputError",
    "Lineup",
    "NotFoundError"
  ],
  "RecordLoanResult": [
    "ConflictError",
    "InvalidInputError",
    "Loan",
    "NotFoundError"
  ],
  "RecordResultResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "RecordReturnResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "RecoveryCurveResult": [
    "InvalidInputError",
    "RecoveryCurve"
  ],
  "RegisterCompetitionResult": [
    "Competition",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "RegisterPlayerResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Player"
  ],
  "RegisterTeamResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Team"
  ],
  "RegisterWebhookResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Webhook"
  ],
  "ReinstateFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "RemoveCardsResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "RecordedCards"
  ],
  "RemoveFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "RemoveWebhookResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Webhook"
  ],
  "ReopenInjuryResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ReportAbsenceResult": [
    "Absence",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ReportInjuryResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "RescheduleFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "RetractEstimateResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ReviseAbsenceResult": [
    "Absence",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ReviseRecoveryEstimateResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "ScheduleFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "SettleQuestionResult": [
    "ConflictError",
    "EditorQueueEntry",
    "InvalidInputError",
    "NotFoundError"
  ],
  "TransferPlayerResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Player"
  ],
  "UndoChangeResult": [
    "AuditEntry",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "UpdateCompetitionResult": [
    "Competition",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "UpdateFixtureResult": [
    "ConflictError",
    "Fixture",
    "InvalidInputError",
    "NotFoundError"
  ],
  "UpdatePlayerResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Player"
  ],
  "UpdateTeamResult": [
    "ConflictError",
    "InvalidInputError",
    "NotFoundError",
    "Team"
  ],
  "WithdrawAbsenceResult": [
    "Absence",
    "ConflictError",
    "InvalidInputError",
    "NotFoundError"
  ],
  "WithdrawInjuryResult": [
    "ConflictError",
    "Injury",
    "InvalidInputError",
    "NotFoundError"
  ],
  "_Entity": [
    "Fixture",
    "Player",
    "Team"
  ]
};

/** Object types without an id: a normalized cache keeps them within the object in which they stand. */
export const keylessTypes: readonly string[] = [
  "AbsenceRevision",
  "AbsenceScope",
  "AuditEntryConnection",
  "AuditEntryEdge",
  "AuditSubject",
  "AvailabilityChange",
  "BookedForecast",
  "Candidate",
  "Card",
  "Clock",
  "CompetitionConnection",
  "CompetitionEdge",
  "ConflictError",
  "Diagnosis",
  "Discipline",
  "EditorQueueConnection",
  "EditorQueueEdge",
  "EditorQueueEvent",
  "EnumLabel",
  "EstimateSource",
  "ExternalId",
  "FeedSummary",
  "FixtureAvailabilityEvent",
  "FixtureConnection",
  "FixtureEdge",
  "ForbiddenError",
  "ForecastAccuracy",
  "ImportQuestion",
  "ImportQuestionsError",
  "ImportSummary",
  "InjuryConnection",
  "InjuryEdge",
  "InputIssue",
  "InvalidInputError",
  "LeadTimeAccuracy",
  "Lineup",
  "MissedGamesCount",
  "MissedGamesEvent",
  "NotFoundError",
  "PageInfo",
  "PlayerConnection",
  "PlayerEdge",
  "PublishedListConnection",
  "PublishedListEdge",
  "RecordedCards",
  "RecordedCautionTotals",
  "RecoveryCurve",
  "RecoveryEstimate",
  "RecoveryFigures",
  "RecoveryPoint",
  "ReliabilityBin",
  "ResolvedName",
  "ReturnWindow",
  "RiskedGame",
  "Score",
  "SourceAccuracy",
  "SuspensionRisk",
  "SuspensionScope",
  "TeamAvailabilityEvent",
  "TeamConnection",
  "TeamEdge",
  "TieDependency",
  "TypicalCourse",
  "Writer",
  "_Service"
];
