/** The claim of one time or fixture about the return, given its frame and the words around it. */

import { daysBetween } from '../day.ts';
import type { EstimateContext } from './context.ts';
import type { Frame } from './clause.ts';
import { dayAt } from './fixtures.ts';
import { afterGames } from './game-windows.ts';
import type { Activity, Bound, Landmark, SimpleReading } from './reading.ts';
import { afterNextStart, nextSeason, preseason, seasonEnd, seasonOver, seasonsEnd } from './season.ts';
import type { ParseError, Period, Time } from './time.ts';
import {
  about,
  afterTraining,
  atLeast,
  atMost,
  by,
  from,
  inDoubt,
  late,
  MAX_DAYS,
  plainly,
  soonAfter,
  type DayWindow,
} from './windows.ts';

/**
 * A claim about the return. `FLOOR`: absent at least this long; the later of two floors holds. `WINDOW`: when the
 * player is back.
 */
export interface Claim {
  readonly reading: SimpleReading;
  readonly spread: DayWindow;
  readonly role: 'FLOOR' | 'WINDOW' | 'DOUBT';
}

/** How a time is meant: what it is about, and the words around it. */
export interface Meaning {
  readonly frame: Frame | null;
  /** Whether the text denies that the player is back then: "will not be back". */
  readonly relations: ReadonlySet<string>;
  /** "could", "may". */
  readonly hedged: boolean;
}

export type ClaimResult = Claim | { readonly error: ParseError } | { readonly unread: true };

const UNREAD = { unread: true } as const;

export function claimOfTime(time: Time, meaning: Meaning, context: EstimateContext): ClaimResult {
  if (meaning.relations.has('NEGATIVE')) return { error: 'NOT_A_DURATION' };
  const claim = unboundedClaim(time, meaning, context);
  if (!('reading' in claim)) return claim;
  const nominal = time.kind === 'DURATION' || time.kind === 'PERIOD' ? time.high : claim.spread.latest;
  if (nominal > MAX_DAYS) return { error: 'TOO_FAR' };
  return claim;
}

function unboundedClaim(time: Time, meaning: Meaning, context: EstimateContext): ClaimResult {
  switch (time.kind) {
    case 'ERROR':
      return { error: time.error };
    case 'DURATION':
      return claimOfDuration(time, meaning, context);
    case 'PERIOD':
      return claimOfPeriod(time, meaning, context);
    case 'GAMES':
      return claimOfGames(time, meaning, context);
    case 'SEASON':
      return claimOfSeason(time.part, meaning, context);
    case 'COURSE':
      if (meaning.frame === 'BACK' || isTraining(meaning.frame) || meaning.frame === 'TEST') return UNREAD;
      return { reading: { kind: 'COURSE', course: time.course }, spread: time.spread, role: 'WINDOW' };
    default:
      return UNREAD;
  }
}

function isTraining(frame: Frame | null): boolean {
  return frame === 'TRAIN' || frame === 'FULLTRAIN' || frame === 'PARTIAL';
}

function activityOf(frame: Frame | null): Activity {
  if (frame === 'FULLTRAIN') return 'FULL_TRAINING';
  return isTraining(frame) ? 'TRAINING' : 'PLAYING';
}

/** Training comes before playing: the window moves by the lag between them. */
function played(spread: DayWindow, frame: Frame | null, { occurredOn, statedOn }: EstimateContext): DayWindow {
  const daysOut = occurredOn === null ? 0 : daysBetween(occurredOn, statedOn);
  return isTraining(frame) ? afterTraining(spread, frame === 'FULLTRAIN', daysOut) : spread;
}

