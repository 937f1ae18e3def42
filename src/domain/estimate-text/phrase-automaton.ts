/**
 * Phrases as one automaton. A pattern stands for many phrases, thousands in a language; they are never written out, so that
 * the first text costs little more than the next ones.
 */

/** The longest phrase at a place of a text: its symbols, and where it ends. */
export interface PhraseMatch {
  readonly symbols: readonly string[];
  readonly end: number;
}

const SPACE = 32;

export class PhraseAutomaton {
  /** The code of the letter that a state is before; 0 for a state that leads to several without a letter. */
  readonly #letters: number[] = [];
  /** The state after the letter, or the index of a list of states. */
  readonly #next: number[] = [];
  readonly #branches: (readonly number[])[] = [];
  /** The symbols of the states in which a phrase ends. */
  readonly #accepting = new Map<number, readonly string[]>();
  /** The states before a letter with which a phrase may begin, by its code. */
  readonly #first = new Map<number, number[]>();

  /**
   * Adds a pattern of alternatives `a|b`, groups `(a|b)` and optional parts `x?`. Spaces at its ends do not count, and
   * neighbouring spaces, as optional words leave them, are one.
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
    let states: Iterable<number> = this.#first.get(text.charCodeAt(start)) ?? [];
    for (let position = start; position < text.length; position += 1) {
      const letter = text.charCodeAt(position);
      const reached: number[] = [];
      for (const state of states) if (this.#letters[state] === letter) reached.push(this.#next[state] ?? 0);
      if (reached.length === 0) break;
      const isWordEnd = position + 1 === text.length || text.charCodeAt(position + 1) === SPACE;
      const symbols = isWordEnd && letter !== SPACE ? this.#symbolsIn(reached) : null;
      if (symbols !== null) match = { symbols, end: position + 1 };
      states = this.#closure(reached, letter === SPACE);
    }
    return match;
  }

  /** Spaces at the end of a pattern do not count. */
  #symbolsIn(reached: readonly number[]): readonly string[] | null {
    for (const state of this.#closure(reached, true)) {
      const symbols = this.#accepting.get(state);
      if (symbols !== undefined) return symbols;
    }
    return null;
  }

  /** All states that can be reached without a letter; after a space, over further spaces too. */
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

  /** Reads the pattern from its end, because each state names the next one. */
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
