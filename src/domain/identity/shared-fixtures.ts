import { type Day, dayNumber } from '../day.ts';
import type { Fixture } from '../fixture.ts';
import type { TeamId } from '../team.ts';
import { assign } from './assignment.ts';
import { roundKey } from './round-key.ts';

/** A row of a file: its sides are the keys of names; null while a side is open. */
export interface NamedRow {
  readonly round: string | null;
  readonly day: Day | null;
  readonly home: string | null;
  readonly away: string | null;
}

/** The number of a name's rows that are fixtures of a team: same opponent, side, and round or date. */
export interface SharedFixtures {
  readonly team: TeamId;
  readonly shared: number;
  /** How well these rows fit: the same round says more than the same day. */
  readonly weight: number;
  /** The rows of the name in rounds or on days of which fixtures are known. */
  readonly rows: number;
}

export interface SharedFixturesInput {
  readonly rows: readonly NamedRow[];
  /** The known fixtures of the season. */
  readonly fixtures: Iterable<Fixture>;
  /** The teams of the names that are resolved. */
  readonly resolved: ReadonlyMap<string, TeamId>;
  readonly unresolved: readonly string[];
  /** The teams that an unresolved name can mean. */
  readonly candidates: readonly TeamId[];
  readonly canMean: (name: string, team: TeamId) => boolean;
  /** The similarity of the name to those of the team; 0 if there is none. */
  readonly likeness: (name: string, team: TeamId) => number;
}

/** The weights of one row that agrees with a fixture: in round, in date, or with unknown opponents. */
const SAME_ROUND = 2;
const SAME_DAY = 1;
/** If the opponent is unknown too, the pattern of home and away matches still distinguishes teams. */
const SAME_SIDE = 0.05;
/** A match of a weekend is moved within this many days. */
const NEAR_DAYS = 3;
/** If fixtures do not decide, the similarity of names does, among the teams that play then. */
const LIKE_NAME = 0.02;
/** This many rounds distinguish teams, even if no name of the file is known. */
export const TELLING_ROWS = 4;
const MOST_PASSES = 8;

/**
 * Assigns to each unresolved name the team with which it shares its fixtures, for all names together. The first pass
 * uses known opponents and similar names; further passes take the previous assignment as given, for names whose
 * opponents were unresolved too. Returns for each name its best teams, the assigned one first. Two unknown names that
 * only play each other get none, because they may be any two teams of that round.
 */
export function shareFixtures(input: SharedFixturesInput): Map<string, SharedFixtures[]> {
  const { unresolved, candidates, resolved } = input;
  if (unresolved.length === 0 || candidates.length === 0) return new Map();
  const meetings = new Meetings(input.fixtures);
  const rowsOf = rowsByName(input.rows, new Set(unresolved));
  let assumed: ReadonlyMap<string, TeamId> = resolved;
  let tallies: Tally[] = [];
  let takesAll = false;
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    tallies = unresolved.map((name) => tally(rowsOf.get(name) ?? [], meetings, assumed));
    const weights = unresolved.map((name, index) =>
      candidates.map((team) => {
        const weight = tallies[index]?.weights.get(team) ?? 0;
        return weight > 0 && input.canMean(name, team) ? weight + LIKE_NAME * input.likeness(name, team) : 0;
      }),
    );
    const columns = assign(weights);
    const next = new Map(resolved);
    for (const [index, column] of columns.entries()) {
      const [name, team] = [unresolved[index], column === null ? undefined : candidates[column]];
      if (name === undefined || team === undefined) continue;
      const hasEvidence = (tallies[index]?.shared.get(team) ?? 0) > 0 || input.likeness(name, team) > 0;
      if (takesAll || hasEvidence) next.set(name, team);
    }
    const isStable = next.size === assumed.size && next.entries().every(([name, team]) => assumed.get(name) === team);
    assumed = next;
    if (isStable && takesAll) break;
    takesAll ||= isStable;
  }
  const anchored = anchoredNames(input, rowsOf, meetings, assumed, tallies);
  return new Map(
    unresolved.map((name, index) => {
      const { shared, weights, rows } = tallies[index] ?? NOTHING_SHARED;
      const ranked = [...shared]
        .filter(([team]) => candidates.includes(team) && input.canMean(name, team))
        .map(([team, count]) => ({ team, shared: count, weight: weights.get(team) ?? 0, rows }))
        .toSorted(
          (a, b) =>
            Number(b.team === assumed.get(name)) - Number(a.team === assumed.get(name)) ||
            b.shared - a.shared ||
            (a.team < b.team ? -1 : 1),
        );
      return [name, anchored.has(name) && ranked[0]?.team === assumed.get(name) ? ranked : []];
    }),
  );
}

