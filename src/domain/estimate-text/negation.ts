/** What the negations of a clause deny: the return, a time, a finding, or that a timeframe exists. */

import type { Clause, Frame, Item } from './clause.ts';

export interface Negation {
  /** "Will not be back": an absence. */
  readonly deniesReturn: boolean;
  /** "No timeframe". */
  readonly deniesTimeframe: boolean;
  /** Indexes of times that are denied: "not three weeks". */
  readonly deniedTimes: ReadonlySet<number>;
  /** Bounds that a negation makes from "before" (`LEAST`) and "until" (`LATE`), by index of the time. */
  readonly bounds: ReadonlyMap<number, 'LEAST' | 'LATE'>;
  /** "Unlikely before April": the doubt is used by the bound. */
  readonly usesUnlikely: boolean;
}

export const RETURNING: ReadonlySet<Frame | null> = new Set<Frame | null>([
  'BACK',
  'WEAKBACK',
  'TRAIN',
  'FULLTRAIN',
  'PARTIAL',
]);

/** Reads the negations of a clause. `DENIED`: an absence is denied. Null: it is unclear what one of them denies. */
export function negationOf(
  { items }: Clause,
  inherited: Frame | null,
  contrastFollows: boolean,
): Negation | 'DENIED' | null {
  let deniesReturn = false;
  let deniesTimeframe = false;
  const deniedTimes = new Set<number>();
  const bounds = new Map<number, 'LEAST' | 'LATE'>();
  const indexes = items.flatMap((item, index) =>
    item.type === 'MARK' && (item.symbol === 'NOT' || item.symbol === 'UNLIKELY') ? [index] : [],
  );
  let usesUnlikely = false;
  for (const index of indexes) {
    const mark = items[index];
    const isUnlikely = mark?.type === 'MARK' && mark.symbol === 'UNLIKELY';
    const next = items.slice(index + 1).find((item) => !(item.type === 'MARK' && item.symbol === 'WORD'));
    if (next?.type === 'MARK' && next.symbol === 'FINDING') continue;
    if (next?.type === 'FRAME' && (next.symbol === 'SURGERY' || next.symbol === 'INJURED')) continue;
    if (items.some((item) => item.type === 'MARK' && item.symbol === 'TIMEFRAME')) {
      deniesTimeframe = true;
      continue;
    }
    const frame = frameNear(items, index) ?? inherited;
    const bounded = items.findIndex(
      (item, at) =>
        at > index &&
        isTimed(item) &&
        (item.relations.has('BEFORE') || item.relations.has('UNTIL') || item.relations.has('BY')),
    );
    const item = items[bounded];
    if (item !== undefined && isTimed(item) && frame !== 'OUT' && !isDoubt(frame)) {
      usesUnlikely ||= isUnlikely;
      bounds.set(bounded, item.relations.has('UNTIL') && !item.relations.has('LEAST') ? 'LATE' : 'LEAST');
      continue;
    }
    if (isUnlikely) continue;
    const direct = items[index + 1];
    const isTimeNext = direct?.type === 'TIME' && (direct.denied || direct.relations.size > 0);
    if (isTimeNext && (frame === null || frame === 'OUT' || contrastFollows || isUnframed(items))) {
      deniedTimes.add(index + 1);
      continue;
    }
    if (contrastFollows && RETURNING.has(frame)) {
      const time = items.findIndex((one) => one.type === 'TIME');
      if (time === -1) return null;
      deniedTimes.add(time);
      continue;
    }
    // "No es descartable que vuelva": the effect of a denied unknown word is not known.
    if (direct?.type === 'MARK' && direct.symbol === 'WORD') return null;
    if (frame === 'OUT') return 'DENIED';
    const isOfGames = frame === null && items.some(({ type }) => type === 'FIXTURE');
    if ((!RETURNING.has(frame) && !isOfGames) || deniesReturn) return null;
    deniesReturn = true;
  }
  return { deniesReturn, deniesTimeframe, deniedTimes, bounds, usesUnlikely };
}

function isTimed(item: Item): item is Extract<Item, { type: 'TIME' | 'FIXTURE' }> {
  return item.type === 'TIME' || item.type === 'FIXTURE';
}

function isDoubt(frame: Frame | null): boolean {
  return frame === 'DOUBT' || frame === 'BIGDOUBT';
}

function isUnframed(items: readonly Item[]): boolean {
  return !items.some((item) => item.type === 'FRAME');
}

/** Returns the frame that the word at that index belongs to: the next one to the right, else the one to the left. */
function frameNear(items: readonly Item[], index: number): Frame | null {
  const right = items.slice(index).find((item) => item.type === 'FRAME');
  const left = items.slice(0, index).findLast((item) => item.type === 'FRAME');
  return (right ?? left)?.symbol ?? null;
}
