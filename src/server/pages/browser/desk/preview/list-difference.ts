import type { Game, List, Match } from '../session/types.ts';

/** A game by which two lists differ. */
export interface GameChange {
  readonly kind: 'comes' | 'goes' | 'changes';
  readonly before: Game | null;
  readonly after: Game | null;
  readonly match: Match;
}

/** Returns the games by which two lists differ: those added or removed, then those changed, each by day. */
export function differenceOf(before: List, after: List): GameChange[] {
  const old = new Map(before.games.map((game) => [game.fixture.id, game]));
  const remaining = new Set(after.games.map(({ fixture }) => fixture.id));
  const gone = before.games
    .filter(({ fixture }) => !remaining.has(fixture.id))
    .map((game): GameChange => ({ kind: 'goes', before: game, after: null, match: game.fixture }));
  const others = after.games.flatMap((game): GameChange[] => {
    const former = old.get(game.fixture.id);
    if (former === undefined) return [{ kind: 'comes', before: null, after: game, match: game.fixture }];
    const isSame = former.verdict === game.verdict && former.chanceOfMissing === game.chanceOfMissing;
    return isSame ? [] : [{ kind: 'changes', before: former, after: game, match: game.fixture }];
  });
  return [...gone, ...others].toSorted((a, b) => rankOf(a) - rankOf(b) || (dayOf(a) < dayOf(b) ? -1 : 1));
}

/** Changes of the verdict come before those of the chance alone. */
function rankOf({ kind, before, after }: GameChange): number {
  return kind !== 'changes' ? 0 : before?.verdict !== after?.verdict ? 1 : 2;
}

/** Games without a day are last. */
const dayOf = ({ match }: GameChange): string => match.date ?? '9';
