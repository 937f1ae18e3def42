import type { Day } from './day.ts';
import type { EstimateSource, RecoveryEstimate, ReturnWindow } from './recovery-estimate.ts';

/** The rules for several statements about one return: which one stands, now and for each source. */

/**
 * Returns the estimate that stands: of those that were not retracted, the one that was made last. A statement without a
 * timeframe stands only if it replaces what was said before, or if nothing else was said. Null if all were retracted.
 */
export function standingEstimate(ledger: readonly RecoveryEstimate[]): RecoveryEstimate | null {
  const valid = ledger.filter(({ retracted }) => !retracted);
  const estimates = valid.filter(isEstimate);
  return (estimates.length === 0 ? valid : estimates).toSorted(byStatement).at(-1) ?? null;
}

/** Returns the highest revision in a ledger. A part of it that holds the newest and the current one is enough. */
export function newestRevision(ledger: readonly RecoveryEstimate[]): number {
  return ledger.reduce((newest, { revision }) => Math.max(newest, revision), 0);
}

/**
 * Returns what each source says: its last estimate that was not retracted, the newest first. Statements without a
 * timeframe count only if no source has said anything else.
 */
export function estimatesNow(ledger: readonly RecoveryEstimate[]): RecoveryEstimate[] {
  const bySource = Map.groupBy(ledger, ({ source }) => keyOf(source));
  const standing = [...bySource.values()].flatMap((statements) => standingEstimate(statements) ?? []);
  const estimates = standing.filter(isEstimate);
  return (estimates.length === 0 ? standing : estimates).sort((a, b) => byStatement(b, a));
}

/**
 * Whether sources disagree by more than their own windows: one has the player back before another one's earliest day.
 * Windows that are over by `today` are refuted and do not count.
 */
export function disagree(windows: readonly ReturnWindow[], today: Day): boolean {
  const open = windows.filter(({ latest }) => latest >= today);
  return open.some((a) => open.some((b) => a.latest < b.earliest));
}

function isEstimate({ statement, replaces }: RecoveryEstimate): boolean {
  return statement.basis !== 'UNKNOWN' || replaces;
}

/** By the time of the statement; of two of the same time, the one that was recorded later counts. */
function byStatement(a: RecoveryEstimate, b: RecoveryEstimate): number {
  return a.reportedAt - b.reportedAt || a.revision - b.revision;
}

/** Identifies a source by its kind and its name in any case. Statements without a source have one in common. */
function keyOf(source: EstimateSource | null): string {
  return source === null ? '' : `${source.kind} ${source.name?.trim().toLowerCase() ?? ''}`;
}
