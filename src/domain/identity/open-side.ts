import { countryCode } from '../country.ts';
import { TIE_WORDS } from './tie-words.ts';

/** Patterns of whole names of sides that are not decided yet. */
const OPEN_SIDES: readonly RegExp[] = [
  // "W73", "L101", "RU2", "W SF1"
  /^(?:w|l|ru)[\s-]?(?:(?:m|sf|qf|hf|vf|af|r\d+)\s?)?\d+$/,
  // "1A", "2nd B", "A1", "3ABCD", "1. Gruppe A"
  /^[1-4](?:st|nd|rd|th|º|ª|°|\.|er|ère|re|e|ème)?\s?(?:group |gruppe |grupo |groupe |girone |gruppo )?[a-p]$/,
  /^[a-p][1-4]$/,
  /^(?:3(?:rd|\.|º|°)?|third|best (?:3rd|third)|dritter|tercero|troisième|terceiro|terza)(?: (?:group|gruppe|grupo|groupe|girone))? ?[a-p](?:\s?[/,+-]?\s?[a-p])+$/,
  // "UEFA Play-off A", "FIFA Playoff 1", "UEFA Path D"
  /^(?:[a-z-]+ ){0,2}(?:play-?offs?|po|path) (?:[a-p]|\d)$/,
  // "N.N.", "TBD", "to be decided", "?", "-"
  /^(?:n\.? ?n\.?|tb[adc]|t\.b\.[adc]\.?|to be (?:decided|determined|announced|confirmed)|unknown|open|offen|noch offen)$/,
  /^(?:por definir|por determinar|por confirmar|a definir|a designar|da definire|da determinare|à déterminer|à définir|a determiner|a definir)$/,
  // Only a single question mark: several are letters that an encoding lost.
  /^[?\p{Pd}]$/u,
];

/** Whether the name of a side means a team that is not known yet: "W73", "3A/B/C", "N.N.", "Winner SF1". */
export function isOpenSide(name: string): boolean {
  const words = name.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
  return OPEN_SIDES.some((pattern) => pattern.test(words)) || isResultOfTie(words) || isOneOfCountries(words);
}

/** Whether the words of an open side identify it, so that two ties with these words are the same tie. */
export function isSpecificSlot(slot: string): boolean {
  return /\d|\b(?:group|path|sf|qf)\b|\//i.test(slot);
}

/**
 * Whether a name is made of words for an outcome, a place or a member of a group. Examples: "Winner SF1", "Segundo del
 * Grupo A", "Play-off winner 2", "Group A team 4".
 */
function isResultOfTie(text: string): boolean {
  const found = plainWords(text).map(kindOf);
  if (found.includes('OTHER')) return false;
  const has = (kind: WordKind): boolean => found.includes(kind);
  if (has('OUTCOME')) return has('TIE') || has('NUMBER') || has('LETTER') || has('PLACE');
  if (has('PLACE')) return has('TIE') || has('LETTER');
  return has('GROUP') && has('LETTER') && has('NUMBER');
}

type WordKind = 'OUTCOME' | 'PLACE' | 'GROUP' | 'TIE' | 'NUMBER' | 'LETTER' | 'FILLER' | 'OTHER';

function kindOf(word: string): WordKind {
  if (/^[a-p]$/.test(word)) return 'LETTER';
  if (/^\d+$/.test(word)) return 'NUMBER';
  return TIE_WORDS.get(word) ?? 'OTHER';
}

/**
 * Returns the words of a text without accents. Numbers are separate words: "SF1" is "sf" and "1", but "3ABC" is one
 * word.
 */
function plainWords(text: string): string[] {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})/u)
    .filter((word) => word !== '');
}

/** Whether a name is a list of countries of which one will play: "DEN/MKD/CZE/IRL", "Italy or Wales". */
function isOneOfCountries(text: string): boolean {
  const names = text.split(/ ?\/ ?| or | oder | ou /);
  return names.length > 1 && names.every((name) => countryCode(name) !== null);
}
