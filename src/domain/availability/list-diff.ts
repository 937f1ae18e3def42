import type { FixtureId } from '../fixture.ts';
import type { Verdict } from './assess.ts';
import type { MissedGame, MissedGames } from './published-list.ts';

export const CHANGE_KINDS = ['ADDED', 'REMOVED', 'CHANGED', 'MOVED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The difference in one fixture between two lists. */
export interface AvailabilityChange {
  readonly kind: ChangeKind;
  readonly fixture: FixtureId;
  readonly before: Verdict | null;
  readonly after: Verdict | null;
}

/**
 * Whether two lists publish the same content. Compares games first, because most differences are in an early game. A
 * sentence that was published as text equals every other one, because it follows from the rest.
 */
export function isSameList(a: MissedGames, b: MissedGames): boolean {
  const isText = [a, b].some(({ headline }) => headline.kind === 'TEXT');
  const compare = isText ? withoutSentences : (list: MissedGames): MissedGames => list;
  const [{ games, ...rest }, { games: others, ...otherRest }] = [compare(a), compare(b)];
  return (
    games.length === others.length &&
    games.every((game, index) => isEqual(game, others[index])) &&
    isEqual(rest, otherRest)
  );
}

function withoutSentences(list: MissedGames): MissedGames {
  const none = { kind: 'TEXT', text: '' } as const;
  return { ...list, games: list.games.map((game) => ({ ...game, explanation: none })), headline: none };
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Returns the fixtures that were added, removed, moved or got another verdict, in the order of the lists. */
export function diffLists(before: MissedGames, after: MissedGames): AvailabilityChange[] {
  const previous = new Map(before.games.map((game) => [game.fixture, game]));
  const remaining = new Set(after.games.map((game) => game.fixture));
  const removed = before.games
    .filter((game) => !remaining.has(game.fixture))
    .map((game) => ({ kind: 'REMOVED' as const, fixture: game.fixture, before: game.verdict, after: null }));
  return [...removed, ...after.games.flatMap((game) => changeOf(previous.get(game.fixture), game))];
}

function changeOf(before: MissedGame | undefined, after: MissedGame): AvailabilityChange[] {
  const change = { fixture: after.fixture, before: before?.verdict ?? null, after: after.verdict };
  if (before === undefined) return [{ kind: 'ADDED', ...change }];
  if (before.verdict !== after.verdict) return [{ kind: 'CHANGED', ...change }];
  return before.day === after.day ? [] : [{ kind: 'MOVED', ...change }];
}
