import type { CompetitionId } from './competition.ts';
import type { Day, Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, type Issue, issuesOf } from './decision.ts';
import { type FixtureTiming, groundIssues, groundZone, resolveTiming, timingIssues } from './fixture-timing.ts';
import type { ExternalId, Team } from './team.ts';
import {
  type Certainty,
  type Fixture,
  type FixtureId,
  type FixtureStatus,
  isOver,
  NO_FIXTURE_DETAILS,
  type Score,
  type TieDependency,
} from './fixture.ts';

export interface Schedule extends FixtureTiming {
  readonly competition: CompetitionId;
  readonly round: string | null;
  readonly home: Team | null;
  readonly away: Team | null;
  readonly venue: string | null;
  readonly neutral: boolean;
  /** Null means the home team's zone. */
  readonly venueTimeZone: string | null;
  readonly certainty: Certainty;
  readonly condition: string | null;
  readonly dependsOn: TieDependency | null;
  readonly externalIds: readonly ExternalId[];
}

export function scheduleFixture(id: FixtureId, schedule: Schedule): Decision<Fixture> {
  const { home, away, ...rest } = schedule;
  const conditional = schedule.certainty === 'CONDITIONAL';
  const issues = [
    ...pairingIssues(home, away),
    ...groundIssues(schedule),
    ...timingIssues(schedule, groundZone(schedule, home)),
    ...issuesOf(
      [home === null && away === null, 'home', 'A fixture needs at least one team.'],
      [
        conditional && schedule.condition === null && schedule.dependsOn === null,
        'condition',
        'A conditional tie needs the condition that it depends on.',
      ],
      [
        !conditional && schedule.condition !== null,
        'condition',
        'Only a conditional tie has a condition; expected null.',
      ],
      [
        !conditional && schedule.dependsOn !== null,
        'dependsOn',
        'Only a conditional tie depends on another fixture; expected null.',
      ],
    ),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept({
    ...NO_FIXTURE_DETAILS,
    ...rest,
    ...resolveTiming(schedule, groundZone(schedule, home)),
    id,
    home: home?.id ?? null,
    away: away?.id ?? null,
    originalDay: null,
    score: null,
    note: null,
  });
}

/**
 * Gives the fixture another day or a kick-off time. Also reschedules postponed and abandoned fixtures: one that was
 * broken off is resumed where it stopped, unless it is `replayed` from the start.
 */
export function rescheduleFixture(
  fixture: Fixture,
  home: Team | null,
  to: FixtureTiming,
  replayed = false,
): Decision<Fixture> {
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be moved.`);
  const zone = groundZone(fixture, home);
  const issues = timingIssues(to, zone);
  if (issues.length > 0) return invalid(issues);
  const moved = { ...fixture, ...resolveTiming(to, zone), score: null };
  const resumes = replayed ? null : firstPartOf(fixture);
  return accept({
    ...moved,
    originalDay: originalDayAfter(fixture, moved.day),
    resumes: resumes === moved.day ? null : resumes,
  });
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
    lastPossibleDay: null,
    score: null,
    originalDay: fixture.originalDay ?? fixture.day,
    resumes: firstPartOf(fixture),
    note,
  });
}

export function cancelFixture(fixture: Fixture, note: string | null): Decision<Fixture> {
  if (isOver(fixture)) return conflict(`This fixture is ${fixture.status.toLowerCase()}: it cannot be cancelled.`);
  return accept({ ...fixture, status: 'CANCELLED', dependsOn: null, score: null, note });
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
  const zone = groundZone(fixture, home);
  const issues = [
    ...pairingIssues(home, away),
    ...timingIssues(to, zone),
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
    dependsOn: null,
    homeSlot: null,
    awaySlot: null,
  };
  if (to.day === null && to.kickoffAt === null) return accept(confirmed);
  const moved = { ...confirmed, ...resolveTiming(to, zone) };
  return accept({ ...moved, originalDay: originalDayAfter(fixture, moved.day) });
}

/** The statuses that a result can have. */
const RESULT_STATUSES: readonly FixtureStatus[] = ['IN_PLAY', 'FINISHED', 'AWARDED', 'ABANDONED', 'SUSPENDED'];

/** Records the state or the result of a match. `today` is the day at the ground. */
export function recordResult(
  fixture: Fixture,
  { now, today }: { readonly now: Instant; readonly today: Day },
  score: Score,
  status: FixtureStatus,
  penalties: Score | null,
): Decision<Fixture> {
  const isInvalidGoals = (goals: number): boolean => !Number.isInteger(goals) || goals < 0 || goals > 99;
  const isInvalidShootOut = penalties !== null && (isInvalidGoals(penalties.home) || isInvalidGoals(penalties.away));
  if (fixture.status === 'CANCELLED' || fixture.status === 'REMOVED') {
    return conflict(`This fixture is ${fixture.status.toLowerCase()}: it has no result. Reinstate it first.`);
  }
  const issues = issuesOf(
    [isInvalidGoals(score.home), 'home', 'The number of goals is out of range; expected 0 to 99.'],
    [isInvalidGoals(score.away), 'away', 'The number of goals is out of range; expected 0 to 99.'],
    [
      isInvalidShootOut || (penalties !== null && penalties.home === penalties.away),
      'penalties',
      'A shoot-out has a winner, and 0 to 99 goals a side.',
    ],
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
    [
      fixture.kickoffAt !== null && fixture.kickoffAt > now && fixture.day === today && status === 'FINISHED',
      'fixture',
      'This fixture has not kicked off yet: reschedule it first if it began earlier.',
    ],
  );
  return issues.length > 0 ? invalid(issues) : accept({ ...fixture, score, status, penalties });
}

/** Returns the day of the first part of a fixture that was broken off; null if it was not. */
function firstPartOf({ status, day, resumes }: Fixture): Day | null {
  return resumes ?? (status === 'ABANDONED' || status === 'SUSPENDED' ? day : null);
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
