/** The actions of editors that concern few entities. The audit trail keeps the values that they replaced. */
const REVERSIBLE: ReadonlySet<string> = new Set([
  'rescheduleFixture',
  'postponeFixture',
  'confirmFixture',
  'cancelFixture',
  'removeFixture',
  'reinstateFixture',
  'recordResult',
  'updateFixture',
  'recordLineup',
  'recordCards',
  'removeCards',
  'recordCautionTotals',
  'transferPlayer',
  'recordLoan',
  'endLoan',
  'updatePlayer',
  'amendInjury',
  'reopenInjury',
  'amendSuspension',
  'liftSuspension',
]);

export function isReversible(action: string): boolean {
  return REVERSIBLE.has(action);
}