/** Returns the names whose teams follow from many rows, from similar names, or from opponents with such evidence. */
function anchoredNames(
  { resolved, unresolved, candidates, likeness }: SharedFixturesInput,
  rowsOf: ReadonlyMap<string, readonly RowOfName[]>,
  meetings: Meetings,
  assumed: ReadonlyMap<string, TeamId>,
  tallies: readonly Tally[],
): Set<string> {
  const anchored = new Set(resolved.keys());
  const isLikest = (name: string, team: TeamId, { weights }: Tally): boolean => {
    const own = likeness(name, team);
    return own > 0 && candidates.every((other) => other === team || !weights.has(other) || likeness(name, other) < own);
  };
  for (const [index, name] of unresolved.entries()) {
    const [team, found] = [assumed.get(name), tallies[index]];
    if (team === undefined || found === undefined) continue;
    if ((found.shared.get(team) ?? 0) >= TELLING_ROWS || isLikest(name, team, found)) anchored.add(name);
  }
  for (let size = -1; size !== anchored.size;) {
    size = anchored.size;
    const known = new Map(assumed.entries().filter(([name]) => anchored.has(name)));
    for (const name of unresolved) {
      const team = assumed.get(name);
      if (team === undefined || anchored.has(name)) continue;
      if ((tally(rowsOf.get(name) ?? [], meetings, known).shared.get(team) ?? 0) > 0) anchored.add(name);
    }
  }
  return anchored;
}

type Side = 'home' | 'away';
interface Meeting {
  readonly team: TeamId;
  readonly opponent: TeamId;
}
interface RowOfName {
  readonly side: Side;
  readonly opponent: string | null;
  readonly round: string | null;
  readonly day: number | null;
}
interface Tally {
  readonly weights: ReadonlyMap<TeamId, number>;
  readonly shared: ReadonlyMap<TeamId, number>;
  readonly rows: number;
}
const NOTHING_SHARED: Tally = { weights: new Map(), shared: new Map(), rows: 0 };

class Meetings {
  readonly #byRound = { home: new Map<string, Meeting[]>(), away: new Map<string, Meeting[]>() };
  readonly #byDay = { home: new Map<number, Meeting[]>(), away: new Map<number, Meeting[]>() };

  constructor(fixtures: Iterable<Fixture>) {
    for (const { home, away, round, day } of fixtures) {
      if (home === null || away === null) continue;
      const sides = { home: { team: home, opponent: away }, away: { team: away, opponent: home } };
      for (const side of ['home', 'away'] as const) {
        if (round !== null) add(this.#byRound[side], roundKey(round), sides[side]);
        if (day === null) continue;
        const number = dayNumber(day);
        for (let near = number - NEAR_DAYS; near <= number + NEAR_DAYS; near += 1) {
          add(this.#byDay[side], near, sides[side]);
        }
      }
    }
  }

  inRound(side: Side, round: string): readonly Meeting[] {
    return this.#byRound[side].get(round) ?? [];
  }

  near(side: Side, day: number): readonly Meeting[] {
    return this.#byDay[side].get(day) ?? [];
  }
}

function add<Key>(meetings: Map<Key, Meeting[]>, key: Key, meeting: Meeting): void {
  const known = meetings.get(key);
  if (known === undefined) meetings.set(key, [meeting]);
  else known.push(meeting);
}

function rowsByName(rows: readonly NamedRow[], names: ReadonlySet<string>): Map<string, RowOfName[]> {
  const byName = new Map<string, RowOfName[]>();
  for (const { round, day, home, away } of rows) {
    const key = round === null ? null : roundKey(round);
    const number = day === null ? null : dayNumber(day);
    for (const [side, name, opponent] of [
      ['home', home, away],
      ['away', away, home],
    ] as const) {
      if (name === null || !names.has(name)) continue;
      const row = { side, opponent, round: key, day: number };
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [row]);
      else known.push(row);
    }
  }
  return byName;
}

function tally(rows: readonly RowOfName[], meetings: Meetings, assumed: ReadonlyMap<string, TeamId>): Tally {
  const weights = new Map<TeamId, number>();
  const shared = new Map<TeamId, number>();
  let comparable = 0;
  for (const { side, opponent, round, day } of rows) {
    const known = opponent === null ? undefined : assumed.get(opponent);
    const counted = new Set<TeamId>();
    const count = (found: readonly Meeting[], weight: number): void => {
      for (const { team, opponent: other } of found) {
        if (known === undefined) weights.set(team, (weights.get(team) ?? 0) + SAME_SIDE);
        if (other !== known) continue;
        weights.set(team, (weights.get(team) ?? 0) + weight);
        counted.add(team);
      }
    };
    const inRound = round === null ? [] : meetings.inRound(side, round);
    const near = day === null ? [] : meetings.near(side, day);
    if (inRound.length > 0 || near.length > 0) comparable += 1;
    count(inRound, SAME_ROUND);
    count(near, SAME_DAY);
    for (const team of counted) shared.set(team, (shared.get(team) ?? 0) + 1);
  }
  return { weights, shared, rows: comparable };
}