function claimOfDuration(
  time: Extract<Time, { kind: 'DURATION' }>,
  { frame, relations, hedged }: Meaning,
  context: EstimateContext,
): ClaimResult {
  if (frame === 'DOUBT' || frame === 'BIGDOUBT' || frame === 'INJURED') return UNREAD;
  const gone =
    relations.has('HURT') && context.occurredOn !== null ? daysBetween(context.occurredOn, context.statedOn) : 0;
  const [low, high] = [time.low - gone, time.high - gone];
  if (gone > 0 && high <= 0) return { error: 'PAST' };
  if (time.high <= 0) return { error: 'NOT_A_DURATION' };
  const isTop = ['MOST', 'UNTIL', 'BY', 'BEFORE'].some((word) => relations.has(word));
  let bound: Bound = 'EXACT';
  if (relations.has('LEAST')) bound = 'AT_LEAST';
  else if (isTop) bound = 'AT_MOST';
  else if (relations.has('LATE')) bound = 'LATE';
  else if (relations.has('ABOUT') || (time.vague && low === high) || hedged) bound = 'ABOUT';
  if (bound === 'AT_LEAST' && isTop) return UNREAD;
  const reading = { kind: 'DURATION', low, high, bound, activity: activityOf(frame) } as const;
  const spread = {
    AT_LEAST: atLeast,
    AT_MOST: (_: number, most: number) => atMost(most),
    LATE: plainly,
    ABOUT: about,
    EXACT: plainly,
  }[bound](low, high);
  return { reading, spread: played(spread, frame, context), role: 'WINDOW' };
}

function claimOfPeriod(time: Period, { frame, relations, hedged }: Meaning, context: EstimateContext): ClaimResult {
  const { low, high, due } = time;
  const has = (relation: string): boolean => relations.has(relation);
  const isOut = frame === 'OUT' || (frame === null && (time.rest || time.days !== null));
  if (frame === 'DOUBT' || frame === 'BIGDOUBT') {
    if (has('UNTIL') || has('AFTER') || has('BEFORE') || has('BY')) return UNREAD;
    return doubtful(low, context, null, frame === 'BIGDOUBT' ? 30 : 50);
  }
  if (frame === 'INJURED' || frame === 'SURGERY') return UNREAD;
  if (time.days !== null && !isOut) return UNREAD;
  const returns = (bound: Bound, spread: DayWindow): Claim => ({
    reading: {
      kind: 'RETURN',
      from: dayAt(context, low),
      to: dayAt(context, high),
      landmark: time.landmark,
      bound,
      activity: activityOf(frame),
    },
    spread: played(spread, frame, context),
    role: 'WINDOW',
  });
  if (has('AFTER') && (has('LATE') || has('LEAST'))) return returns('AFTER', soonAfter(high + 1));
  if (has('LATE')) return isOut && !has('UNTIL') ? UNREAD : returns('LATE', late(low, high));
  if (has('LEAST')) return has('MOST') ? UNREAD : returns('AT_LEAST', atLeast(low, high));
  if (isOut && !has('UNTIL')) {
    if (
      has('BEFORE') ||
      has('BY') ||
      has('MOST') ||
      (has('FROM') === true && !has('IN') && time.days === null && low === high)
    )
      return UNREAD;
    return hedged ? UNREAD : absentThrough(high, time, context);
  }
  if (has('AFTER')) return returns('AFTER', soonAfter(high + 1));
  if (frame === 'BACK' && isTournament(time.landmark) && !has('UNTIL')) return returns('BY', by(low));
  if (has('UNTIL') && frame === 'BACK') return returns('BY', by(due));
  if (has('UNTIL')) return returns('EXACT', time.until ?? plainly(low, high));
  if (has('MOST') || has('BY') || has('BEFORE')) return returns('BY', by(due));
  if (has('FROM')) return returns('FROM', from(low, high));
  return returns(has('ABOUT') || hedged ? 'ABOUT' : 'EXACT', has('ABOUT') ? about(low, high) : plainly(low, high));
}

const TOURNAMENTS: readonly (Landmark | null)[] = ['WORLD_CUP', 'EUROS', 'COPA_AMERICA', 'AFRICA_CUP'];

/** "Back for the World Cup" is back by its first day. */
function isTournament(landmark: Landmark | null): boolean {
  return TOURNAMENTS.includes(landmark);
}

function absentThrough(day: number, { landmark }: Pick<Period, 'landmark'>, context: EstimateContext): Claim {
  return {
    reading: { kind: 'ABSENT_THROUGH', day: dayAt(context, day), landmark },
    spread: soonAfter(day + 1),
    role: 'FLOOR',
  };
}

