/** From tokens to clauses: the times, fixtures, frames, negations and marks that stand together. */

import type { EstimateContext } from './context.ts';
import type { Token } from './lexer.ts';
import type { Time } from './time.ts';
import { timeAt } from './time-parser.ts';

/** What a clause is about. `PARTIAL`: training alone. `INJURED`, `SURGERY`: past events. */
export type Frame =
  | 'OUT'
  | 'BACK'
  | 'TRAIN'
  | 'FULLTRAIN'
  | 'PARTIAL'
  | 'DOUBT'
  | 'BIGDOUBT'
  | 'TEST'
  | 'LATETEST'
  | 'INJURED'
  | 'SURGERY'
  /** "Will be there": the return, if the clause has no other frame. */
  | 'WEAKBACK';

/** A part of a clause. `relations`: the symbols directly before or after it. */
export type Item =
  | {
      readonly type: 'TIME';
      readonly time: Time;
      readonly relations: ReadonlySet<string>;
      readonly denied: boolean;
      readonly text: string;
    }
  | {
      readonly type: 'FIXTURE';
      readonly symbol: string;
      readonly value: number;
      readonly relations: ReadonlySet<string>;
      readonly text: string;
    }
  | { readonly type: 'FRAME'; readonly symbol: Frame; readonly text: string }
  | { readonly type: 'CHANCE'; readonly percent: number; readonly text: string }
  | { readonly type: 'MARK'; readonly symbol: string; readonly text: string }
  /** A word with a meaning that nothing in the text uses. */
  | { readonly type: 'STRAY'; readonly symbol: string; readonly text: string };

export interface Clause {
  /** What joins it to the clause before it. */
  readonly join: 'START' | 'SEP' | 'AND' | 'OR' | 'BUT' | 'THEN' | 'INSTEAD';
  readonly items: readonly Item[];
}

const FRAMES = new Set<string>([
  'OUT',
  'BACK',
  'WEAKBACK',
  'TRAIN',
  'FULLTRAIN',
  'PARTIAL',
  'DOUBT',
  'BIGDOUBT',
  'TEST',
  'LATETEST',
  'INJURED',
  'SURGERY',
]);
const RELATIONS = new Set<string>([
  'ABOUT',
  'LEAST',
  'MOST',
  'UNTIL',
  'BEFORE',
  'BY',
  'AFTER',
  'IN',
  'FROM',
  'DAFROM',
  'LATE',
  'HURT',
  'PAST',
  'TRA',
  'TO',
  'NEGATIVE',
  'ONLY',
]);
/** Relations that may remain unused: they carry no time by themselves. */
const WEAK_RELATIONS = new Set(['IN', 'FROM', 'DAFROM', 'TO', 'ABOUT', 'TRA', 'HURT', 'DASH', 'ONLY']);
const POSTFIXES = new Set(['ABOUT', 'LEAST', 'MOST', 'AGO', 'HURT']);
const FIXTURES = new Set([
  'GAME',
  'GAMES',
  'DERBY',
  'CLASICO',
  'LEG1',
  'LEG2',
  'BOTHLEGS',
  'BOTH',
  'FINAL',
  'SEMI',
  'QUARTER',
  'R16',
  'AWAY',
  'HOME',
  'VS',
  'OPP',
  'CHAMPIONS',
  'EUROPA',
  'LEAGUE',
  'CUP',
  'FRIENDLY',
  'INTERNATIONALS',
  'NEXTGAME',
  'ROUND',
]);
const JOINS: Readonly<Record<string, Clause['join']>> = {
  SEP: 'SEP',
  AND: 'AND',
  OR: 'OR',
  BUT: 'BUT',
  THEN: 'THEN',
  INSTEAD: 'INSTEAD',
};
const STRENGTH: readonly Clause['join'][] = ['START', 'SEP', 'OR', 'AND', 'THEN', 'BUT', 'INSTEAD'];
const MARKS = new Set([
  'NOT',
  'UNLIKELY',
  'HEDGE',
  'ONCE',
  'NOW',
  'SETBACK',
  'UNCLEAR',
  'TIMEFRAME',
  'AWAIT',
  'EVOLUTION',
  'FINDING',
  'REVEAL',
  'NOTIME',
  'WORD',
  'OWN',
  'CHANCE',
  'ALREADY',
  'LAST',
]);
const IGNORED = new Set(['A', 'THIS', 'MORE', 'SLASH', 'DASH']);

