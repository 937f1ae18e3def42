import type { Day } from './day.ts';
import type { EstimateSource, RecoveryEstimate, ReturnWindow } from './recovery-estimate.ts';

/** The rules for several statements about one return: which one is current, overall and for each source. */

/**
 * Returns the current estimate: the last one made that was not retracted; null if all were retracted. A statement
 * without a timeframe is current only if it replaces earlier ones, or if there is no other.
 */
export function currentEstimate(ledger: readonly RecoveryEstimate[]): RecoveryEstimate | null {
  const valid = ledger.filter(({ retracted }) => !retracted);
  const estimates = valid.filter(isEstimate);
  return (estimates.length === 0 ? valid : estimates).toSorted(byStatement).at(-1) ?? null;
}

/** Returns the highest revision in a ledger. A part of it with the newest and the current estimate is enough. */
export function newestRevision(ledger: readonly RecoveryEstimate[]): number {
  return ledger.reduce((newest, { revision }) => Math.max(newest, revision), 0);
}

/**
 * Returns the current estimate of each source: its last one that was not retracted, newest first. Statements without a
 * timeframe count only if no source has stated a timeframe.
 */
export function estimatesNow(ledger: readonly RecoveryEstimate[]): RecoveryEstimate[] {
  const bySource = Map.groupBy(ledger, ({ source }) => keyOf(source));
  const current = [...bySource.values()].flatMap((statements) => currentEstimate(statements) ?? []);
  const estimates = current.filter(isEstimate);
  return (estimates.length === 0 ? current : estimates).sort((a, b) => byStatement(b, a));
}

/**
 * Whether sources disagree by more than their windows: the latest day of one is before the earliest of another. Windows
 * that are over by `today` are refuted and do not count.
 */
export function disagree(windows: readonly ReturnWindow[], today: Day): boolean {
  const open = windows.filter(({ latest }) => latest >= today);
  return open.some((a) => open.some((b) => a.latest < b.earliest));
}

function isEstimate({ statement, replaces }: RecoveryEstimate): boolean {
  return statement.basis !== 'UNKNOWN' || replaces;
}

/** Orders by the time of the statement, then by the time of recording. */
function byStatement(a: RecoveryEstimate, b: RecoveryEstimate): number {
  return a.reportedAt - b.reportedAt || a.revision - b.revision;
}

/** Identifies a source by its kind and its name in any case. Statements without a source share one key. */
function keyOf(source: EstimateSource | null): string {
  return source === null ? '' : `${source.kind} ${source.name?.trim().toLowerCase() ?? ''}`;
}
