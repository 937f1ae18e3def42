import { LRUCache } from 'lru-cache';
import type { Changed } from '../../domain/availability/facts.ts';
import type { Day } from '../../domain/day.ts';
import type { Fixture, FixtureId } from '../../domain/fixture.ts';
import { type Lineup, lineupOfKey } from '../../domain/lineup.ts';
import type { TeamId } from '../../domain/team.ts';
import { lineupFromRow } from '../record-mapping.ts';
import { fixtureFromRow } from '../rows.ts';
import { listJson } from './selections.ts';
import type { Statements } from './statements.ts';

const FIXTURE_BYTES = 1_024;
const LINEUP_BYTES = 2_048;

/** The fixtures of one team from a day on, with their line-ups. */
interface Season {
  readonly from: Day;
  readonly fixtures: Map<FixtureId, Fixture>;
  readonly lineups: Map<FixtureId, readonly Lineup[]>;
}

/** If commits have changed more fixtures than this since the last read, all seasons are dropped. */
const MAX_CHANGED = 500;

/** A cache of the fixtures of teams. Only fixtures that a commit has changed are read again. */
export class TeamFixtures {
  readonly #s: Statements;
  readonly #kept: LRUCache<TeamId, Season>;
  /** The fixtures that commits have changed since the last read. They are read again before any season is used. */
  readonly #changed = new Set<FixtureId>();

  constructor(s: Statements, maxBytes: number) {
    this.#s = s;
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ fixtures, lineups }) => FIXTURE_BYTES * (1 + fixtures.size) + 2 * LINEUP_BYTES * lineups.size,
    });
  }

  /** Returns the fixtures of some teams on or after a day, or without one, with their line-ups. */
  of(teams: Iterable<TeamId>, from: Day): { readonly fixtures: Map<FixtureId, Fixture>; readonly lineups: Lineup[] } {
    const fixtures = new Map<FixtureId, Fixture>();
    const lineups: Lineup[] = [];
    for (const season of this.seasonsOf(teams, from)) {
      for (const fixture of season.fixtures.values()) if (isFrom(from, fixture)) fixtures.set(fixture.id, fixture);
      for (const [fixture, ofFixture] of season.lineups) if (fixtures.has(fixture)) lineups.push(...ofFixture);
    }
    return { fixtures, lineups };
  }

  /** Returns the season of each of some teams: it has at least the fixtures on or after a day. */
  seasonsOf(teams: Iterable<TeamId>, from: Day): Season[] {
    if (this.#changed.size > 0) this.#refresh();
    const seasons: Season[] = [];
    const missing: TeamId[] = [];
    for (const team of teams) {
      const season = this.#kept.get(team);
      if (season === undefined || season.from > from) missing.push(team);
      else seasons.push(season);
    }
    if (missing.length > 0) seasons.push(...this.#read(missing, firstOfMonth(from)));
    return seasons;
  }

  #read(teams: readonly TeamId[], from: Day): Season[] {
    const fixtures = this.#s.fixturesOfTeams.all({ teams: listJson(teams), from }).map(fixtureFromRow);
    const lineups = this.#lineupsOf(fixtures);
    return teams.map((team) => {
      const season = { from, fixtures: new Map(), lineups: new Map() };
      for (const fixture of fixtures) addTo(season, team, fixture, lineups);
      this.#kept.set(team, season);
      return season;
    });
  }

  /** Reads the changed fixtures again, for all seasons at once. */
  #refresh(): void {
    const ids = [...this.#changed];
    const fixtures = this.#s.fixturesByIds.all({ ids: listJson(ids) }).map(fixtureFromRow);
    const lineups = this.#lineupsOf(fixtures);
    // The least recently used one first, so that their order stays the same.
    for (const [team, season] of [...this.#kept].toReversed()) {
      let isChanged = false;
      for (const id of ids) {
        season.lineups.delete(id);
        if (season.fixtures.delete(id)) isChanged = true;
      }
      for (const fixture of fixtures) if (addTo(season, team, fixture, lineups)) isChanged = true;
      // Another object, because the cache measures only those again.
      if (isChanged) this.#kept.set(team, { ...season });
    }
    // Last, because a read may fail.
    this.#changed.clear();
  }

  #lineupsOf(fixtures: readonly Fixture[]): Map<FixtureId, Lineup[]> {
    if (fixtures.length === 0) return new Map();
    const lineups = this.#s.lineupsOf.all({ fixtures: listJson(fixtures.map(({ id }) => id)) }).map(lineupFromRow);
    return Map.groupBy(lineups, ({ fixture }) => fixture);
  }

  /** Marks the fixtures that a commit has changed. */
  drop({ fixtures = [], lineups = [], removed = {} }: Changed): void {
    if (this.#kept.size === 0) return;
    for (const { id } of fixtures) this.#changed.add(id);
    for (const { fixture } of lineups) this.#changed.add(fixture);
    for (const key of removed.lineups ?? []) this.#changed.add(lineupOfKey(key).fixture);
    if (this.#changed.size > MAX_CHANGED) this.clear();
  }

  clear(): void {
    this.#kept.clear();
    this.#changed.clear();
  }
}

/** Adds a fixture to a season if it belongs there. Returns whether it does. */
function addTo(season: Season, team: TeamId, fixture: Fixture, lineups: ReadonlyMap<FixtureId, Lineup[]>): boolean {
  if (!isOf(team, fixture) || !isFrom(season.from, fixture)) return false;
  season.fixtures.set(fixture.id, fixture);
  const ofFixture = lineups.get(fixture.id);
  if (ofFixture !== undefined) season.lineups.set(fixture.id, ofFixture);
  return true;
}

function isOf(team: TeamId, { home, away }: Fixture): boolean {
  return home === team || away === team;
}

/** Returns the first day of the month, so that players hurt on different days share their team's fixtures. */
function firstOfMonth(from: Day): Day {
  return `${from.slice(0, 8)}01` as Day;
}

/** Whether a fixture may be played on or after a day. */
export function isFrom(from: Day, { day: matchDay, lastPossibleDay }: Fixture): boolean {
  return matchDay === null || matchDay >= from || (lastPossibleDay !== null && lastPossibleDay >= from);
}
