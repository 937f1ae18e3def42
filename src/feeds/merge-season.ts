import type { Changed } from '../domain/availability/facts.ts';
import {
  type Competition,
  type CompetitionId,
  type CompetitionKind,
  isNamed,
  newCompetition,
} from '../domain/competition.ts';
import { daysBetween, type Instant } from '../domain/day.ts';
import { accept, type Decision, invalid } from '../domain/decision.ts';
import { type Fixture, type FixtureId, isOver } from '../domain/fixture.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import { type Team, type TeamId, slugOf } from '../domain/team.ts';
import type { FeedFixture, FeedTeam } from './feed.ts';

/** A file of fixtures, and which season of which competition it is of. */
export interface SeasonFile {
  readonly fixtures: readonly FeedFixture[];
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  /** How things stood when the file was made; null where nobody says. */
  readonly asOf: Instant | null;
  /** What its rows are called in the paths of issues: `matches`, `lines`. */
  readonly rows: string;
  /** Under which name the teams' spellings are kept as ids; null: not kept. */
  readonly source: string | null;
}

/** What became of the rows of a file; each is counted once. */
export interface ImportSummary {
  readonly added: number;
  /** With a new day, kick-off or state, but no result. */
  readonly moved: number;
  /** With a result that was not known, or was another one. */
  readonly finished: number;
  readonly unchanged: number;
  readonly teamsAdded: number;
}

/**
 * Lays a file over a season. A fixture is the same one by competition, season and pairing, and keeps its id wherever it
 * moves; in a cup, where a pairing comes twice, by its round as well. A result is never taken back by a row without one.
 */
export function importSeason(
  world: ScopeSnapshot,
  file: SeasonFile,
  newId: () => string,
): Decision<{ readonly changed: Changed; readonly summary: ImportSummary }> {
  const known = [...world.competitions.values()].find((one) => isNamed(one, file.competition, file.season));
  if (known?.importedAsOf != null && file.asOf !== null && file.asOf < known.importedAsOf) {
    const message = 'A newer file of this competition was imported already.';
    return invalid([{ path: ['input', 'asOf'], message }]);
  }
  const competition = known ?? newCompetition(newId() as CompetitionId, file.competition, file.season, file.kind);
  const teams = new TeamsByName(world, file, newId);
  const calendar = new Calendar(world, competition);
  const changed = new Map<FixtureId, Fixture>();
  const summary = { added: 0, moved: 0, finished: 0, unchanged: 0 };
  const paired = file.fixtures.map((row) => ({ row, home: teams.find(row.home), away: teams.find(row.away) }));
  const issues = paired
    .filter(({ home, away }) => home.id === away.id)
    .map(({ row, home }) => ({
      path: ['input', 'data', file.rows, String(row.row)],
      message: `"${row.home.name}" and "${row.away.name}" are both ${home.name}.`,
    }));
  if (slugOf(file.competition) === '') issues.push({ path: ['input', 'competition'], message: 'That is no name.' });
  const namesake = [...world.competitions.values()].find((one) => one !== known && one.slug === competition.slug);
  if (namesake !== undefined) {
    const message = `There is "${namesake.name}" of ${namesake.season} already, with the slug ${namesake.slug}.`;
    issues.push({ path: ['input', 'competition'], message });
  }
  if (issues.length > 0) return invalid(issues);
  const claimed = paired.map((pairing) => ({
    ...pairing,
    same: calendar.claimExactly(pairing.row, pairing.home, pairing.away),
  }));
  for (const { row, home, away, same } of claimed) {
    const before = same ?? calendar.claimLikely(row, home, away);
    const after = before === null ? newFixture(newId() as FixtureId, competition, row) : laidOver(before, row);
    const named = { ...after, home: home.id, away: away.id };
    if (before === null) summary.added += 1;
    else if (isSame(before, named)) summary.unchanged += 1;
    else if (named.score !== null && !isSameScore(before, named)) summary.finished += 1;
    else summary.moved += 1;
    if (before === null || !isSame(before, named)) changed.set(named.id, named);
  }
  const importedAsOf = file.asOf ?? competition.importedAsOf;
  const competitions = known?.importedAsOf === importedAsOf ? [] : [{ ...competition, importedAsOf }];
  const fixtures = [...changed.values()];
  return accept({
    changed: { teams: teams.added, competitions, fixtures },
    summary: { ...summary, teamsAdded: teams.added.length },
  });
}

/** The teams by every name that they are known by; one that nobody knows is added. */
class TeamsByName {
  readonly added: Team[] = [];
  readonly #byName = new Map<string, Team>();
  readonly #file: SeasonFile;
  readonly #newId: () => string;

  constructor({ teams }: ScopeSnapshot, file: SeasonFile, newId: () => string) {
    this.#file = file;
    this.#newId = newId;
    for (const team of teams.values()) {
      const names = [team.slug, team.shortName, team.name, ...team.externalIds.map(({ value }) => value)];
      for (const name of names) this.#byName.set(slugOf(name), team);
    }
  }