/** Returns the clauses of a text. */
export function clausesOf(tokens: readonly Token[], context: EstimateContext): readonly Clause[] {
  const clauses: { join: Clause['join']; items: Item[] }[] = [{ join: 'START', items: [] }];
  let relations: Token[] = [];
  let position = 0;
  const items = (): Item[] => clauses.at(-1)?.items ?? [];
  const flush = (): void => {
    for (const { symbol, text } of relations) addRelation(items(), symbol, text);
    relations = [];
  };
  const taken = (): ReadonlySet<string> => {
    const symbols = new Set(
      relations
        .map(({ symbol }) => symbol)
        .filter((symbol) => symbol !== 'DAFROM' && symbol !== 'TO')
        .map((symbol) => (symbol === 'TRA' ? 'IN' : symbol)),
    );
    relations = [];
    return symbols;
  };
  while (position < tokens.length) {
    const token = tokens[position];
    if (token === undefined) break;
    const { symbol, text, value } = token;
    const previous = tokens[position - 1]?.symbol;
    const parsed = timeAt(tokens, position, context);
    if (parsed !== null) {
      const words = tokens
        .slice(position, parsed.end)
        .map((one) => one.text)
        .join(' ');
      const denied = relations.length === 0 && previous === 'NOT';
      // An unknown word next to a time may change its meaning; a name does not.
      const beside = unknownBeside(tokens, position, parsed.end);
      if (beside !== null) items().push({ type: 'STRAY', symbol: 'WORD', text: beside });
      items().push({ type: 'TIME', time: parsed.time, relations: taken(), denied, text: words });
      position = parsed.end;
      continue;
    }
    position += 1;
    const join = JOINS[symbol];
    if (join !== undefined) {
      flush();
      const last = clauses.at(-1);
      if (last !== undefined && last.items.length === 0) {
        if (STRENGTH.indexOf(join) > STRENGTH.indexOf(last.join)) last.join = join;
      } else clauses.push({ join, items: [] });
    } else if ((symbol === 'NEXT' || symbol === 'COMING') && FIXTURES.has(tokens[position]?.symbol ?? '')) continue;
    else if (RELATIONS.has(symbol)) relations.push(token);
    else if (FIXTURES.has(symbol)) items().push({ type: 'FIXTURE', symbol, value, relations: taken(), text });
    else if (symbol === 'AGO') addRelation(items(), symbol, text);
    else if (symbol === 'PERCENT' && previous === 'N') {
      const number = items().pop();
      const percent = number?.type === 'TIME' && number.time.kind === 'NUMBER' ? number.time.low : 0;
      items().push({ type: 'CHANCE', percent, text: `${percent} %` });
    } else if (symbol === 'EVENS') items().push({ type: 'CHANCE', percent: 50, text });
    else if (FRAMES.has(symbol)) {
      // "After the operation", "since the injury": the event that the time is counted from.
      if (symbol === 'INJURED' || symbol === 'SURGERY')
        relations = relations.filter((one) => one.symbol !== 'AFTER' && one.symbol !== 'PAST');
      flush();
      items().push({ type: 'FRAME', symbol: symbol as Frame, text });
    } else if (MARKS.has(symbol)) {
      if (symbol !== 'NOT' && symbol !== 'WORD' && symbol !== 'OWN') flush();
      if (symbol === 'NOW' && items().some((item) => item.type === 'TIME')) clauses.push({ join: 'SEP', items: [] });
      items().push({ type: 'MARK', symbol, text });
    } else if (!IGNORED.has(symbol)) items().push({ type: 'STRAY', symbol, text });
  }
  flush();
  return clauses.filter(({ items: parts }) => parts.length > 0);
}

/** Adds a relation without a following time to the time before it, "three weeks at least"; else it remains unused. */
function addRelation(items: Item[], symbol: string, text: string): void {
  const last = items.findLastIndex((item) => item.type === 'TIME' || item.type === 'FIXTURE');
  const item = items[last];
  if (POSTFIXES.has(symbol) && (item?.type === 'TIME' || item?.type === 'FIXTURE'))
    items[last] = { ...item, relations: new Set([...item.relations, symbol]) };
  else if (!WEAK_RELATIONS.has(symbol)) items.push({ type: 'STRAY', symbol, text });
}

/** Returns the unknown word that is directly before or after a time and is not a name; null if there is none. */
function unknownBeside(tokens: readonly Token[], start: number, end: number): string | null {
  const isUnknown = (token: Token | undefined): token is Token => token?.symbol === 'WORD' && token.value === 0;
  const endOf = ({ place, text }: Token): number => place + text.split(' ').length;
  const [before, first, last, after] = [tokens[start - 1], tokens[start], tokens[end - 1], tokens[end]];
  if (isUnknown(before) && first !== undefined && endOf(before) === first.place) return before.text;
  return isUnknown(after) && last !== undefined && endOf(last) === after.place ? after.text : null;
}
