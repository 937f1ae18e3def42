import anyAscii from 'any-ascii';
import { LRUCache } from 'lru-cache';

/** Words of names that do not distinguish persons. */
const PARTICLES: ReadonlySet<string> = new Set([
  'de',
  'da',
  'do',
  'dos',
  'das',
  'del',
  'la',
  'van',
  'der',
  'den',
  'e',
  'jr',
]);

const words = new LRUCache<string, readonly string[]>({ max: 20_000 });

/** Returns the words of a name without accents, capitals and punctuation: "Heung-min Son" has three. */
export function nameWords(name: string): readonly string[] {
  const known = words.get(name);
  if (known !== undefined) return known;
  const found = anyAscii(name)
    .toLowerCase()
    .replaceAll(/[’'`]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  words.set(name, found);
  return found;
}

/** Returns the words of a name in one order, so that "Son Heung-min" and "Heung-min Son" have the same key. */
export function personKey(name: string): string {
  return nameWords(name).toSorted().join(' ');
}

/** Whether a name has initials in place of first names: "D. Costa", "A.García"; not "Bernardo Carvalho e Silva". */
export function isAbbreviated(name: string): boolean {
  const found = nameWords(name);
  return found.length > 1 && found.some((word, index) => word.length === 1 && (index === 0 || !/[eyi]/.test(word)));
}

/**
 * Whether an abbreviated name can mean another one. Its words are in the other name, and each initial begins one of the
 * rest.
 */
export function isAbbreviationOf(short: string, long: string): boolean {
  const [own, other] = [nameWords(short), nameWords(long)];
  const surname = own.filter((word) => word.length > 1);
  if (surname.length === 0 || !surname.every((word) => other.includes(word))) return false;
  const firstNames = other.filter((word) => !surname.includes(word));
  const initials = own.filter((word) => word.length === 1);
  return initials.every((initial) => firstNames.some((word) => word.startsWith(initial)));
}

/**
 * Whether two names can belong to one person if other facts agree. One has all words of the other, they share two, one
 * abbreviates the other, or their first names are similar.
 */
export function areOfOnePerson(a: string, b: string): boolean {
  const [one, other] = [new Set(significant(a)), new Set(significant(b))];
  if (one.size === 0 || other.size === 0) return false;
  if (one.isSubsetOf(other) || other.isSubsetOf(one) || one.intersection(other).size > 1) return true;
  return isAbbreviationOf(a, b) || isAbbreviationOf(b, a) || haveSimilarFirstNames(a, b);
}

/** "Josh Murphy" and "Joshua Murphy", not "Jacob Murphy". */
function haveSimilarFirstNames(a: string, b: string): boolean {
  const [one, other] = [nameWords(a), nameWords(b)];
  if (one.length < 2 || other.length < 2 || one.at(-1) !== other.at(-1)) return false;
  const [short = '', long = ''] = [one[0] ?? '', other[0] ?? ''].toSorted((x, y) => x.length - y.length);
  return short.length >= 3 && long.startsWith(short.slice(0, Math.max(3, short.length - 1)));
}

function significant(name: string): string[] {
  return nameWords(name).filter((word) => word.length > 1 && !PARTICLES.has(word));
}
