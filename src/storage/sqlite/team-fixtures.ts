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
  /** Fixtures that a commit has changed. They are read again before the season is used. */
  readonly changed: Set<FixtureId>;
}

/** A cache of the fixtures of teams. Only fixtures that a commit has changed are read again. */
export class TeamFixtures {
  readonly #s: Statements;
  readonly #kept: LRUCache<TeamId, Season>;

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
    for (const season of this.#seasonsOf(teams, from)) {
      for (const fixture of season.fixtures.values()) if (isFrom(from, fixture)) fixtures.set(fixture.id, fixture);
      for (const [fixture, ofFixture] of season.lineups) if (fixtures.has(fixture)) lineups.push(...ofFixture);
    }
    return { fixtures, lineups };
  }

  #seasonsOf(teams: Iterable<TeamId>, from: Day): Season[] {
    const seasons: Season[] = [];
    const missing: TeamId[] = [];
    const outdated: (readonly [TeamId, Season])[] = [];
    for (const team of teams) {
      const season = this.#kept.get(team);
      if (season === undefined || season.from > from) {
        missing.push(team);
        continue;
      }
      seasons.push(season);
      if (season.changed.size > 0) outdated.push([team, season]);
    }
    if (outdated.length > 0) this.#refresh(outdated);
    if (missing.length > 0) seasons.push(...this.#read(missing, firstOfMonth(from)));
    return seasons;
  }

  #read(teams: readonly TeamId[], from: Day): Season[] {
    const fixtures = this.#s.fixturesOfTeams.all({ teams: listJson(teams), from }).map(fixtureFromRow);
    const lineups = this.#lineupsOf(fixtures);
    return teams.map((team) => {
      const season = { from, fixtures: new Map(), lineups: new Map(), changed: new Set<FixtureId>() };
      for (const fixture of fixtures) addTo(season, team, fixture, lineups);
      this.#kept.set(team, season);
      return season;
    });
  }

  /** Reads the changed fixtures of some seasons again. */
  #refresh(seasons: readonly (readonly [TeamId, Season])[]): void {
    const ids = new Set<FixtureId>();
    for (const [, { changed }] of seasons) for (const id of changed) ids.add(id);
    const fixtures = new Map(
      this.#s.fixturesByIds.all({ ids: listJson(ids) }).map((row) => [row.id, fixtureFromRow(row)]),
    );
    const lineups = this.#lineupsOf([...fixtures.values()]);
    for (const [team, season] of seasons) {
      for (const id of season.changed) {
        season.fixtures.delete(id);
        season.lineups.delete(id);
        const fixture = fixtures.get(id);
        if (fixture !== undefined) addTo(season, team, fixture, lineups);
      }
      season.changed.clear();
      // Its size may have changed.
      this.#kept.set(team, season);
    }
  }

  #lineupsOf(fixtures: readonly Fixture[]): Map<FixtureId, Lineup[]> {
    if (fixtures.length === 0) return new Map();
    const lineups = this.#s.lineupsOf.all({ fixtures: listJson(fixtures.map(({ id }) => id)) }).map(lineupFromRow);
    return Map.groupBy(lineups, ({ fixture }) => fixture);
  }

  /** Marks the fixtures that a commit has changed, for their teams before and after it. */
  drop({ fixtures = [], lineups = [], removed = {} }: Changed): void {
    const lineupsChanged = [...lineups, ...(removed.lineups ?? []).map(lineupOfKey)].map(({ fixture }) => fixture);
    if (fixtures.length === 0 && lineupsChanged.length === 0) return;
    for (const [team, season] of this.#kept) {
      for (const fixture of fixtures) {
        if (season.fixtures.has(fixture.id) || isOf(team, fixture)) season.changed.add(fixture.id);
      }
      for (const id of lineupsChanged) if (season.fixtures.has(id)) season.changed.add(id);
    }
  }

  clear(): void {
    this.#kept.clear();
  }
}

function addTo(season: Season, team: TeamId, fixture: Fixture, lineups: ReadonlyMap<FixtureId, Lineup[]>): void {
  if (!isOf(team, fixture) || !isFrom(season.from, fixture)) return;
  season.fixtures.set(fixture.id, fixture);
  const ofFixture = lineups.get(fixture.id);
  if (ofFixture !== undefined) season.lineups.set(fixture.id, ofFixture);
}

function isOf(team: TeamId, { home, away }: Fixture): boolean {
  return home === team || away === team;
}

/** Returns the first day of the month, so that players hurt on different days share their team's fixtures. */
function firstOfMonth(from: Day): Day {
  return `${from.slice(0, 8)}01` as Day;
}

function isFrom(from: Day, { day: matchDay, lastPossibleDay }: Fixture): boolean {
  return matchDay === null || matchDay >= from || (lastPossibleDay !== null && lastPossibleDay >= from);
}
