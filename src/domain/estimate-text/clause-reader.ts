/** Reads one clause: which of its times are of the return, what they are about, and what is denied. */

import type { Clause, Frame, Item } from './clause.ts';
import { type Claim, claimOfTime, type ClaimResult, type Meaning } from './claim.ts';
import type { EstimateContext } from './context.ts';
import { claimOfFixtures } from './fixture-claim.ts';
import { type FixtureMention, resolveFixtures } from './fixtures.ts';
import { doubtful } from './claim.ts';
import { type Negation, negationOf, RETURNING } from './negation.ts';
import type { NoEstimateReason } from './reading.ts';
import { DAYS_PER, duration, type Fault, period, type Time } from './time.ts';

/** A claim with its place in the text. */
export interface ReadClaim extends Claim {
  readonly status: 'HOLDS' | 'DENIED' | 'ONCE' | 'NOW';
  readonly join: Clause['join'];
  readonly hedged: boolean;
  /** Whether its own clause says what it is about. */
  readonly framed: boolean;
  readonly time: Time | null;
}

export interface ReadClause {
  readonly claims: readonly ReadClaim[];
  readonly open: NoEstimateReason | null;
  readonly setback: boolean;
  /** What the next clause is about if it does not say so itself. */
  readonly frame: Frame | null;
  readonly lastTime: Time | null;
}

export type Failure = { readonly fault: Fault } | { readonly unread: string };

/** What clauses before this one leave to it, and whether one that follows sets a time against one of this. */
export interface Carried {
  readonly frame: Frame | null;
  readonly lastTime: Time | null;
  readonly contrastFollows: boolean;
  /** Whether "and the next" follows: then a week here is one of an absence. */
  readonly listFollows: boolean;
}

type Timed = Extract<Item, { type: 'TIME' | 'FIXTURE' }>;

interface Framed {
  readonly index: number;
  readonly item: Timed;
  readonly frame: Frame | null;
  readonly framed: boolean;
}

