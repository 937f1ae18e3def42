import { isOpenSide } from '../../domain/identity/open-side.ts';
import { roundKey } from '../../domain/identity/round-key.ts';
import type { FeedFixture, FeedTeam } from '../feed.ts';

/** A name of a team in a file. "Liverpool FC (ENG)" and "Liverpool FC (URU)" are two. */
export type NameKey = string;

function keyOfName({ name, country }: FeedTeam): NameKey {
  return country === null ? name : `${name} (${country})`;
}

/** The names of teams in the rows of a file, without those of open sides. */
export class FileNames {
  readonly byKey = new Map<NameKey, FeedTeam>();
  readonly #rows: readonly FeedFixture[];
  #places: Map<NameKey, Set<string>> | null = null;

  constructor(rows: readonly FeedFixture[]) {
    this.#rows = rows;
    for (const { home, away } of rows) {
      for (const team of [home, away]) {
        const key = keyOfName(team);
        if (!this.byKey.has(key) && !isOpenSide(team.name)) this.byKey.set(key, team);
      }
    }
  }

  /** Returns the key of a side; null if it is open. */
  keyOf(team: FeedTeam): NameKey | null {
    const key = keyOfName(team);
    return this.byKey.has(key) ? key : null;
  }

  /** Whether two names play in the same round or on the same day, so that they are two teams. */
  overlap(a: NameKey, b: NameKey): boolean {
    this.#places ??= this.#placesByName();
    const [one, other] = [this.#places.get(a), this.#places.get(b)];
    return one !== undefined && other !== undefined && !one.isDisjointFrom(other);
  }

  #placesByName(): Map<NameKey, Set<string>> {
    const places = new Map<NameKey, Set<string>>();
    for (const { home, away, round, date } of this.#rows) {
      for (const team of [home, away]) {
        const key = keyOfName(team);
        const own = places.get(key) ?? new Set();
        places.set(key, own);
        if (round !== null) own.add(`round ${roundKey(round)}`);
        if (date !== null) own.add(date);
      }
    }
    return places;
  }
}
