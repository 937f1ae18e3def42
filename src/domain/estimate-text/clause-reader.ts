/** Reads one clause: which of its times are about the return, and what is denied. */

import { aloneClaim, type PlacedFrame, TRAINING } from './alone-claim.ts';
import type { Clause, Frame, Item } from './clause.ts';
import type { Claim } from './claim.ts';
import type { EstimateContext } from './context.ts';
import { type Framed, readGroup } from './group-reader.ts';
import { type Negation, negationOf, RETURNING } from './negation.ts';
import type { NoEstimateReason } from './reading.ts';
import type { ParseError, Time } from './time.ts';

/** A claim with its place in the text. */
export interface ReadClaim extends Claim {
  readonly status: 'HOLDS' | 'DENIED' | 'ONCE' | 'NOW';
  readonly join: Clause['join'];
  readonly hedged: boolean;
  /** Whether its own clause has a frame. */
  readonly framed: boolean;
  readonly time: Time | null;
}

export interface ReadClause {
  readonly claims: readonly ReadClaim[];
  readonly open: NoEstimateReason | null;
  readonly setback: boolean;
  /** The frame of the next clause if that has none. */
  readonly frame: Frame | null;
  readonly lastTime: Time | null;
}

export type Failure = { readonly error: ParseError } | { readonly unread: string };

/**
 * What neighbouring clauses contribute: the frame of those before, and whether a later one contrasts its time with one
 * of this clause.
 */
export interface Carried {
  readonly frame: Frame | null;
  readonly lastTime: Time | null;
  readonly contrastFollows: boolean;
  /** Whether "and the next" follows: then a week in this clause is one of an absence. */
  readonly listFollows: boolean;
}

const DOUBTING: readonly Frame[] = ['DOUBT', 'BIGDOUBT', 'LATETEST'];
const ABSORBING: ReadonlySet<Frame | null> = new Set<Frame | null>(['TEST', 'SURGERY', 'INJURED']);

export function readClause(clause: Clause, carried: Carried, context: EstimateContext): ReadClause | Failure {
  const { items } = clause;
  const stray = items.find((item) => item.type === 'STRAY');
  if (stray !== undefined) return { unread: stray.text };
  const marks = new Set(items.flatMap((item) => (item.type === 'MARK' ? [item.symbol] : [])));
  const frames = framesOf(items);
  const negation = negationOf({ ...clause, items }, carried.frame, carried.contrastFollows);
  if (negation === null) return { unread: textOf(items, 'NOT') };
  if (negation === 'DENIED') return { error: 'DENIED' };
  if (marks.has('LAST')) return { unread: textOf(items, 'LAST') };
  const isUnlikely = marks.has('UNLIKELY') && !negation.usesUnlikely;
  const flip = (frame: Frame | null): Frame | null =>
    (negation.deniesReturn && frame === null) || ((negation.deniesReturn || isUnlikely) && RETURNING.has(frame))
      ? 'OUT'
      : frame;
  if (isUnlikely && negation.deniesReturn) return { unread: textOf(items, 'UNLIKELY') };

  const timed = items.flatMap((item, index): Framed[] => {
    if (item.type !== 'TIME' && item.type !== 'FIXTURE') return [];
    if (item.type === 'TIME' && item.time.kind === 'IRRELEVANT') return [];
    const own = frameAt(frames, index);
    return [{ index, item, frame: own ?? carried.frame ?? (carried.listFollows ? 'OUT' : null), framed: own !== null }];
  });
  const future = withoutHistory(timed);
  if (isMissedTraining(items)) return { unread: textOf(items, 'TRAIN') };
  const chance = items.find((item) => item.type === 'CHANCE');
  const status = marks.has('NOW') ? 'NOW' : marks.has('ONCE') ? 'ONCE' : 'HOLDS';
  const claims: ReadClaim[] = [];
  const past = timed.find((one) => one.item.type === 'TIME' && !future.includes(one));
  let lastTime = past?.item.type === 'TIME' ? past.item.time : carried.lastTime;
  for (const [frame, group] of Map.groupBy(future, (one) => one.frame)) {
    const words = group.map(({ item }) => item.text).join(' ');
    if (isUnlikely && !RETURNING.has(frame)) return { unread: textOf(items, 'UNLIKELY') };
    let meant = flip(frame);
    // "Trained on Thursday" is past; "will not train on Thursday" says nothing about a game.
    const isTraining = frame !== null && TRAINING.includes(frame);
    const isOneDay = group.some(
      ({ item }) => item.type === 'TIME' && item.time.kind === 'PERIOD' && item.time.unit === 'DAY',
    );
    if (isTraining && (marks.has('ALREADY') || (meant === 'OUT' && isOneDay))) return { unread: words };
    if (marks.has('UNCLEAR') && !ABSORBING.has(frame)) {
      if (group.some(({ item }) => item.type === 'TIME' && item.time.kind !== 'PERIOD')) return { unread: words };
      meant = 'DOUBT';
    }
    const reader = { clause, negation, context, hedged: marks.has('HEDGE') && !isUnlikely, chance, lastTime };
    const results = readGroup(group, meant, reader);
    if (results === null) return { unread: words };
    for (const { claim, time, denied } of results) {
      if (!('reading' in claim)) return 'error' in claim ? claim : { unread: words };
      if (time !== null) lastTime = time;
      const isDenied = denied || clause.join === 'INSTEAD';
      claims.push({
        ...claim,
        status: isDenied ? 'DENIED' : status,
        join: clause.join,
        hedged: reader.hedged,
        framed: group.some((one) => one.framed),
        time,
      });
    }
  }
  const isAbsence = claims.some(({ reading }) => ['ABSENT_THROUGH', 'MISSES', 'GAMES'].includes(reading.kind));
  const frame = isAbsence ? 'OUT' : flip(frames.at(-1)?.symbol ?? carried.frame);
  const read = { claims, setback: marks.has('SETBACK'), frame, lastTime };
  if (future.length === 0) {
    const alone = aloneClaim({ frames, marks, items, negation, chance, flip, context });
    if (alone !== null && 'unread' in alone) return alone;
    if (alone !== null)
      claims.push({ ...alone, status, join: clause.join, hedged: marks.has('HEDGE'), framed: true, time: null });
  }
  return { ...read, open: claims.length > 0 ? pendingOf(marks, frames) : openReason(marks, frames, negation, frame) };
}

