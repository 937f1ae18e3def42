import { LRUCache } from 'lru-cache';
import type { Gender } from '../gender.ts';
import { teamSlugOf } from '../team.ts';

/** Legal forms, and words that only some spellings of a name have. */
const LEGAL_FORMS = new Set(
  'fc cf afc cfc ac sc sd cd ud rcd rc ca ad as ss us ssc acd asd acf fk sk nk bk if ff kf ks ksv kv sv vfl vfb tsv tsg fsv bv bsc spvgg ssv msv club klub clube futbol futebol football fussball calcio soccer balompie de la las el los le les do da dos das del della di der the e y et und and of'.split(
    ' ',
  ),
);
const SAME_WORD: Readonly<Record<string, string>> = { saint: 'st', sankt: 'st', utd: 'united', intl: 'international' };
const WOMEN =
  /(?<!\p{L})(?:women|women's|womens|ladies|femenin[oa]|femen[ií]|féminines?|feminines?|feminin[oa]?|femminile|frauen|vrouwen|dam(?:er|e)?|kvinn(?:er|or)|wfc|wsl|nwsl|liga f|w-league|dfb-frauen)(?!\p{L})|\(w\)$|\sw$/iu;
const MEN = /\b(?:men|men's|mens|masculin[oe]?|herren|maschile)\b/iu;
const RESERVES = /\s(?:b|c|ii|iii|2|u-?\d\d|reserves?|youth|amateure|castilla|primavera|jong)$|^jong\s/iu;

interface NameParts {
  readonly key: string;
  readonly words: ReadonlySet<string>;
}

const parts = new LRUCache<string, NameParts>({ max: 5_000 });

/** Returns a key that is equal for spellings of one name: of "Club Atlético de Madrid" and "Atletico Madrid". */
export function nameKey(name: string): string {
  return partsOf(name).key;
}

/** Whether every word of one name is in the other: "Rayo Vallecano" and "Rayo Vallecano de Madrid". */
export function isSimilarName(a: string, b: string): boolean {
  if (isReserveTeam(a) !== isReserveTeam(b)) return false;
  const [one, other] = [partsOf(a).words, partsOf(b).words];
  return one.isSubsetOf(other) || other.isSubsetOf(one);
}

/** Returns the number of words that two names share. */
export function sharedWords(a: string, b: string): number {
  return partsOf(a).words.intersection(partsOf(b).words).size;
}

/** Returns the similarity of two names, by the number of shared words, and of words that begin with the other. */
export function likeness(a: string, b: string): number {
  const [one, other] = [[...partsOf(a).words], [...partsOf(b).words]];
  const begun = one.filter((word) =>
    other.some((also) => Math.min(word.length, also.length) >= 3 && (word.startsWith(also) || also.startsWith(word))),
  );
  return 2 * sharedWords(a, b) + begun.length;
}

/** Two names whose similarities to a third differ by less than this are equally similar to it. */
const TELLING_SHARE = 0.1;

/** Whether a name is more similar to one than to another: "Real Madird" to "Real Madrid" than to "Real Betis". */
export function isMoreLike(name: string, one: string, other: string): boolean {
  const [own, others] = [likeness(name, one), likeness(name, other)];
  if (own !== others) return own > others;
  return own > 0 && sharedPairs(name, one) - sharedPairs(name, other) > TELLING_SHARE;
}

/** Returns the share of the pairs of neighbouring letters that two names have in common: 1 for the same names. */
function sharedPairs(a: string, b: string): number {
  const [one, other] = [letterPairs(nameKey(a)), letterPairs(nameKey(b))];
  return one.size + other.size === 0 ? 0 : (2 * one.intersection(other).size) / (one.size + other.size);
}

function letterPairs(key: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, key.length - 1) }, (_, at) => key.slice(at, at + 2)));
}

/** Whether the name is that of a second or youth team: "Real Sociedad B". */
export function isReserveTeam(name: string): boolean {
  return RESERVES.test(name);
}

/** Returns the gender that a name of a team or a competition states; null if it states none. */
export function genderInName(name: string): Gender | null {
  if (WOMEN.test(name)) return 'WOMEN';
  return MEN.test(name) ? 'MEN' : null;
}

/** Years and ordinals of a club's foundation. Other numbers and a last letter distinguish: "Group 7", "Team E". */
const FOUNDATION = /^(?:1[89]\d\d|20\d\d|0\d)$/;

function isLeftOut(word: string, isLast: boolean, next: string | undefined): boolean {
  if (word === '1') return next !== undefined && LEGAL_FORMS.has(next);
  if (word.length === 1 && isLast) return false;
  return LEGAL_FORMS.has(word) || FOUNDATION.test(word);
}

function partsOf(name: string): NameParts {
  const cached = parts.get(name);
  if (cached !== undefined) return cached;
  const reserve = RESERVES.exec(name)?.[0] ?? '';
  const plain = name
    .replace(WOMEN, ' ')
    .normalize('NFD')
    .replaceAll(/\p{M}|['’.]/gu, (mark) => (mark === '.' ? ' ' : ''));
  const all = teamSlugOf(plain)
    .split('-')
    // "Muenchen" and "München".
    .map((word) => (SAME_WORD[word] ?? word).replaceAll(/([aou])e/g, '$1'));
  const telling = all.filter((word, index) => !isLeftOut(word, index === all.length - 1, all[index + 1]));
  const words = new Set(telling.length > 0 ? telling : all);
  if (reserve !== '') words.add(teamSlugOf(reserve));
  const built = { key: [...words].join(' '), words };
  parts.set(name, built);
  return built;
}
