/** Combines the claims of a text's clauses: contrasts them, adds them up, or joins them. */

import { type Carried, type Failure, type ReadClaim, readClause } from './clause-reader.ts';
import { type Clause, clausesOf, type Frame } from './clause.ts';
import type { EstimateContext } from './context.ts';
import type { Token } from './lexer.ts';
import type { EstimateStatementReading, NoEstimateReason, SimpleReading } from './reading.ts';
import { plainly, type DayWindow } from './windows.ts';

export type Outcome =
  | { readonly kind: 'UNDERSTOOD'; readonly reading: EstimateStatementReading; readonly spread: DayWindow }
  | { readonly kind: 'NO_ESTIMATE'; readonly reading: Extract<EstimateStatementReading, { kind: 'NO_ESTIMATE' }> }
  | ({ readonly kind: 'REFUSED' } & Failure);

export function understand(tokens: readonly Token[], context: EstimateContext): Outcome {
  const clauses = clausesOf(tokens, context);
  const claims: ReadClaim[] = [];
  const open: NoEstimateReason[] = [];
  let carried: Pick<Carried, 'frame' | 'lastTime'> = { frame: null, lastTime: null };
  for (const [index, clause] of clauses.entries()) {
    const next = clauses[index + 1];
    const follows = { contrastFollows: isContrast(next), listFollows: isNextOfList(next) };
    const read = readClause(clause, { ...carried, ...follows }, context);
    if (!('claims' in read)) return { kind: 'REFUSED', ...read };
    if (read.setback) for (const [at, claim] of claims.entries()) claims[at] = { ...claim, status: 'ONCE' };
    claims.push(
      ...(read.setback
        ? read.claims.map((claim) => (claim.status === 'NOW' ? claim : { ...claim, status: 'ONCE' as const }))
        : read.claims),
    );
    if (read.open !== null) open.push(read.open);
    if (read.setback && claims.length === 0) open.push('NO_TIMEFRAME');
    carried = { frame: carriedTo(next, read.frame), lastTime: read.lastTime };
  }
  return outcomeOf(claims, open);
}

/** Whether a clause has only a time, in contrast to the one before: "(not three weeks) but six". */
function isContrast(clause: Clause | undefined): boolean {
  if (clause === undefined || clause.join !== 'BUT') return false;
  return clause.items.some(({ type }) => type === 'TIME') && !clause.items.some(({ type }) => type === 'FRAME');
}

const ABSORBING: readonly (Frame | null)[] = ['TEST', 'LATETEST', 'SURGERY', 'INJURED'];

/** Returns the frame that the next clause inherits if it has none: tests and operations only across an "and". */
function carriedTo(next: Clause | undefined, frame: Frame | null): Frame | null {
  return ABSORBING.includes(frame) && next?.join !== 'AND' && next?.join !== 'OR' ? null : frame;
}

/** Whether a clause is "and the next". */
function isNextOfList(clause: Clause | undefined): boolean {
  return clause?.join === 'AND' && clause.items.some((item) => item.type === 'TIME' && item.time.kind === 'NEXT');
}

function outcomeOf(claims: readonly ReadClaim[], open: readonly NoEstimateReason[]): Outcome {
  if (claims.length === 0) {
    const [reason] = open;
    return reason === undefined
      ? { kind: 'REFUSED', unread: '' }
      : { kind: 'NO_ESTIMATE', reading: { kind: 'NO_ESTIMATE', reason } };
  }
  const lastNow = claims.findLastIndex(({ status }) => status === 'NOW');
  const firstNow = claims.findIndex(({ status }) => status === 'NOW');
  const isOver = (claim: ReadClaim, index: number): boolean =>
    claim.status === 'DENIED' || claim.status === 'ONCE' || (lastNow !== -1 && index < firstNow);
  const holding = claims.filter((claim, index) => !isOver(claim, index));
  const denied = claims.filter(isOver).map(({ reading }) => reading);
  if (holding.length === 0)
    return { kind: 'REFUSED', error: claims.some(({ status }) => status === 'ONCE') ? 'OVERTAKEN' : 'DENIED' };
  const joined = addedUp(holding);
  if (joined === null) return { kind: 'REFUSED', error: 'TWO_TIMES' };
  const spread = together(joined);
  if (spread === null) return { kind: 'REFUSED', error: 'TWO_TIMES' };
  const readings = joined.map(({ reading }) => reading);
  return { kind: 'UNDERSTOOD', reading: readingOf(readings, denied, open.length > 0, joined.some(isHedged)), spread };
}