  find(named: FeedTeam): Team {
    const name = slugOf(named.name);
    const team = this.#byName.get(name) ?? this.#add(named);
    this.#byName.set(name, team);
    return team;
  }

  #add({ name, country }: FeedTeam): Team {
    const { kind, source, timeZone } = this.#file;
    const shortName = shortNameOf(name);
    const taken = this.#byName.has(slugOf(shortName));
    const team: Team = {
      id: this.#newId() as TeamId,
      slug: slugOf(taken ? name : shortName),
      name,
      shortName: taken ? name : shortName,
      kind: kind === 'INTERNATIONAL' ? 'NATIONAL' : 'CLUB',
      country,
      timeZone,
      externalIds: source === null ? [] : [{ source, value: name }],
    };
    this.added.push(team);
    this.#byName.set(team.slug, team);
    return team;
  }
}

/** "Deportivo Alavés" stays; "FC Barcelona" and "Getafe CF" lose what newspapers leave out. */
function shortNameOf(name: string): string {
  const initials = '(?:[A-Z]{2,3}|1\\.)';
  const short = name.replace(new RegExp(`^${initials}\\s+`), '').replace(new RegExp(`\\s+${initials}$`), '');
  return short === '' ? name : short;
}

/** The fixtures of the season that no row has been taken for yet. */
class Calendar {
  readonly #byPairing: Map<string, Fixture[]>;
  readonly #open: Fixture[];
  readonly #isLeague: boolean;
  readonly #claimed = new Set<FixtureId>();

  constructor({ fixtures }: ScopeSnapshot, competition: Competition) {
    const own = [...fixtures.values()].filter((fixture) => fixture.competition === competition.id);
    this.#byPairing = Map.groupBy(own, ({ home, away }) => `${home}:${away}`);
    this.#open = own.filter((fixture) => fixture.home === null || fixture.away === null);
    this.#isLeague = competition.kind === 'LEAGUE';
  }

  /** The fixture that this row certainly is. */
  claimExactly(row: FeedFixture, home: Team, away: Team): Fixture | null {
    const pairing = this.#pairing(home, away);
    return this.#claim(pairing.find((fixture) => this.#isLeague || fixture.round === row.round));
  }

  /** One of the same pairing that is still to be played, under another round's name; or a tie that had a team to name. */
  claimLikely(row: FeedFixture, home: Team, away: Team): Fixture | null {
    const pairing = this.#pairing(home, away);
    const open = this.#open.find(
      (tie) =>
        !this.#claimed.has(tie.id) &&
        (tie.home === home.id || tie.away === away.id) &&
        (tie.home === null || tie.home === home.id) &&
        (tie.away === null || tie.away === away.id) &&
        (tie.day === null || row.date === null || Math.abs(daysBetween(tie.day, row.date)) <= 3),
    );
    return this.#claim(pairing.find((fixture) => !isOver(fixture)) ?? open);
  }

  #pairing(home: Team, away: Team): Fixture[] {
    return (this.#byPairing.get(`${home.id}:${away.id}`) ?? []).filter(({ id }) => !this.#claimed.has(id));
  }

  #claim(fixture: Fixture | undefined): Fixture | null {
    if (fixture !== undefined) this.#claimed.add(fixture.id);
    return fixture ?? null;
  }
}

function newFixture(id: FixtureId, competition: Competition, row: FeedFixture): Fixture {
  return {
    id,
    competition: competition.id,
    round: row.round,
    home: null,
    away: null,
    day: row.date,
    kickoffAt: row.kickoffAt,
    originalDay: null,
    status: row.status,
    certainty: 'CONFIRMED',
    condition: null,
    score: row.score,
    venue: row.venue,
    note: null,
    externalIds: [],
  };
}

/** A row without an hour says nothing of the hour of the same day; one without a result nothing of a result. */
function laidOver(before: Fixture, row: FeedFixture): Fixture {
  if (isOver(before) && row.score === null && row.status !== 'CANCELLED') return before;
  const sameDay = row.date === before.day;
  const kickoffAt = row.kickoffAt ?? (sameDay ? before.kickoffAt : null);
  const first = before.originalDay ?? before.day;
  return {
    ...before,
    round: row.round ?? before.round,
    day: row.date,
    kickoffAt,
    originalDay: first === row.date ? null : first,
    status: row.status === 'SCHEDULED' && kickoffAt !== null ? 'TIMED' : row.status,
    certainty: 'CONFIRMED',
    condition: null,
    score: row.score,
    venue: row.venue ?? before.venue,
  };
}

function isSameScore(a: Fixture, b: Fixture): boolean {
  return a.score?.home === b.score?.home && a.score?.away === b.score?.away;
}

function isSame(a: Fixture, b: Fixture): boolean {
  return (
    a.day === b.day &&
    a.kickoffAt === b.kickoffAt &&
    a.status === b.status &&
    a.round === b.round &&
    a.venue === b.venue &&
    a.certainty === b.certainty &&
    a.home === b.home &&
    a.away === b.away &&
    isSameScore(a, b)
  );
}