/** Returns the claim of a doubt. `percent`: the chance of playing that day. Well below 50, the window is later. */
export function doubtful(
  day: number,
  context: EstimateContext,
  fixture: Extract<SimpleReading, { kind: 'CHANCE' }>['fixture'],
  percent: number,
): Claim {
  const shift = percent < 45 ? Math.max(1, Math.round(day * 0.35)) : 0;
  const { earliest, likely, latest } = inDoubt(day);
  return {
    reading: { kind: 'CHANCE', fixture, day: dayAt(context, day), percent },
    spread: { earliest, likely: likely + shift, latest: latest + 2 * shift },
    role: 'DOUBT',
  };
}

function claimOfGames(
  time: Extract<Time, { kind: 'GAMES' }>,
  { frame, relations, hedged }: Meaning,
  context: EstimateContext,
): ClaimResult {
  if (time.low < 1) return { error: 'NOT_A_DURATION' };
  if (time.high > 60) return { error: 'TOO_FAR' };
  const has = (relation: string): boolean => relations.has(relation);
  const isOut = frame === 'OUT' || frame === null;
  if (!isOut && !(frame === 'BACK' && has('AFTER'))) return UNREAD;
  if (['UNTIL', 'BEFORE', 'BY', 'FROM', 'LATE'].some(has) || (has('AFTER') && isOut)) return UNREAD;
  let bound: Bound = 'EXACT';
  if (has('LEAST')) bound = 'AT_LEAST';
  else if (has('MOST') || hedged) bound = 'AT_MOST';
  else if (has('ABOUT')) bound = 'ABOUT';
  const reading = { kind: 'GAMES', low: time.low, high: time.high, bound } as const;
  const role = bound === 'AT_MOST' ? 'WINDOW' : 'FLOOR';
  return { reading, spread: afterGames(time.low, time.high, bound, context), role };
}

function claimOfSeason(
  part: Extract<Time, { kind: 'SEASON' }>['part'],
  { frame, relations, hedged }: Meaning,
  context: EstimateContext,
): ClaimResult {
  if (frame === 'DOUBT' || frame === 'BIGDOUBT' || frame === 'TEST' || frame === 'INJURED' || frame === 'SURGERY')
    return UNREAD;
  const has = (relation: string): boolean => relations.has(relation);
  const isBack = frame === 'BACK' || isTraining(frame);
  switch (part) {
    case 'REST':
      return isBack || hedged ? UNREAD : { ...absence(seasonEnd(context), 'SEASON'), spread: seasonOver(context) };
    case 'WHOLE':
      if (isBack) return hedgedReturn();
      if (frame !== 'OUT' || hedged || has('BEFORE') || has('AFTER') || has('BY')) return UNREAD;
      return { ...absence(seasonEnd(context), 'SEASON'), spread: seasonOver(context) };
    case 'END': {
      if (!isBack && (has('UNTIL') || frame === 'OUT') && !has('BEFORE') && !has('BY'))
        return { ...absence(seasonEnd(context), 'SEASON'), spread: seasonOver(context) };
      return claimOfPeriod(seasonsEnd(context), { frame, relations, hedged }, context);
    }
    case 'PRESEASON':
      return claimOfPeriod(preseason(context), { frame, relations, hedged }, context);
    case 'NEXT':
    case 'NEXT_START':
      if (frame === 'OUT' && !has('UNTIL')) {
        if (part === 'NEXT' && !has('LEAST')) return UNREAD;
        return { ...absence(seasonEnd(context) + 84, 'NEXT_SEASON'), spread: afterNextStart(context) };
      }
      return claimOfPeriod(nextSeason(context), { frame, relations, hedged }, context);
  }

  function absence(day: number, landmark: 'SEASON' | 'NEXT_SEASON'): Claim {
    return absentThrough(day, { landmark }, context);
  }

  /** "Could return this season" means by its end. */
  function hedgedReturn(): ClaimResult {
    if (has('UNTIL') || has('AFTER') || has('LEAST')) return UNREAD;
    return claimOfPeriod(
      { ...seasonsEnd(context), due: seasonEnd(context) },
      { frame, relations: new Set(['BY']), hedged },
      context,
    );
  }
}