/** Whether nothing else in the reading expresses the doubt. */
function isHedged({ hedged, reading }: ReadClaim): boolean {
  return hedged && !('bound' in reading && reading.bound === 'ABOUT');
}

function readingOf(
  holds: readonly SimpleReading[],
  denied: readonly SimpleReading[],
  pending: boolean,
  hedged: boolean,
): EstimateStatementReading {
  if (denied.length > 0) return { kind: 'INSTEAD', holds, denied };
  const [only] = holds;
  return only !== undefined && holds.length === 1 && !pending && !hedged
    ? only
    : { kind: 'ALL', parts: holds, pending, hedged };
}

/**
 * Adds up durations. "Two weeks and then two more" is four weeks; "three weeks, maybe four" a range. Null if nothing
 * connects two durations.
 */
function addedUp(claims: readonly ReadClaim[]): readonly ReadClaim[] | null {
  const joined: ReadClaim[] = [];
  for (const claim of claims) {
    const last = joined.at(-1);
    const [a, b] = [last?.reading, claim.reading];
    if (last === undefined || a?.kind !== 'DURATION' || b.kind !== 'DURATION') {
      joined.push(claim);
      continue;
    }
    const isSum = claim.join === 'THEN' || (claim.join === 'AND' && !claim.framed);
    if (isSum && a.bound === 'EXACT' && b.bound === 'EXACT') {
      const [low, high] = [a.low + b.low, a.high + b.high];
      joined[joined.length - 1] = {
        ...claim,
        reading: { ...b, low, high, activity: 'PLAYING' },
        spread: plainly(low, high),
      };
    } else if (claim.hedged && claim.join !== 'BUT' && a.activity === b.activity && b.high > a.low) {
      const [low, high] = [Math.min(a.low, b.low), Math.max(a.high, b.high)];
      joined[joined.length - 1] = {
        ...claim,
        reading: { ...b, low, high, bound: 'EXACT' },
        spread: plainly(low, high),
      };
    } else if (a.low === b.low && a.high === b.high && a.activity === b.activity && a.bound === b.bound) {
      joined[joined.length - 1] = last;
    } else if (a.bound !== b.bound && (b.bound === 'AT_LEAST' || b.bound === 'AT_MOST' || a.bound === 'AT_LEAST'))
      joined.push(claim);
    else return null;
  }
  return joined;
}

/** Returns the window in which all claims hold; null if they contradict each other. */
function together(claims: readonly ReadClaim[]): DayWindow | null {
  let all: DayWindow | null = null;
  let role: ReadClaim['role'] = 'FLOOR';
  for (const claim of claims) {
    const { spread } = claim;
    if (all === null) {
      [all, role] = [spread, claim.role];
      continue;
    }
    const isFloor = role === 'FLOOR' || claim.role === 'FLOOR';
    const window: DayWindow = role === 'FLOOR' ? spread : all;
    const floor: DayWindow = role === 'FLOOR' ? all : spread;
    if (role === 'FLOOR' && claim.role === 'FLOOR') all = later(all, spread);
    else if (isFloor) {
      if (floor.earliest > window.latest) return null;
      all = {
        earliest: Math.max(floor.earliest, window.earliest),
        likely: Math.max(floor.earliest, window.likely),
        latest: window.latest,
      };
      role = role === 'FLOOR' ? claim.role : role;
    } else if (role === 'DOUBT' || claim.role === 'DOUBT') {
      const [doubt, other]: [DayWindow, DayWindow] = role === 'DOUBT' ? [all, spread] : [spread, all];
      if (other.earliest > doubt.latest + 21 || other.latest < doubt.earliest) return null;
      if (role === claim.role) all = later(all, spread);
      else
        all = {
          earliest: doubt.earliest,
          likely: Math.max(doubt.likely, Math.min(other.earliest, doubt.likely)),
          latest: Math.max(other.latest, doubt.likely),
        };
      role = 'WINDOW';
    } else {
      const earliest: number = Math.max(all.earliest, spread.earliest);
      const latest: number = Math.min(all.latest, spread.latest);
      if (earliest > latest) return null;
      const likely = Math.min(latest, Math.max(earliest, Math.round((all.likely + spread.likely) / 2)));
      all = { earliest, likely, latest };
    }
  }
  return all;
}

function later(a: DayWindow, b: DayWindow): DayWindow {
  return {
    earliest: Math.max(a.earliest, b.earliest),
    likely: Math.max(a.likely, b.likely),
    latest: Math.max(a.latest, b.latest),
  };
}
