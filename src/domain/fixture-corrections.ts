import { type Day, dayIn } from './day.ts';
import { accept, conflict, type Decision, invalid, issuesOf } from './decision.ts';
import type { Fixture, TieDependency } from './fixture.ts';
import { groundIssues, groundZone, resolveTiming, timingIssues } from './fixture-timing.ts';
import { mergedIds } from './naming.ts';
import type { ExternalId, Team } from './team.ts';

/** Corrections to a fixture. Absent fields keep their values. */
export interface FixtureUpdate {
  readonly round?: string | null;
  readonly venue?: string | null;
  readonly neutral?: boolean;
  readonly venueTimeZone?: string | null;
  readonly lastPossibleDay?: Day | null;
  readonly dependsOn?: TieDependency | null;
  readonly externalIds?: readonly ExternalId[];
  readonly note?: string | null;
}

/** Corrects a fixture. If the zone of the ground changes, the match day is that of the kick-off in the new zone. */
export function updateFixture(fixture: Fixture, home: Team | null, update: FixtureUpdate): Decision<Fixture> {
  const updated = { ...fixture, ...update };
  const groundFaults = groundIssues(updated);
  if (groundFaults.length > 0) return invalid(groundFaults);
  const zone = groundZone(updated, home);
  const hasOtherGround = update.venueTimeZone !== undefined && fixture.kickoffAt !== null && zone !== null;
  const day = hasOtherGround && fixture.kickoffAt !== null ? dayIn(zone, fixture.kickoffAt) : fixture.day;
  const issues = [
    ...(update.lastPossibleDay === undefined ? [] : timingIssues({ ...updated, day }, zone)),
    ...issuesOf(
      [
        update.dependsOn != null && fixture.certainty !== 'CONDITIONAL',
        'dependsOn',
        'Only a conditional tie depends on another fixture; expected null.',
      ],
      [update.dependsOn?.fixture === fixture.id, 'dependsOn', 'A tie cannot depend on itself.'],
    ),
  ];
  if (issues.length > 0) return invalid(issues);
  return accept({ ...updated, day, lastPossibleDay: updated.lastPossibleDay === day ? null : updated.lastPossibleDay });
}

/** Removes a fixture that was entered in error. It still resolves by id, but is in no list. */
export function removeFixture(fixture: Fixture, note: string | null): Decision<Fixture> {
  if (fixture.status === 'REMOVED') return conflict('This fixture is already removed.');
  return accept({ ...fixture, status: 'REMOVED', note });
}

/** Reinstates a cancelled or removed fixture, with its result if it has one, else as scheduled. */
export function reinstateFixture(fixture: Fixture): Decision<Fixture> {
  if (fixture.status !== 'CANCELLED' && fixture.status !== 'REMOVED') {
    return conflict('This fixture is neither cancelled nor removed.');
  }
  if (fixture.score !== null) return accept({ ...fixture, status: 'FINISHED' });
  const { status } = resolveTiming(fixture, null);
  const isPostponed = fixture.day === null && fixture.originalDay !== null;
  return accept({ ...fixture, status: isPostponed ? 'POSTPONED' : status });
}

/**
 * Returns the fixture that is kept in a merge, completed with the fields that only the duplicate has. A result of the
 * duplicate counts if the kept fixture has none.
 */
export function mergeFixtures(keep: Fixture, duplicate: Fixture): Decision<Fixture> {
  if (keep.id === duplicate.id) return conflict('These are one and the same fixture.');
  const differs = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
  const hasOtherTeams = differs(keep.home, duplicate.home) || differs(keep.away, duplicate.away);
  const issues = issuesOf(
    [hasOtherTeams, 'duplicate', 'The two fixtures have different teams: merge the teams first, if they are one.'],
    [
      keep.competition !== duplicate.competition,
      'duplicate',
      'The two fixtures are of different competitions: merge the competitions first, if they are one.',
    ],
  );
  if (issues.length > 0) return invalid(issues);
  const hasResult = keep.score === null && duplicate.score !== null;
  return accept({
    ...keep,
    round: keep.round ?? duplicate.round,
    home: keep.home ?? duplicate.home,
    away: keep.away ?? duplicate.away,
    day: keep.day ?? duplicate.day,
    kickoffAt: keep.kickoffAt ?? (keep.day === null || keep.day === duplicate.day ? duplicate.kickoffAt : null),
    venue: keep.venue ?? duplicate.venue,
    venueTimeZone: keep.venueTimeZone ?? duplicate.venueTimeZone,
    number: keep.number ?? duplicate.number,
    resumes: keep.resumes ?? duplicate.resumes,
    note: keep.note ?? duplicate.note,
    ...(hasResult && resultOf(duplicate, keep)),
    externalIds: mergedIds(keep.externalIds, duplicate.externalIds),
  });
}

/** Returns the fields of a result. It belongs to the day on which it was played. */
function resultOf({ score, status, day, kickoffAt }: Fixture, keep: Fixture): Partial<Fixture> {
  const onOtherDay = day !== null && day !== keep.day;
  return { score, status, certainty: 'CONFIRMED', condition: null, ...(onOtherDay && { day, kickoffAt }) };
}
