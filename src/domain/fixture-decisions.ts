import type { CompetitionId } from './competition.ts';
import { addDays, type Day, dayIn, type Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, type Issue, issuesOf } from './decision.ts';
import type { ExternalId, Team } from './team.ts';
import { type Certainty, type Fixture, type FixtureId, type FixtureStatus, isOver, type Score } from './fixture.ts';

/** When a fixture is played: its match day, its kick-off, or neither yet. A kick-off alone names its day. */
export interface FixtureTiming {
  readonly day: Day | null;
  readonly kickoffAt: Instant | null;
}

export interface Schedule extends FixtureTiming {
  readonly competition: CompetitionId;
  readonly round: string | null;
  readonly home: Team | null;
  readonly away: Team | null;
  readonly venue: string | null;
  readonly certainty: Certainty;
  readonly condition: string | null;
  readonly externalIds: readonly ExternalId[];
}

export function scheduleFixture(id: FixtureId, said: Schedule): Decision<Fixture> {
  const { home, away, ...rest } = said;
  const conditional = said.certainty === 'CONDITIONAL';
  const issues = [
    ...issuesOfPairing(home, away),
    ...issuesOfAppointment(said, home),
    ...issuesOf(
      [home === null && away === null, 'home', 'A fixture needs at least one team.'],
      [conditional && said.condition === null, 'condition', 'Say what this tie depends on.'],
      [!conditional && said.condition !== null, 'condition', 'Only a conditional tie depends on something.'],
    ),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept({
    ...rest,
    ...appointed(said, home),
    id,
    home: home?.id ?? null,
    away: away?.id ?? null,
    originalDay: null,
    score: null,
    note: null,
  });
}

/** It gets another day, or the hour of the one it has. Also the way back for one postponed or abandoned. */
export function rescheduleFixture(fixture: Fixture, home: Team | null, to: FixtureTiming): Decision<Fixture> {
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be moved.`);
  const issues = issuesOfAppointment(to, home);
  if (issues.length > 0) return invalid(issues);
  const moved = { ...fixture, ...appointed(to, home), score: null };
  return accept({ ...moved, originalDay: originalDay(fixture, moved.day) });
}

/** It is not played on its day, and nobody has said when. */
export function postponeFixture(fixture: Fixture, note: string | null): Decision<Fixture> {
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be postponed.`);
  if (fixture.status === 'POSTPONED') return conflict('This fixture is postponed already.');
  return accept({
    ...fixture,
    status: 'POSTPONED',
    day: null,
    kickoffAt: null,
    score: null,
    originalDay: fixture.originalDay ?? fixture.day,
    note,
  });
}

export function cancelFixture(fixture: Fixture, note: string | null): Decision<Fixture> {
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be cancelled.`);
  return accept({ ...fixture, status: 'CANCELLED', score: null, note });
}

/** A conditional tie becomes real: its condition is met, and what was open of teams and day may be named. */
export function confirmFixture(
  fixture: Fixture,
  teams: { readonly home: Team | null; readonly away: Team | null },
  to: FixtureTiming,
): Decision<Fixture> {
  if (fixture.certainty === 'CONFIRMED') return conflict('This fixture is confirmed already.');
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be confirmed.`);
  const { home, away } = teams;
  const issues = [
    ...issuesOfPairing(home, away),
    ...issuesOfAppointment(to, home),
    ...issuesOf([home === null, 'home', 'Name the home team.'], [away === null, 'away', 'Name the away team.']),
  ];
  if (issues.length > 0) return invalid(issues);
  const named = {
    ...fixture,
    home: home?.id ?? null,
    away: away?.id ?? null,
    certainty: 'CONFIRMED' as const,
    condition: null,
  };
  if (to.day === null && to.kickoffAt === null) return accept(named);
  const moved = { ...named, ...appointed(to, home) };
  return accept({ ...moved, originalDay: originalDay(fixture, moved.day) });
}

/** What a match can be reported as: under way, over, broken off, or decided at a desk. */
const RESULT_STATUSES: readonly FixtureStatus[] = ['IN_PLAY', 'FINISHED', 'AWARDED', 'ABANDONED', 'SUSPENDED'];

export function recordResult(fixture: Fixture, today: Day, score: Score, status: FixtureStatus): Decision<Fixture> {
  const wrongGoals = (goals: number): boolean => !Number.isInteger(goals) || goals < 0 || goals > 99;
  if (fixture.status === 'CANCELLED') return conflict('This fixture is cancelled: it has no result.');
  const issues = issuesOf(
    [wrongGoals(score.home), 'home', 'Goals are counted from 0 to 99.'],
    [wrongGoals(score.away), 'away', 'Goals are counted from 0 to 99.'],
    [!RESULT_STATUSES.includes(status), 'status', `A result is one of ${RESULT_STATUSES.join(', ')}.`],
    [fixture.home === null || fixture.away === null, 'fixture', 'Its teams are not known yet.'],
    [fixture.certainty === 'CONDITIONAL', 'fixture', 'This tie is conditional: confirm it first.'],
    [fixture.day === null && status !== 'AWARDED', 'fixture', 'It has no day: give it one first.'],
    [
      fixture.day !== null && fixture.day > today && status !== 'AWARDED',
      'fixture',
      `It is played on ${fixture.day}; today is ${today}.`,
    ],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...fixture, score, status });
}

function appointed(to: FixtureTiming, home: Team | null): FixtureTiming & { readonly status: FixtureStatus } {
  const day = to.day ?? (to.kickoffAt === null || home === null ? null : dayIn(home.timeZone, to.kickoffAt));
  return { day, kickoffAt: to.kickoffAt, status: to.kickoffAt === null ? 'SCHEDULED' : 'TIMED' };
}

function originalDay(before: Fixture, day: Day | null): Day | null {
  const first = before.originalDay ?? before.day;
  return first === day ? null : first;
}

function issuesOfPairing(home: Team | null, away: Team | null): Issue[] {
  return issuesOf(
    [home !== null && home.id === away?.id, 'away', 'A team does not play against itself.'],
    [home !== null && away !== null && home.kind !== away.kind, 'away', 'A club does not play a national team.'],
  );
}

/** A kick-off belongs to its match day in the home team's zone; in one not known, to within a day. */
function issuesOfAppointment(to: FixtureTiming, home: Team | null): Issue[] {
  if (to.kickoffAt === null) return [];
  if (to.day === null) {
    return issuesOf([home === null, 'date', 'Give the match day too: it is one of the home team, which is not known.']);
  }
  const there = home === null ? null : dayIn(home.timeZone, to.kickoffAt);
  const inUtc = dayIn('UTC', to.kickoffAt);
  const near = inUtc >= addDays(to.day, -1) && inUtc <= addDays(to.day, 1);
  return issuesOf([
    there === null ? !near : there !== to.day,
    'kickoffAt',
    `That kick-off is on ${there ?? inUtc}${home === null ? '' : ` in ${home.timeZone}`}, not on ${to.day}.`,
  ]);
}
