import type { FixtureId } from '../fixture.ts';
import type { PlayerId } from '../player.ts';
import type { Verdict } from './assess.ts';
import type { MissedGame, MissedGames } from './published-list.ts';

export const CHANGE_KINDS = ['ADDED', 'REMOVED', 'CHANGED', 'MOVED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The difference in one fixture between two lists. */
export interface AvailabilityChange {
  readonly kind: ChangeKind;
  readonly player: PlayerId;
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
    games.every((game, index) => isSameAtFirstSight(game, others[index])) &&
    games.every((game, index) => isEqual(game, others[index])) &&
    isEqual(rest, otherRest)
  );
}

function withoutSentences(list: MissedGames): MissedGames {
  const none = { kind: 'TEXT', text: '' } as const;
  return { ...list, games: list.games.map((game) => ({ ...game, explanation: none })), headline: none };
}

/** Whether nothing differs that a change of facts changes most often. Much cheaper than comparing all. */
function isSameAtFirstSight(a: MissedGame, b: MissedGame | undefined): boolean {
  return a.fixture === b?.fixture && a.day === b.day && a.verdict === b.verdict && a.chance === b.chance;
}

function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** An entry of a list of games, of one player or of several. */
export type ListedGame = Pick<MissedGame, 'player' | 'fixture' | 'verdict' | 'day'>;

/** Returns the fixtures that were added, removed, moved or got another verdict, in the order of the lists. */
export function diffLists(before: MissedGames, after: MissedGames): AvailabilityChange[] {
  return diffGames(before.games, after.games);
}

/** Returns the same differences for the entries of several players. */
export function diffGames(before: readonly ListedGame[], after: readonly ListedGame[]): AvailabilityChange[] {
  const previous = new Map(before.map((game) => [keyOf(game), game]));
  const remaining = new Set(after.map(keyOf));
  const removed = before
    .filter((game) => !remaining.has(keyOf(game)))
    .map(({ player, fixture, verdict }) => ({
      kind: 'REMOVED' as const,
      player,
      fixture,
      before: verdict,
      after: null,
    }));
  return [...removed, ...after.flatMap((game) => changeOf(previous.get(keyOf(game)), game))];
}

function keyOf({ player, fixture }: ListedGame): string {
  return `${player}:${fixture}`;
}

function changeOf(before: ListedGame | undefined, after: ListedGame): AvailabilityChange[] {
  const { player, fixture } = after;
  const change = { player, fixture, before: before?.verdict ?? null, after: after.verdict };
  if (before === undefined) return [{ kind: 'ADDED', ...change }];
  if (before.verdict !== after.verdict) return [{ kind: 'CHANGED', ...change }];
  return before.day === after.day ? [] : [{ kind: 'MOVED', ...change }];
}