/**
 * Returns the frames of a clause with their places. Beside training, "back" is the return to training; beside a doubt
 * it is doubted; right after "out" the player is out of it.
 */
function framesOf(items: readonly Item[]): readonly PlacedFrame[] {
  const all = items.flatMap((item, index) => (item.type === 'FRAME' ? [{ symbol: item.symbol, index }] : []));
  const isStrong = all.some(({ symbol }) => symbol !== 'WEAKBACK');
  const frames = all
    .filter(({ symbol }) => !isStrong || symbol !== 'WEAKBACK')
    .map((one) => (one.symbol === 'WEAKBACK' ? { ...one, symbol: 'BACK' as const } : one));
  const training = frames.find(({ symbol }) => TRAINING.includes(symbol));
  const doubt = frames.find(({ symbol }) => DOUBTING.includes(symbol));
  const test = frames.find(({ symbol }) => symbol === 'TEST');
  return frames.map((one) => {
    if (one.symbol !== 'BACK') return one;
    // "Doubtful to play", "assessed before they can play": no return is promised.
    if (doubt !== undefined) return { ...one, symbol: doubt.symbol };
    if (test !== undefined && test.index < one.index) return { ...one, symbol: 'LATETEST' };
    const before = items[one.index - 1];
    if (before?.type === 'FRAME' && before.symbol === 'OUT') return { ...one, symbol: 'OUT' };
    return training === undefined ? one : { ...one, symbol: training.symbol };
  });
}

/** Returns the frame to the left, else the one to the right. */
function frameAt(frames: readonly PlacedFrame[], index: number): Frame | null {
  const left = frames.findLast((frame) => frame.index < index);
  const right = frames.find((frame) => frame.index > index);
  return (left ?? right)?.symbol ?? null;
}

/** "Misses training": no game is missed by that. */
function isMissedTraining(items: readonly Item[]): boolean {
  return items.some((item, index) => {
    const next = items[index + 1];
    return item.type === 'FRAME' && item.symbol === 'OUT' && next?.type === 'FRAME' && TRAINING.includes(next.symbol);
  });
}

/** Leaves out past times: "three weeks ago", "since the game against Valencia". */
function withoutHistory(timed: readonly Framed[]): readonly Framed[] {
  const isPast = ({ item }: Framed): boolean => item.relations.has('PAST') || item.relations.has('AGO');
  if (!timed.some(isPast)) return timed;
  return timed.filter((one) => {
    if (isPast(one)) return false;
    const before = timed.findLast((other) => other.index < one.index && other.index >= one.index - 2);
    return !(before !== undefined && isPast(before) && one.item.relations.size === 0);
  });
}

function pendingOf(marks: ReadonlySet<string>, frames: readonly PlacedFrame[]): NoEstimateReason | null {
  return marks.has('AWAIT') || frames.some(({ symbol }) => symbol === 'TEST') ? 'TESTS_PENDING' : null;
}

/** Returns why a clause without a time gives no estimate; null if it does not say so. */
function openReason(
  marks: ReadonlySet<string>,
  frames: readonly PlacedFrame[],
  { deniesTimeframe }: Negation,
  frame: Frame | null,
): NoEstimateReason | null {
  const has = (symbol: Frame): boolean => frames.some((one) => one.symbol === symbol);
  if (deniesTimeframe || marks.has('NOTIME')) return 'NO_TIMEFRAME';
  if (has('TEST') || marks.has('AWAIT') || marks.has('EVOLUTION')) return 'TESTS_PENDING';
  if (marks.has('UNCLEAR')) return 'NO_TIMEFRAME';
  if (has('SURGERY') || has('INJURED') || marks.has('FINDING')) return 'TREATMENT';
  return frame === 'OUT' && has('OUT') ? 'OUT_WITHOUT_TIME' : null;
}

function textOf(items: readonly Item[], symbol: string): string {
  return items.find((item) => 'symbol' in item && item.symbol === symbol)?.text ?? '';
}
