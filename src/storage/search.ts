import { slugOf } from '../domain/team.ts';

/** What is searched in, and how a search is spelt: no accents, no capitals, words apart by hyphens. */
export function searchable(...names: readonly string[]): string {
  return names.map(slugOf).join(' ');
}

/** Matches, with LIKE, names that hold these words, however they are accented; of no letters at all, nothing. */
export function searchPattern(words: string): string {
  const spelt = searchable(words);
  return spelt === '' && words.trim() !== '' ? '' : `%${spelt}%`;
}
