import type { FixtureId } from '../fixture.ts';
import type { Verdict } from './assess.ts';
import type { MissedGames } from './published-list.ts';
import type { MissedGame } from './published-list.ts';

export const CHANGE_KINDS = ['ADDED', 'REMOVED', 'CHANGED', 'MOVED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What became of one fixture between two lists. */
export interface AvailabilityChange {
  readonly kind: ChangeKind;
  readonly fixture: FixtureId;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/** Whether two lists publish the same. Most that differ do so in an early game. */
export function isSameList({ games, ...a }: MissedGames, { games: others, ...b }: MissedGames): boolean {
  return games.length === others.length && games.every((game, place) => isSame(game, others[place])) && isSame(a, b);
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** The fixtures that came, went, changed their verdict or moved to another day; in the order of the lists. */
export function diffLists(before: MissedGames, after: MissedGames): AvailabilityChange[] {
  const old = new Map(before.games.map((game) => [game.fixture, game]));
  const present = new Set(after.games.map((game) => game.fixture));
  const gone = before.games
    .filter((game) => !present.has(game.fixture))
    .map((game) => ({ kind: 'REMOVED' as const, fixture: game.fixture, before: game.verdict, after: null }));
  return [...gone, ...after.games.flatMap((game) => changeOf(old.get(game.fixture), game))];
}

function changeOf(before: MissedGame | undefined, after: MissedGame): AvailabilityChange[] {
  const change = { fixture: after.fixture, before: before?.verdict ?? null, after: after.verdict };
  if (before === undefined) return [{ kind: 'ADDED', ...change }];
  if (before.verdict !== after.verdict) return [{ kind: 'CHANGED', ...change }];
  return before.day === after.day ? [] : [{ kind: 'MOVED', ...change }];
}
