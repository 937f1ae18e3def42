/** The claim of a clause without a time about the next game. */

import type { Frame, Item } from './clause.ts';
import type { Claim } from './claim.ts';
import type { EstimateContext } from './context.ts';
import { claimOfFixtures } from './fixture-claim.ts';
import type { FixtureMention } from './fixtures.ts';
import { chanceClaim } from './group-reader.ts';
import type { Negation } from './negation.ts';

export const TRAINING: readonly Frame[] = ['TRAIN', 'FULLTRAIN', 'PARTIAL'];

export interface PlacedFrame {
  readonly symbol: Frame;
  readonly index: number;
}

export interface Alone {
  readonly frames: readonly PlacedFrame[];
  readonly marks: ReadonlySet<string>;
  readonly items: readonly Item[];
  readonly negation: Negation;
  readonly chance: Extract<Item, { type: 'CHANCE' }> | undefined;
  readonly flip: (frame: Frame | null) => Frame | null;
  readonly context: EstimateContext;
}

const NEXT_GAME: FixtureMention = { symbols: new Set(), opponents: [], periods: [], count: null };

/** Returns the claim of a clause without a time about the next game: "doubtful", "75% chance of playing". */
export function aloneClaim({
  frames,
  marks,
  items,
  negation,
  chance,
  flip,
  context,
}: Alone): Claim | { readonly unread: string } | null {
  const frame = flip(frames.find(({ symbol }) => symbol !== 'TEST')?.symbol ?? null);
  if (chance !== undefined) {
    const isOfPlaying = chance.percent === 50 || marks.has('CHANCE') || frame !== null;
    const claim = isOfPlaying ? chanceClaim(chance.percent, NEXT_GAME, frame, context) : null;
    return claim !== null && 'reading' in claim ? claim : { unread: chance.text };
  }
  if (frame === 'DOUBT' || frame === 'BIGDOUBT' || frame === 'LATETEST') {
    const claim = claimOfFixtures(NEXT_GAME, { frame, relations: new Set(), hedged: false }, context);
    return 'reading' in claim ? claim : null;
  }
  const isTraining = TRAINING.some((one) => frames.some(({ symbol }) => symbol === one));
  if (isTraining && marks.has('ALREADY') && !negation.deniesReturn)
    return {
      reading: { kind: 'COURSE', course: 'TRAINS_ALREADY' },
      spread: { earliest: 2, likely: 7, latest: 21 },
      role: 'WINDOW',
    };
  const left = items.find((item) => item.type === 'MARK' && item.symbol === 'CHANCE');
  return left === undefined ? null : { unread: left.text };
}
