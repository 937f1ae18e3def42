/** Reads the times and fixtures of a clause that share one frame. */

import type { Clause, Frame, Item } from './clause.ts';
import { claimOfTime, type ClaimResult, doubtful, type Meaning } from './claim.ts';
import type { EstimateContext } from './context.ts';
import { claimOfFixtures } from './fixture-claim.ts';
import { type FixtureMention, resolveFixtures } from './fixtures.ts';
import type { Negation } from './negation.ts';
import { DAYS_PER, duration, period, type Time } from './time.ts';

/** A time or fixture with its frame. `framed`: whether the frame is in its own clause. */
export interface Framed {
  readonly index: number;
  readonly item: Extract<Item, { type: 'TIME' | 'FIXTURE' }>;
  readonly frame: Frame | null;
  readonly framed: boolean;
}

export interface Reader {
  readonly clause: Clause;
  readonly negation: Negation;
  readonly context: EstimateContext;
  readonly hedged: boolean;
  readonly chance: Extract<Item, { type: 'CHANCE' }> | undefined;
  readonly lastTime: Time | null;
}

export interface GroupClaim {
  readonly claim: ClaimResult;
  readonly time: Time | null;
  readonly denied: boolean;
}

/** Returns the claims of the times and fixtures that share one frame; null if they cannot be read together. */
export function readGroup(group: readonly Framed[], frame: Frame | null, reader: Reader): readonly GroupClaim[] | null {
  const { context, negation } = reader;
  const relationsOf = ({ index, item }: Framed): ReadonlySet<string> => {
    if (item.relations.has('ONLY') && frame === 'BACK') return new Set([...item.relations, 'LATE']);
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

/** "Not three weeks but six": the second is in weeks too. "This week and next": the second is a week too. */
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
  const rounds: number[] = [];
  const periods: Extract<Time, { kind: 'PERIOD' }>[] = [];
  let count: number | null = null;
  for (const { item } of group) {
    if (item.type === 'FIXTURE') {
      symbols.add(item.symbol);
      if (item.symbol === 'OPP') opponents.push(item.value);
      if (item.symbol === 'ROUND') rounds.push(item.value);
    } else if (item.time.kind === 'PERIOD') periods.push(item.time);
    else if (item.time.kind === 'GAMES') {
      symbols.add('GAME');
      if (!item.time.article) count = item.time.high;
    }
  }
  return { symbols, opponents, periods, rounds, count };
}

/** Whether there is no unknown word where the name of an opponent is expected. */
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

export function chanceClaim(
  percent: number,
  mention: FixtureMention,
  frame: Frame | null,
  context: EstimateContext,
): ClaimResult {
  if (percent < 0 || percent > 100) return { unread: true };
  const [first] = resolveFixtures(mention, context);
  if (first === undefined) return { error: 'NO_SUCH_FIXTURE' };
  return doubtful(first.day, context, first.fixture?.id ?? null, frame === 'OUT' ? 100 - percent : percent);
}
