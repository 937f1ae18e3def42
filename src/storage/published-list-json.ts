import { parsed } from './json-columns.ts';
import type { MissedGame, MissedGames } from '../domain/availability/published-list.ts';
import type { CauseSentence, Explanation, Headline } from '../domain/sentences/sentence.ts';

/**
 * A published list as it is stored: each cause once, and games refer to it by its index. Lists that were published
 * before sentences were data hold texts and no causes.
 */
interface StoredList extends Omit<MissedGames, 'games' | 'headline'> {
  readonly games: readonly (Omit<MissedGame, 'explanation'> & { readonly explanation: StoredExplanation | string })[];
  readonly headline: Headline | string;
  readonly causes?: readonly CauseSentence[];
}

type StoredExplanation = WithIndexes<Explanation>;
type WithIndexes<T> = T extends unknown ? Omit<T, 'causes'> & { readonly causes: readonly number[] } : never;

export function listToJson(list: MissedGames): string {
  const causes = new Map<string, number>();
  const indexOf = (cause: CauseSentence): number => {
    const json = JSON.stringify(cause);
    const index = causes.get(json) ?? causes.size;
    causes.set(json, index);
    return index;
  };
  const stored = (explanation: MissedGame['explanation']): StoredExplanation | string =>
    explanation.kind === 'TEXT' ? explanation.text : { ...explanation, causes: explanation.causes.map(indexOf) };
  const games = list.games.map((game) => ({ ...game, explanation: stored(game.explanation) }));
  const headline = list.headline.kind === 'TEXT' ? list.headline.text : list.headline;
  const json = JSON.stringify({ ...list, games, headline });
  return causes.size === 0 ? json : `${json.slice(0, -1)},"causes":[${[...causes.keys()].join()}]}`;
}

export function listFromJson(json: string): MissedGames {
  const { causes = [], ...list }: StoredList = parsed(json);
  const { games, headline } = list;
  return {
    ...list,
    games: games.map((game) => ({ ...game, explanation: explanationFrom(game.explanation, causes) })),
    headline: typeof headline === 'string' ? { kind: 'TEXT', text: headline } : headline,
  };
}

function explanationFrom(
  stored: StoredExplanation | string,
  causes: readonly CauseSentence[],
): MissedGame['explanation'] {
  if (typeof stored === 'string') return { kind: 'TEXT', text: stored };
  return { ...stored, causes: stored.causes.map((index) => causes[index]).filter((cause) => cause !== undefined) };
}
