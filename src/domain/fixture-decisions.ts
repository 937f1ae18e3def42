import type { CompetitionId } from './competition.ts';
import { addDays, type Day, dayIn, type Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, type Issue, issuesOf } from './decision.ts';
import type { ExternalId, Team } from './team.ts';
import {
  type Certainty,
  type Fixture,
  type FixtureId,
  type FixtureStatus,
  isOver,
  NO_FIXTURE_DETAILS,
  type Score,
} from './fixture.ts';

/** When a fixture is played: its match day, its kick-off, or neither. A kick-off alone implies the day. */
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

export function scheduleFixture(id: FixtureId, schedule: Schedule): Decision<Fixture> {
  const { home, away, ...rest } = schedule;
  const conditional = schedule.certainty === 'CONDITIONAL';
  const issues = [
    ...pairingIssues(home, away),
    ...timingIssues(schedule, home),
    ...issuesOf(
      [home === null && away === null, 'home', 'A fixture needs at least one team.'],
      [
        conditional && schedule.condition === null,
        'condition',
        'A conditional tie needs the condition that it depends on.',
      ],
      [
        !conditional && schedule.condition !== null,
        'condition',
        'Only a conditional tie has a condition; expected null.',
      ],
    ),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept({
    ...NO_FIXTURE_DETAILS,
    ...rest,
    ...resolveTiming(schedule, home),
    id,
    home: home?.id ?? null,
    away: away?.id ?? null,
    originalDay: null,
    score: null,
    note: null,
  });
}

/** Gives the fixture another day or a kick-off time. Also reschedules postponed and abandoned fixtures. */
export function rescheduleFixture(fixture: Fixture, home: Team | null, to: FixtureTiming): Decision<Fixture> {
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be moved.`);
  const issues = timingIssues(to, home);
  if (issues.length > 0) return invalid(issues);
  const moved = { ...fixture, ...resolveTiming(to, home), score: null };
  return accept({ ...moved, originalDay: originalDayAfter(fixture, moved.day) });
}

/** Postpones the fixture without a new day. */
export function postponeFixture(fixture: Fixture, note: string | null): Decision<Fixture> {
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be postponed.`);
  if (fixture.status === 'POSTPONED') return conflict('This fixture is already postponed.');
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

/** Confirms a conditional tie whose condition is met, with its teams and, optionally, its day. */
export function confirmFixture(
  fixture: Fixture,
  teams: { readonly home: Team | null; readonly away: Team | null },
  to: FixtureTiming,
): Decision<Fixture> {
  if (fixture.certainty === 'CONFIRMED') return conflict('This fixture is already confirmed.');
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be confirmed.`);
  const { home, away } = teams;
  const issues = [
    ...pairingIssues(home, away),
    ...timingIssues(to, home),
    ...issuesOf(
      [home === null, 'home', 'The home team is missing; a confirmed fixture has both teams.'],
      [away === null, 'away', 'The away team is missing; a confirmed fixture has both teams.'],
    ),
  ];
  if (issues.length > 0) return invalid(issues);
  const confirmed = {
    ...fixture,
    home: home?.id ?? null,
    away: away?.id ?? null,
    certainty: 'CONFIRMED' as const,
    condition: null,
  };
  if (to.day === null && to.kickoffAt === null) return accept(confirmed);
  const moved = { ...confirmed, ...resolveTiming(to, home) };
  return accept({ ...moved, originalDay: originalDayAfter(fixture, moved.day) });
}

/** The statuses that a result can have. */
const RESULT_STATUSES: readonly FixtureStatus[] = ['IN_PLAY', 'FINISHED', 'AWARDED', 'ABANDONED', 'SUSPENDED'];

export function recordResult(fixture: Fixture, today: Day, score: Score, status: FixtureStatus): Decision<Fixture> {
  const isInvalidGoals = (goals: number): boolean => !Number.isInteger(goals) || goals < 0 || goals > 99;
  if (fixture.status === 'CANCELLED') return conflict('This fixture is cancelled: it has no result.');
  const issues = issuesOf(
    [isInvalidGoals(score.home), 'home', 'The number of goals is out of range; expected 0 to 99.'],
    [isInvalidGoals(score.away), 'away', 'The number of goals is out of range; expected 0 to 99.'],
    [
      !RESULT_STATUSES.includes(status),
      'status',
      `The status of a result must be one of ${RESULT_STATUSES.join(', ')}.`,
    ],
    [fixture.home === null || fixture.away === null, 'fixture', 'The teams of this fixture are not known yet.'],
    [fixture.certainty === 'CONDITIONAL', 'fixture', 'This tie is conditional: confirm it first.'],
    [fixture.day === null && status !== 'AWARDED', 'fixture', 'This fixture has no day: reschedule it first.'],
    [
      fixture.day !== null && fixture.day > today && status !== 'AWARDED',
      'fixture',
      `This fixture is in the future: it is played on ${fixture.day}, and today is ${today}.`,
    ],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...fixture, score, status });
}

function resolveTiming(to: FixtureTiming, home: Team | null): FixtureTiming & { readonly status: FixtureStatus } {
  const day = to.day ?? (to.kickoffAt === null || home === null ? null : dayIn(home.timeZone, to.kickoffAt));
  return { day, kickoffAt: to.kickoffAt, status: to.kickoffAt === null ? 'SCHEDULED' : 'TIMED' };
}

function originalDayAfter(before: Fixture, day: Day | null): Day | null {
  const first = before.originalDay ?? before.day;
  return first === day ? null : first;
}

function pairingIssues(home: Team | null, away: Team | null): Issue[] {
  return issuesOf(
    [home !== null && home.id === away?.id, 'away', 'The home and the away team are the same; expected two teams.'],
    [
      home !== null && away !== null && home.kind !== away.kind,
      'away',
      'A club cannot play a national team; expected two teams of the same kind.',
    ],
  );
}

/** Returns the issues of a kick-off outside the match day in the home team's zone. An unknown zone allows one day. */
function timingIssues(to: FixtureTiming, home: Team | null): Issue[] {
  if (to.kickoffAt === null) return [];
  if (to.day === null) {
    return issuesOf([
      home === null,
      'date',
      'The match day is missing: it cannot be derived from the kick-off while the home team is unknown.',
    ]);
  }
  const localDay = home === null ? null : dayIn(home.timeZone, to.kickoffAt);
  const utcDay = dayIn('UTC', to.kickoffAt);
  const isNear = utcDay >= addDays(to.day, -1) && utcDay <= addDays(to.day, 1);
  return issuesOf([
    localDay === null ? !isNear : localDay !== to.day,
    'kickoffAt',
    `The kick-off is on ${localDay ?? utcDay}${home === null ? '' : ` in ${home.timeZone}`}, not on ${to.day}.`,
  ]);
}
