/**
 * Phrases as one automaton. The patterns of a language describe thousands of phrases, which are never expanded, so that
 * the first text costs little more than the next ones.
 */

/** The longest phrase at a place of a text: its symbols, and where it ends. */
export interface PhraseMatch {
  readonly symbols: readonly string[];
  readonly end: number;
}

const SPACE = 32;

/** A place within phrases that begin alike, created when a text first reaches it. */
interface Place {
  /** The states before the next letter. */
  readonly states: readonly number[];
  /** The symbols of the phrase that ends here; null if none does. */
  readonly symbols: readonly string[] | null;
  /** By the code of the next letter; null if no phrase continues with it. */
  readonly next: Map<number, Place | null>;
}

export class PhraseAutomaton {
  /** The code of the letter that follows each state; 0 for a state that leads to several others without a letter. */
  readonly #letters: number[] = [];
  /** The state after the letter, or the index of a list of states. */
  readonly #next: number[] = [];
  readonly #branches: (readonly number[])[] = [];
  /** The symbols of the states in which a phrase ends. */
  readonly #accepting = new Map<number, readonly string[]>();
  /** The states before a letter with which a phrase may begin, by its code. */
  readonly #first = new Map<number, number[]>();
  /** The places that texts have reached, by their states: places with equal continuations are shared. */
  readonly #places = new Map<string, Place>();
  readonly #start: Place = { states: [], symbols: null, next: new Map() };

  /**
   * Adds a pattern of alternatives `a|b`, groups `(a|b)` and optional parts `x?`. Spaces at its ends do not count, and
   * adjacent spaces, which optional words leave, count as one. All patterns must be added before the first text.
   */
  add(pattern: string, symbols: readonly string[]): void {
    const end = this.#branch([]);
    this.#accepting.set(end, symbols);
    for (const state of this.#closure([this.#compile(pattern, end)], true)) {
      const letter = this.#letters[state] ?? 0;
      if (letter === 0) continue;
      const known = this.#first.get(letter);
      if (known === undefined) this.#first.set(letter, [state]);
      else known.push(state);
    }
  }

  /** Returns the longest phrase that begins at that letter of a text and ends with a word; null if there is none. */
  longestAt(text: string, start: number): PhraseMatch | null {
    let match: PhraseMatch | null = null;
    let place: Place | null = this.#start;
    for (let position = start; position < text.length; position += 1) {
      const letter = text.charCodeAt(position);
      place = this.#after(place, letter);
      if (place === null) break;
      if (place.symbols === null || letter === SPACE) continue;
      const isWordEnd = position + 1 === text.length || text.charCodeAt(position + 1) === SPACE;
      if (isWordEnd) match = { symbols: place.symbols, end: position + 1 };
    }
    return match;
  }

  #after(place: Place, letter: number): Place | null {
    const known = place.next.get(letter);
    if (known !== undefined) return known;
    const states = place === this.#start ? (this.#first.get(letter) ?? []) : place.states;
    const reached = states.filter((state) => this.#letters[state] === letter).map((state) => this.#next[state] ?? 0);
    const next = reached.length === 0 ? null : this.#placeOf([...new Set(reached)], letter === SPACE);
    // Failing letters of other scripts are not stored, because texts could fill the memory with them.
    if (next !== null || letter < 128) place.next.set(letter, next);
    return next;
  }

  /** Returns the place of some states. Spaces at the end of a pattern do not count. */
  #placeOf(reached: readonly number[], isAfterSpace: boolean): Place {
    const key = `${isAfterSpace} ${reached.toSorted((a, b) => a - b).join(' ')}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    const ending = [...this.#closure(reached, true)].find((state) => this.#accepting.has(state));
    const symbols = ending === undefined ? null : (this.#accepting.get(ending) ?? null);
    const states = [...this.#closure(reached, isAfterSpace)].filter((state) => this.#letters[state] !== 0);
    const place: Place = { states, symbols, next: new Map() };
    this.#places.set(key, place);
    return place;
  }

  /** Returns all states that can be reached without a letter; after a space, over further spaces too. */
  #closure(from: readonly number[], overSpaces: boolean): ReadonlySet<number> {
    const seen = new Set<number>();
    const open = [...from];
    for (let state = open.pop(); state !== undefined; state = open.pop()) {
      if (seen.has(state)) continue;
      seen.add(state);
      const letter = this.#letters[state];
      const next = this.#next[state] ?? 0;
      if (letter === 0) for (const each of this.#branches[next] ?? []) open.push(each);
      else if (overSpaces && letter === SPACE) open.push(next);
    }
    return seen;
  }

  /** Reads the pattern from its end, because each state refers to the next one. */
  #compile(pattern: string, end: number): number {
    let position = pattern.length - 1;
    const alternatives = (next: number): number => {
      const starts = [sequence(next)];
      while (pattern[position] === '|') {
        position -= 1;
        starts.push(sequence(next));
      }
      return starts.length === 1 ? (starts[0] ?? next) : this.#branch(starts);
    };
    const sequence = (next: number): number => {
      let start = next;
      while (position >= 0 && pattern[position] !== '|' && pattern[position] !== '(') {
        const isOptional = pattern[position] === '?';
        if (isOptional) position -= 1;
        const isGroup = pattern[position] === ')';
        if (isGroup) position -= 1;
        const before = isGroup ? alternatives(start) : this.#state(pattern.charCodeAt(position), start);
        position -= 1;
        start = isOptional ? this.#branch([before, start]) : before;
      }
      return start;
    };
    return alternatives(end);
  }

  #state(letter: number, next: number): number {
    this.#next.push(next);
    return this.#letters.push(letter) - 1;
  }

  #branch(to: readonly number[]): number {
    return this.#state(0, this.#branches.push(to) - 1);
  }
}
