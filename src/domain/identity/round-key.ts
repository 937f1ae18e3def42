import { LRUCache } from 'lru-cache';
import { slugOf } from '../team.ts';

/** Words that say only that a round is one of the season's numbered rounds. */
const NUMBERED_ROUND = new Set(
  'matchday match day round md gw gameweek week jornada fecha spieltag journee giornata rodada speelronde omgang runde kolejka kolo regular season league phase stage liga j r di jie tur hafta fordulo etapa kierros ronde'.split(
    ' ',
  ),
);
const SAME_ROUND: Readonly<Record<string, string>> = {
  finals: 'final',
  quarterfinals: 'quarter final',
  quarterfinal: 'quarter final',
  semifinals: 'semi final',
  semifinal: 'semi final',
  playoffs: 'play off',
  playoff: 'play off',
  '3rd': 'third',
};

const keys = new LRUCache<string, string>({ max: 2_000 });

/**
 * Returns a key that is equal for the spellings of one round: "Matchday 5", "5. Round" and "Jornada 5" are `#5`,
 * "Quarter-finals" and "Finals, Quarter-final" are `quarter final`.
 */
export function roundKey(round: string): string {
  const cached = keys.get(round);
  if (cached !== undefined) return cached;
  const key = keyOf(round);
  keys.set(round, key);
  return key;
}

/** Returns the number of a numbered round; null for the others, such as a final. */
export function roundNumber(round: string | null): number | null {
  const key = round === null ? '' : roundKey(round);
  return key.startsWith('#') ? Number(key.slice(1)) : null;
}

/** Whether two rounds may be the same. An unknown round may be any; a round may be one of its legs. */
export function isSameRound(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const [one, other] = [roundKey(a), roundKey(b)];
  return one === other || withoutLeg(one) === other || one === withoutLeg(other);
}

const LEG = /\b(?:(?:1st|2nd|first|second) leg|leg [12]|hinspiel|rueckspiel|ida|vuelta|andata|ritorno|aller|retour)$/;

/** Returns the key of the round of which another key is a leg: `quarter final` for `quarter final 1st leg`. */
function withoutLeg(key: string): string {
  const round = key.replace(LEG, '').trim();
  // The keys of the legs of a final lack the word "final".
  return round === '' ? 'final' : round;
}

function keyOf(round: string): string {
  const words = slugOf(round)
    .split('-')
    .flatMap((word) => (SAME_ROUND[word] ?? word).split(' ').map(singular));
  const telling = words.filter((word) => !NUMBERED_ROUND.has(word));
  const [only] = telling;
  if (telling.length === 1 && only !== undefined && /^\d+$/.test(only)) return `#${Number(only)}`;
  if (telling.includes('third') && !telling.includes('round')) return 'third place';
  // "Finals, Round of 16" and "Final, Semi-final" are rounds of the finals, not the final.
  const rest = telling.length > 1 && telling[0] === 'final' ? telling.slice(1) : telling;
  return (rest.length === 0 ? words : rest).filter((word) => !FILLERS.has(word)).join(' ') || words.join(' ');
}

const FILLERS = new Set(['the', 'for', 'match', 'place', 'of']);

function singular(word: string): string {
  return word.length > 3 && /[^s]s$/.test(word) ? word.slice(0, -1) : word;
}