const TRAINING: readonly Frame[] = ['TRAIN', 'FULLTRAIN', 'PARTIAL'];
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
  if (negation === 'DENIED') return { fault: 'DENIED' };
  if (marks.has('LAST')) return { unread: textOf(items, 'LAST') };
  const isUnlikely = marks.has('UNLIKELY');
  const flip = (frame: Frame | null): Frame | null =>
    (negation.deniesReturn || isUnlikely) && RETURNING.has(frame) ? 'OUT' : frame;
  if (isUnlikely && negation.deniesReturn) return { unread: textOf(items, 'UNLIKELY') };

  const timed = items.flatMap((item, index): Framed[] => {
    if (item.type !== 'TIME' && item.type !== 'FIXTURE') return [];
    if (item.type === 'TIME' && item.time.kind === 'IRRELEVANT') return [];
    const own = frameAt(frames, index);
    return [{ index, item, frame: own ?? carried.frame ?? (carried.listFollows ? 'OUT' : null), framed: own !== null }];
  });
  const future = withoutHistory(timed);
  const chance = items.find((item) => item.type === 'CHANCE');
  const status = marks.has('NOW') ? 'NOW' : marks.has('ONCE') ? 'ONCE' : 'HOLDS';
  const claims: ReadClaim[] = [];
  let lastTime = carried.lastTime;
  for (const [frame, group] of Map.groupBy(future, (one) => one.frame)) {
    const words = group.map(({ item }) => item.text).join(' ');
    if (isUnlikely && !RETURNING.has(frame)) return { unread: textOf(items, 'UNLIKELY') };
    let meant = flip(frame);
    if (marks.has('UNCLEAR') && !ABSORBING.has(frame)) {
      if (group.some(({ item }) => item.type === 'TIME' && item.time.kind !== 'PERIOD')) return { unread: words };
      meant = 'DOUBT';
    }
    const reader = { clause, negation, context, hedged: marks.has('HEDGE') && !isUnlikely, chance, lastTime };
    const results = readGroup(group, meant, reader);
    if (results === null) return { unread: words };
    for (const { claim, time, denied } of results) {
      if (!('reading' in claim)) return 'fault' in claim ? claim : { unread: words };
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

/** The frames of a clause with their places. Beside training, "back" is the return to it; beside a doubt it is doubted. */
function framesOf(items: readonly Item[]): readonly { readonly symbol: Frame; readonly index: number }[] {
  const frames = items.flatMap((item, index) => (item.type === 'FRAME' ? [{ symbol: item.symbol, index }] : []));
  const training = frames.find(({ symbol }) => TRAINING.includes(symbol));
  const doubt = frames.find(({ symbol }) => DOUBTING.includes(symbol));
  const test = frames.find(({ symbol }) => symbol === 'TEST');
  return frames.map((one) => {
    if (one.symbol !== 'BACK') return one;
    // "Doubtful to play", "assessed before they can play": no return is promised.
    if (doubt !== undefined) return { ...one, symbol: doubt.symbol };
    if (test !== undefined && test.index < one.index) return { ...one, symbol: 'LATETEST' };
    return training === undefined ? one : { ...one, symbol: training.symbol };
  });
}

/** The frame to the left, else the one to the right. */
function frameAt(frames: ReturnType<typeof framesOf>, index: number): Frame | null {
  const left = frames.findLast((frame) => frame.index < index);
  const right = frames.find((frame) => frame.index > index);
  return (left ?? right)?.symbol ?? null;
}

/** Leaves out what has been: "three weeks ago", "since the game against Valencia". */
function withoutHistory(timed: readonly Framed[]): readonly Framed[] {
  const isPast = ({ item }: Framed): boolean => item.relations.has('PAST') || item.relations.has('AGO');
  if (!timed.some(isPast)) return timed;
  return timed.filter((one) => {
    if (isPast(one)) return false;
    const before = timed.findLast((other) => other.index < one.index && other.index >= one.index - 2);
    return !(before !== undefined && isPast(before) && one.item.relations.size === 0);
  });
}

interface Reader {
  readonly clause: Clause;
  readonly negation: Negation;
  readonly context: EstimateContext;
  readonly hedged: boolean;
  readonly chance: Extract<Item, { type: 'CHANCE' }> | undefined;
  readonly lastTime: Time | null;
}

interface GroupClaim {
  readonly claim: ClaimResult;
  readonly time: Time | null;
  readonly denied: boolean;
}

/** The claims of the times and fixtures that are about one thing; null if they cannot be read together. */
function readGroup(group: readonly Framed[], frame: Frame | null, reader: Reader): readonly GroupClaim[] | null {
  const { context, negation } = reader;
  const relationsOf = ({ index, item }: Framed): ReadonlySet<string> => {
    const bound = negation.bounds.get(index);
    if (bound === undefined) return item.relations;
    return new Set([...item.relations, bound].filter((one) => !['BEFORE', 'UNTIL', 'BY'].includes(one)));
  };
  const fixtures = group.filter(({ item }) => item.type === 'FIXTURE');
  const times = group.filter(({ item }) => item.type === 'TIME');
  const isOfGames = fixtures.length > 0 || reader.chance !== undefined;
  if (frame === 'SURGERY' || frame === 'INJURED')
    return times.some(({ item }) => item.type === 'TIME' && item.time.kind === 'DURATION' && item.relations.size === 0)
      ? null
      : [];
  if (frame === 'TEST' || frame === 'LATETEST') {
    const meant = frame === 'LATETEST' ? group : group.filter((one) => one.item.relations.has('BEFORE'));
    const mention = mentionOf(meant.length > 0 && fixtures.length > 0 ? [...meant, ...fixtures] : meant);
    const isSoon = mention.symbols.size > 0 || mention.periods.some(({ low, unit }) => low <= 8 && unit !== 'MONTH');
    if (!isSoon) return frame === 'TEST' ? [] : null;
    return [
      {
        claim: claimOfFixtures(mention, { frame, relations: new Set(['BEFORE']), hedged: false }, context),
        time: null,
        denied: false,
      },
    ];
  }
  const claims: GroupClaim[] = [];
  const isPeriod = ({ item }: Framed): boolean =>
    item.type === 'TIME' && item.time.kind === 'PERIOD' && item.time.landmark === null;
  const isCount = ({ item }: Framed): boolean =>
    item.type === 'TIME' && item.time.kind === 'GAMES' && (item.time.article || fixtures.length > 0);
  const ofMention = isOfGames
    ? group.filter((one) => one.item.type === 'FIXTURE' || isPeriod(one) || isCount(one))
    : [];
  const isDoubtDay = (frame === 'DOUBT' || frame === 'BIGDOUBT' || frame === 'OUT') && !isOfGames;
  if (isOfGames && ofMention.length > 0) {
    const mention = mentionOf(ofMention);
    if (!isReadable(reader.clause.items, mention)) return null;
    const relations = new Set(ofMention.flatMap((one) => [...relationsOf(one)]));
    const denied = ofMention.some(({ index }) => negation.deniedTimes.has(index));
    const meaning: Meaning = { frame, relations, hedged: reader.hedged };
    const claim =
      reader.chance === undefined
        ? claimOfFixtures(mention, meaning, context)
        : chanceClaim(reader.chance.percent, mention, frame, context);
    claims.push({ claim, time: null, denied });
  }
  for (const one of times) {
    if (ofMention.includes(one) || one.item.type !== 'TIME') continue;
    const time = spelledOut(one.item.time, reader.lastTime);
    const meaning: Meaning = { frame, relations: relationsOf(one), hedged: reader.hedged };
    const denied = negation.deniedTimes.has(one.index);
    const isDays =
      isDoubtDay &&
      time.kind === 'PERIOD' &&
      (time.unit === 'DAY' || time.unit === 'WEEKEND') &&
      ![...meaning.relations].some((relation) => relation !== 'IN' && relation !== 'ABOUT');
    const claim =
      isDays && time.kind === 'PERIOD'
        ? claimOfFixtures({ symbols: new Set(), opponents: [], periods: [time], count: null }, meaning, context)
        : claimOfTime(time, meaning, context);
    claims.push({ claim, time, denied });
  }
  return claims;
}

/** "Not three weeks but six": the second is of weeks too. "This week and next": the next one is a week. */
function spelledOut(time: Time, last: Time | null): Time {
  if (time.kind === 'NUMBER' && last?.kind === 'DURATION') {
    const per = DAYS_PER[last.unit];
    return per < 1 ? time : duration(time.low, time.high, last.unit, false);
  }
  if (time.kind === 'NUMBER' && last?.kind === 'GAMES')
    return { kind: 'GAMES', low: time.low, high: time.high, article: false };
  if (time.kind === 'NEXT' && last?.kind === 'PERIOD' && (last.unit === 'WEEK' || last.unit === 'WEEKEND'))
    return period({ low: last.low + 7, high: last.high + 7 }, { unit: last.unit, rest: true });
  if (time.kind === 'NEXT' && last?.kind === 'PERIOD' && last.unit === 'MONTH')
    return period({ low: last.high + 1, high: last.high + 30 }, { unit: 'MONTH', rest: true });
  if (time.kind === 'NEXT' && last?.kind === 'SEASON') return { kind: 'SEASON', part: 'NEXT' };
  return time;
}

function mentionOf(group: readonly Framed[]): FixtureMention {
  const symbols = new Set<string>();
  const opponents: number[] = [];
  const periods: Extract<Time, { kind: 'PERIOD' }>[] = [];
  let count: number | null = null;
  for (const { item } of group) {
    if (item.type === 'FIXTURE') {
      symbols.add(item.symbol);
      if (item.symbol === 'OPP') opponents.push(item.value);
    } else if (item.time.kind === 'PERIOD') periods.push(item.time);
    else if (item.time.kind === 'GAMES') {
      symbols.add('GAME');
      if (!item.time.article) count = item.time.high;
    }
  }
  return { symbols, opponents, periods, count };
}

/** Whether no unknown word stands where the name of an opponent is expected. */
function isReadable(items: readonly Item[], mention: FixtureMention): boolean {
  const isNamed = mention.opponents.length > 0 || mention.periods.length > 0;
  return items.every((item, index) => {
    if (item.type !== 'FIXTURE') return true;
    const next = items[index + 1];
    const isUnknown = next?.type === 'MARK' && (next.symbol === 'WORD' || next.symbol === 'OWN');
    if (item.symbol === 'VS') return next?.type === 'FIXTURE' && !isUnknown;
    return isNamed || !isUnknown;
  });
}

function chanceClaim(
  percent: number,
  mention: FixtureMention,
  frame: Frame | null,
  context: EstimateContext,
): ClaimResult {
  if (percent < 0 || percent > 100) return { unread: true };
  const [first] = resolveFixtures(mention, context);
  if (first === undefined) return { fault: 'NO_SUCH_FIXTURE' };
  return doubtful(first.day, context, first.fixture?.id ?? null, frame === 'OUT' ? 100 - percent : percent);
}

interface Alone {
  readonly frames: ReturnType<typeof framesOf>;
  readonly marks: ReadonlySet<string>;
  readonly items: readonly Item[];
  readonly negation: Negation;
  readonly chance: Extract<Item, { type: 'CHANCE' }> | undefined;
  readonly flip: (frame: Frame | null) => Frame | null;
  readonly context: EstimateContext;
}

const NEXT_GAME: FixtureMention = { symbols: new Set(), opponents: [], periods: [], count: null };

/** What a clause without a time says of the next game: "doubtful", "faces a late test", "75% chance of playing". */
function aloneClaim({
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

function pendingOf(marks: ReadonlySet<string>, frames: ReturnType<typeof framesOf>): NoEstimateReason | null {
  return marks.has('AWAIT') || frames.some(({ symbol }) => symbol === 'TEST') ? 'TESTS_PENDING' : null;
}

/** Why a clause without a time gives no estimate; null if it does not say so. */
function openReason(
  marks: ReadonlySet<string>,
  frames: ReturnType<typeof framesOf>,
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
  return items.find((item) => item.type === 'MARK' && item.symbol === symbol)?.text ?? '';
}
