import type { Competition } from '../domain/competition.ts';
import { daysBetween } from '../domain/day.ts';
import { type Fixture, type FixtureId, isOver } from '../domain/fixture.ts';
import type { Team } from '../domain/team.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import type { FeedFixture } from './feed.ts';

/** Matches the rows of a file to stored fixtures of the competition. Each fixture is matched at most once. */
export class FixtureMatcher {
  readonly #byPairing: Map<string, Fixture[]>;
  readonly #incompleteTies: Fixture[];
  readonly #isLeague: boolean;
  readonly #matched = new Set<FixtureId>();

  constructor({ fixtures }: ScopeSnapshot, competition: Competition) {
    const own = [...fixtures.values()].filter((fixture) => fixture.competition === competition.id);
    this.#byPairing = Map.groupBy(own, ({ home, away }) => `${home}:${away}`);
    this.#incompleteTies = own.filter((fixture) => fixture.home === null || fixture.away === null);
    this.#isLeague = competition.kind === 'LEAGUE';
  }

  /** Returns the fixture of the same pairing and, in a cup, of the same round. */
  matchExactly(row: FeedFixture, home: Team, away: Team): Fixture | null {
    const pairing = this.#pairing(home, away);
    return this.#markMatched(pairing.find((fixture) => this.#isLeague || fixture.round === row.round));
  }

  /**
   * Returns the fixture that a row without an exact match probably is. It is one of the same pairing that is not over, under
   * another name of the round, or a tie within three days whose missing team the row has.
   */
  matchLikely(row: FeedFixture, home: Team, away: Team): Fixture | null {
    const pairing = this.#pairing(home, away);
    const tie = this.#incompleteTies.find(
      (one) =>
        !this.#matched.has(one.id) &&
        (one.home === home.id || one.away === away.id) &&
        (one.home === null || one.home === home.id) &&
        (one.away === null || one.away === away.id) &&
        (one.day === null || row.date === null || Math.abs(daysBetween(one.day, row.date)) <= 3),
    );
    return this.#markMatched(pairing.find((fixture) => !isOver(fixture)) ?? tie);
  }

  #pairing(home: Team, away: Team): Fixture[] {
    return (this.#byPairing.get(`${home.id}:${away.id}`) ?? []).filter(({ id }) => !this.#matched.has(id));
  }

  #markMatched(fixture: Fixture | undefined): Fixture | null {
    if (fixture !== undefined) this.#matched.add(fixture.id);
    return fixture ?? null;
  }
}
