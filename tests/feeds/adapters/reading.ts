import type { AdapterResult, FeedAdapter, FeedContext } from '../../../src/feeds/adapter.ts';
import type { Observation } from '../../../src/feeds/observation.ts';

export const CONTEXT: FeedContext = { asOf: null, competition: null, season: null };

/** Reads documents, given as values of JSON or as text. */
export function read(adapter: FeedAdapter, documents: readonly unknown[], context: Partial<FeedContext> = {}) {
  const texts = documents.map((document) => (typeof document === 'string' ? document : JSON.stringify(document)));
  return adapter.read(
    texts.map((text, index) => ({ name: `document-${index}`, text })),
    { ...CONTEXT, ...context },
  );
}

/** Returns the observations of a type. Throws if the feed cannot be read. */
export function observed<Type extends Observation['type']>(
  result: AdapterResult,
  type: Type,
): Extract<Observation, { type: Type }>[] {
  if (!result.ok) throw new Error(JSON.stringify(result.failures));
  return result.observations.filter((each): each is Extract<Observation, { type: Type }> => each.type === type);
}

/** Returns the problems of a feed as `row field`. */
export function problemsIn(result: AdapterResult): string[] {
  return result.ok ? result.problems.map(({ row, field }) => `${row} ${field ?? ''}`.trim()) : [];
}
