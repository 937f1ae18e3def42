import { LRUCache } from 'lru-cache';
import type { Changed } from '../../domain/availability/facts.ts';
import type { Day } from '../../domain/day.ts';
import { type Fixture, type FixtureId, teamsOf } from '../../domain/fixture.ts';
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
  readonly fixtures: ReadonlyMap<FixtureId, Fixture>;
  readonly lineups: readonly Lineup[];
}

/** A cache of the fixtures of teams, each dropped when one of them changes. */
export class TeamFixtures {
  readonly #s: Statements;
  readonly #kept: LRUCache<TeamId, Season>;

  constructor(s: Statements, maxBytes: number) {
    this.#s = s;
    this.#kept = new LRUCache({
      maxSize: maxBytes,
      sizeCalculation: ({ fixtures, lineups }) => FIXTURE_BYTES * (1 + fixtures.size) + LINEUP_BYTES * lineups.length,
    });
  }

  /** Returns the fixtures of some teams on or after a day, or without one, with their line-ups. */
  of(teams: Iterable<TeamId>, from: Day): { readonly fixtures: Map<FixtureId, Fixture>; readonly lineups: Lineup[] } {
    const fixtures = new Map<FixtureId, Fixture>();
    const lineups: Lineup[] = [];
    for (const season of this.#seasonsOf(teams, from)) {
      for (const fixture of season.fixtures.values()) if (isFrom(from, fixture)) fixtures.set(fixture.id, fixture);
      for (const lineup of season.lineups) if (fixtures.has(lineup.fixture)) lineups.push(lineup);
    }
    return { fixtures, lineups };
  }

  #seasonsOf(teams: Iterable<TeamId>, from: Day): Season[] {
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
    const ids = listJson(fixtures.map(({ id }) => id));
    const lineups = fixtures.length === 0 ? [] : this.#s.lineupsOf.all({ fixtures: ids }).map(lineupFromRow);
    return teams.map((team) => {
      const own = new Map<FixtureId, Fixture>();
      for (const fixture of fixtures) if (teamsOf(fixture).includes(team)) own.set(fixture.id, fixture);
      const season = { from, fixtures: own, lineups: lineups.filter(({ fixture }) => own.has(fixture)) };
      this.#kept.set(team, season);
      return season;
    });
  }

  /** Drops the fixtures of the teams that a commit has changed, before and after it. */
  drop({ fixtures = [], lineups = [], removed = {} }: Changed): void {
    const changed = new Set([
      ...fixtures.map(({ id }) => id),
      ...[...lineups, ...(removed.lineups ?? []).map(lineupOfKey)].map(({ fixture }) => fixture),
    ]);
    if (changed.size === 0) return;
    const teams = new Set(fixtures.flatMap(teamsOf));
    for (const [team, season] of this.#kept) {
      if (teams.has(team) || season.fixtures.keys().some((id) => changed.has(id))) this.#kept.delete(team);
    }
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** Returns the first day of the month, so that players hurt on different days share their team's fixtures. */
function firstOfMonth(from: Day): Day {
  return `${from.slice(0, 8)}01` as Day;
}

function isFrom(from: Day, { day: matchDay, lastPossibleDay }: Fixture): boolean {
  return matchDay === null || matchDay >= from || (lastPossibleDay !== null && lastPossibleDay >= from);
}
