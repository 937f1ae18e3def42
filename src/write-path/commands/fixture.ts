import { randomUUID } from 'node:crypto';
import { groundZone } from '../../domain/availability/fixture-state.ts';
import type { CompetitionId } from '../../domain/competition.ts';
import { type Day, dayIn, type Instant } from '../../domain/day.ts';
import { accept, conflict, type Decision } from '../../domain/decision.ts';
import * as decisions from '../../domain/fixture-decisions.ts';
import type { Certainty, Fixture, FixtureId, FixtureStatus, Score } from '../../domain/fixture.ts';
import type { FixtureTiming } from '../../domain/fixture-timing.ts';
import type { ExternalId, Team, TeamId, TeamRef } from '../../domain/team.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { AcceptedChange, Command, Optional } from '../command.ts';
import { type DependsOn, tieDependency } from './fixture-corrections.ts';
import { isTaken, optionalRef, requireRef } from './references.ts';

interface Timing {
  readonly date?: Optional<Day>;
  readonly kickoffAt?: Optional<Instant>;
  readonly lastPossibleDate?: Optional<Day>;
}

interface Pairing {
  readonly home?: Optional<TeamRef>;
  readonly away?: Optional<TeamRef>;
}

export interface ScheduleFixture extends Timing, Pairing {
  readonly competition: CompetitionId;
  readonly round?: Optional<string>;
  readonly venue?: Optional<string>;
  /** Default: false. */
  readonly neutral?: Optional<boolean>;
  /** Default: the home team's zone. */
  readonly venueTimeZone?: Optional<string>;
  /** Default: CONFIRMED. */
  readonly certainty?: Optional<Certainty>;
  readonly condition?: Optional<string>;
  readonly dependsOn?: Optional<DependsOn>;
  readonly externalIds?: Optional<readonly ExternalId[]>;
}

export function scheduleFixture(input: ScheduleFixture): Command<Fixture> {
  const { round = null, venue = null, venueTimeZone = null, condition = null } = input;
  const externalIds = input.externalIds ?? [];
  const certainty = input.certainty ?? 'CONFIRMED';
  return {
    scope: {
      competitions: [{ id: input.competition }],
      teams: [...teamRefs(input), ...(input.dependsOn == null ? [] : [input.dependsOn.team])],
      fixtures: input.dependsOn == null ? [] : [input.dependsOn.fixture],
      fixturesElsewhere: externalIds,
    },
    affectsBans: true,
    decide(snapshot) {
      const competition = requireRef(snapshot.competitions, { id: input.competition }, 'competition');
      if (!competition.ok) return competition;
      const teams = resolveTeams(input, snapshot);
      if (!teams.ok) return teams;
      const taken = externalIds.map((external) => ({ external }));
      if (isTaken(snapshot.fixtures, taken)) {
        return conflict('There is already a fixture with one of these external ids.');
      }
      const ground = { venue, neutral: input.neutral ?? false, venueTimeZone };
      const dependsOn = tieDependency(input.dependsOn, snapshot);
      if (!dependsOn.ok) return dependsOn;
      const tie = { certainty, condition, dependsOn: dependsOn.value };
      const details = { competition: competition.value.id, round, ...ground, ...tie, externalIds };
      const schedule = { ...details, ...teams.value, ...timingOf(input) };
      return toChange(decisions.scheduleFixture(randomUUID() as FixtureId, schedule));
    },
  };
}

export interface RescheduleFixture extends Timing {
  readonly fixture: FixtureId;
  /** Whether a fixture that was broken off is replayed from the start. Default: false. */
  readonly replayed?: Optional<boolean>;
}

export function rescheduleFixture(input: RescheduleFixture): Command<Fixture> {
  return changeFixture(input.fixture, [], (fixture, snapshot) =>
    decisions.rescheduleFixture(fixture, teamOf(fixture.home, snapshot), timingOf(input), input.replayed ?? false),
  );
}

interface CallOff {
  readonly fixture: FixtureId;
  readonly note?: Optional<string>;
}

export function postponeFixture({ fixture: id, note = null }: CallOff): Command<Fixture> {
  return changeFixture(id, [], (fixture) => decisions.postponeFixture(fixture, note));
}

export function cancelFixture({ fixture: id, note = null }: CallOff): Command<Fixture> {
  return changeFixture(id, [], (fixture) => decisions.cancelFixture(fixture, note));
}

/** Omitted teams keep their values. */
export interface ConfirmFixture extends Timing, Pairing {
  readonly fixture: FixtureId;
}

export function confirmFixture(input: ConfirmFixture): Command<Fixture> {
  return changeFixture(input.fixture, teamRefs(input), (fixture, snapshot) => {
    const teams = resolveTeams(input, snapshot);
    if (!teams.ok) return teams;
    const home = teams.value.home ?? teamOf(fixture.home, snapshot);
    const away = teams.value.away ?? teamOf(fixture.away, snapshot);
    return decisions.confirmFixture(fixture, { home, away }, timingOf(input));
  });
}

export interface RecordResult {
  readonly fixture: FixtureId;
  readonly home: number;
  readonly away: number;
  readonly penalties?: Optional<Score>;
  /** Default: FINISHED. */
  readonly status?: Optional<FixtureStatus>;
}

export function recordResult(input: RecordResult): Command<Fixture> {
  return changeFixture(input.fixture, [], (fixture, snapshot, now) => {
    const today = dayIn(groundZone(fixture, snapshot.teams), now);
    const score = { home: input.home, away: input.away };
    return decisions.recordResult(fixture, { now, today }, score, input.status ?? 'FINISHED', input.penalties ?? null);
  });
}

/** Returns a command that changes a known fixture. */
function changeFixture(
  id: FixtureId,
  teams: readonly TeamRef[],
  decide: (fixture: Fixture, snapshot: ScopeSnapshot, now: Instant) => Decision<Fixture>,
): Command<Fixture> {
  return {
    scope: { fixtures: [id], teams },
    affectsBans: true,
    decide(snapshot, now) {
      const fixture = requireRef(snapshot.fixtures, { id }, 'fixture');
      return fixture.ok ? toChange(decide(fixture.value, snapshot, now)) : fixture;
    },
  };
}

function toChange(decision: Decision<Fixture>): Decision<AcceptedChange<Fixture>> {
  if (!decision.ok) return decision;
  return accept({ changed: { fixtures: [decision.value] }, cause: 'FIXTURE', value: decision.value });
}

function teamRefs({ home, away }: Pairing): TeamRef[] {
  return [home, away].filter((ref) => ref != null);
}

function resolveTeams(
  { home, away }: Pairing,
  { teams }: ScopeSnapshot,
): Decision<{ readonly home: Team | null; readonly away: Team | null }> {
  const homeTeam = optionalRef(teams, home, 'team', 'home');
  if (!homeTeam.ok) return homeTeam;
  const awayTeam = optionalRef(teams, away, 'team', 'away');
  if (!awayTeam.ok) return awayTeam;
  return accept({ home: homeTeam.value, away: awayTeam.value });
}

function teamOf(id: TeamId | null, { teams }: ScopeSnapshot): Team | null {
  return id === null ? null : (teams.get(id) ?? null);
}

function timingOf({ date = null, kickoffAt = null, lastPossibleDate = null }: Timing): FixtureTiming {
  return { day: date, kickoffAt, lastPossibleDay: lastPossibleDate };
}
