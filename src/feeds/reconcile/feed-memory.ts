import type { Instant } from '../../domain/day.ts';
import type { FeedState } from '../../domain/feed-state.ts';

/** The parts of a feed, which can be of different ages. */
export type ContentPart = 'FIXTURES' | 'SQUADS' | 'ABSENCES' | 'CAUTIONS';

interface LastContent {
  /** The time of each part, as an instant. */
  readonly asOf: Readonly<Partial<Record<ContentPart, number>>>;
  /** The club of each player, by their ids in the feed. */
  readonly clubs: Readonly<Record<string, string>>;
  /** The number of yellow cards of each player who has any, by their ids in the feed. */
  readonly yellows: Readonly<Record<string, number>>;
  /** The end of each ban as the feed stated it, by the ids of the suspensions. */
  readonly bans: Readonly<Record<string, string>>;
}

/** Stands for the club of a player who has left according to the feed. */
export const DEPARTED = '-';

/**
 * The last content of a feed: its time, clubs, yellow cards and bans. A repeated club is no news, so that a later
 * transfer by an editor stays.
 */
export class FeedMemory {
  readonly #source: string;
  readonly #key: string;
  readonly #before: LastContent;
  readonly #clubs: Record<string, string>;
  readonly #yellows: Record<string, number>;
  readonly #bans: Record<string, string>;
  #isChanged = false;

  constructor(source: string, key: string, states: ReadonlyMap<string, FeedState>) {
    this.#source = source;
    this.#key = key;
    const state = states.get(key)?.state ?? null;
    this.#before = { asOf: {}, clubs: {}, yellows: {}, bans: {}, ...(state === null ? {} : JSON.parse(state)) };
    this.#clubs = { ...this.#before.clubs };
    this.#yellows = { ...this.#before.yellows };
    this.#bans = { ...this.#before.bans };
  }

  /** Returns the time of the last import of a part; null if this is the first. */
  asOf(part: ContentPart): Instant | null {
    return (this.#before.asOf[part] ?? null) as Instant | null;
  }

  /** Returns the club of the player in the last import; null if the feed did not name the player. */
  clubBefore(player: string): string | null {
    return this.#before.clubs[player] ?? null;
  }

  get playersBefore(): readonly (readonly [player: string, club: string])[] {
    return Object.entries(this.#before.clubs);
  }

  setClub(player: string, club: string): void {
    if (this.#clubs[player] === club) return;
    this.#clubs[player] = club;
    this.#isChanged = true;
  }

  /** Returns the number of yellow cards in the last import; null if the feed stated none. */
  yellowsBefore(player: string): number | null {
    return this.#before.yellows[player] ?? null;
  }

  setYellows(player: string, yellows: number): void {
    if ((this.#yellows[player] ?? 0) === yellows) return;
    this.#yellows[player] = yellows;
    this.#isChanged = true;
  }

  /** Returns the end of a ban in the last import; null if the feed did not state it. */
  banBefore(suspension: string): string | null {
    return this.#before.bans[suspension] ?? null;
  }

  setBan(suspension: string, end: string): void {
    if (this.#bans[suspension] === end) return;
    this.#bans[suspension] = end;
    this.#isChanged = true;
  }

  /**
   * Returns the state to store after an import of some parts; null if nothing has changed. A later poll with the same
   * content is no change.
   */
  stateAfter(asOf: Instant, parts: readonly ContentPart[], hasChanged: boolean): FeedState | null {
    const isFirst = parts.some((part) => this.asOf(part) === null);
    const isLater = parts.some((part) => this.asOf(part) !== asOf);
    if (!this.#isChanged && !isFirst && !(hasChanged && isLater)) return null;
    const ages = { ...this.#before.asOf, ...Object.fromEntries(parts.map((part) => [part, asOf])) };
    const state = JSON.stringify({
      asOf: ages,
      clubs: this.#clubs,
      yellows: this.#yellows,
      bans: this.#bans,
    } satisfies LastContent);
    const headers = { etag: null, lastModified: null, checkedAt: null };
    return { source: this.#source, key: this.#key, ...headers, changedAt: asOf, state };
  }
}
