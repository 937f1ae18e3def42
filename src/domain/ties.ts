import { daysBetween } from './day.ts';
import type { Fixture, FixtureId, Score, TieDependency } from './fixture.ts';
import type { TeamId } from './team.ts';

/** The longest time between the two legs of a tie. */
const MAX_DAYS_BETWEEN_LEGS = 60;

type Fixtures = ReadonlyMap<FixtureId, Fixture>;

/**
 * Returns the ties that change because of changed fixtures, each in its new state. A tie is confirmed or called off by
 * the result that it depends on, and open again if that result is no longer known. Ties that depend on these change
 * too. `before` and `fixtures`: all known fixtures, in their old and new states.
 */
export function decidedTies(changed: readonly Fixture[], before: Fixtures, fixtures: Fixtures): Fixture[] {
  const dependents = [...fixtures.values()].filter(({ dependsOn }) => dependsOn !== null);
  if (dependents.length === 0) return [];
  const states = new Map(fixtures);
  const decided = new Map<FixtureId, Fixture>();
  let open = changed.flatMap((fixture) => [
    fixture.id,
    ...[otherLegOf(fixture, fixtures)?.id ?? []].flat(),
    ...(fixture.dependsOn === null ? [] : [fixture.dependsOn.fixture]),
  ]);
  while (open.length > 0) {
    const next: FixtureId[] = [];
    for (const { id } of dependents) {
      const tie = states.get(id);
      if (tie?.dependsOn == null || !open.includes(tie.dependsOn.fixture)) continue;
      const after = decideTie(tie, tie.dependsOn, before, states);
      if (after === tie) continue;
      states.set(id, after);
      decided.set(id, after);
      next.push(id);
    }
    open = next;
  }
  return [...decided.values()];
}

function decideTie(tie: Fixture, dependsOn: TieDependency, before: Fixtures, fixtures: Fixtures): Fixture {
  if (tie.status === 'IN_PLAY' || tie.status === 'FINISHED' || tie.status === 'REMOVED') return tie;
  const goesThrough = outcomeFor(dependsOn, fixtures);
  if (goesThrough === null) return outcomeFor(dependsOn, before) === null ? tie : reopened(tie);
  const isPlayed = goesThrough === (dependsOn.outcome === 'GOES_THROUGH');
  if (!isPlayed) return tie.status === 'CANCELLED' ? tie : { ...tie, status: 'CANCELLED' };
  const isConfirmed = tie.certainty === 'CONFIRMED' && tie.status !== 'CANCELLED';
  if (isConfirmed) return tie;
  return {
    ...tie,
    ...withTeam(tie, dependsOn.team),
    status: scheduledStatus(tie),
    certainty: 'CONFIRMED',
    condition: null,
  };
}

/** Returns the tie as undecided. An editor who confirms or cancels a tie removes its dependency. */
function reopened(tie: Fixture): Fixture {
  if (tie.certainty === 'CONDITIONAL' && tie.status !== 'CANCELLED') return tie;
  return { ...tie, status: scheduledStatus(tie), certainty: 'CONDITIONAL' };
}

function scheduledStatus({ status, kickoffAt }: Fixture): Fixture['status'] {
  if (status !== 'CANCELLED') return status;
  return kickoffAt === null ? 'SCHEDULED' : 'TIMED';
}

/**
 * Puts the team on the open side of the tie. Changes nothing if the team is in it already, or if not exactly one side
 * is open.
 */
function withTeam({ home, away }: Fixture, team: TeamId): Partial<Fixture> {
  if (home === team || away === team || (home === null) === (away === null)) return {};
  return home === null ? { home: team, homeSlot: null } : { away: team, awaySlot: null };
}

/** Whether the team has the required outcome; null while that is open. No team goes through in a cancelled tie. */
function outcomeFor({ fixture: id, team, outcome }: TieDependency, fixtures: Fixtures): boolean | null {
  const fixture = fixtures.get(id);
  if (fixture === undefined) return null;
  if (fixture.status === 'CANCELLED') return fixture.dependsOn === null || outcome === 'GOES_OUT' ? null : false;
  if (!isDecided(fixture) || (fixture.home !== team && fixture.away !== team)) return null;
  const margin = marginOf(fixture, team, otherLegOf(fixture, fixtures));
  return margin === null || margin === 0 ? null : margin > 0;
}

/** Returns the goals of the team minus those of the opponent in the tie; null while a leg is to come. */
function marginOf(fixture: Fixture, team: TeamId, other: Fixture | null): number | null {
  if (other !== null && !isDecided(other)) return null;
  const legs = other === null ? [fixture] : [fixture, other];
  const margin = legs.reduce((sum, leg) => sum + goalDifference(leg, team), 0);
  if (margin !== 0) return margin;
  const [shootOut] = legs.flatMap((leg) => (leg.penalties === null ? [] : [{ ...leg, score: leg.penalties }]));
  return shootOut === undefined ? 0 : goalDifference(shootOut, team);
}

function goalDifference(
  { home, score }: Pick<Fixture, 'home'> & { readonly score: Score | null },
  team: TeamId,
): number {
  if (score === null) return 0;
  return home === team ? score.home - score.away : score.away - score.home;
}

function isDecided({ status, score }: Fixture): boolean {
  return (status === 'FINISHED' || status === 'AWARDED') && score !== null;
}

/** Returns the other leg of a tie: the reverse fixture in the same round of a cup. Null if it is a single match. */
function otherLegOf(fixture: Fixture, fixtures: Fixtures): Fixture | null {
  for (const other of fixtures.values()) {
    if (other.competition !== fixture.competition || other.home !== fixture.away || other.away !== fixture.home)
      continue;
    if (other.status === 'CANCELLED' || other.status === 'REMOVED') continue;
    if (isSameTie(fixture, other)) return other;
  }
  return null;
}

/** Whether two reverse fixtures are the legs of one tie, by the names of their rounds, else by their days. */
function isSameTie(a: Fixture, b: Fixture): boolean {
  if (a.round !== null && b.round !== null) {
    const stage = (round: string): string =>
      round.toLowerCase().replace(/[\s,-]*\b(first|second|1st|2nd|leg|[12])\b/g, '');
    return stage(a.round) === stage(b.round);
  }
  return a.day === null || b.day === null || Math.abs(daysBetween(a.day, b.day)) <= MAX_DAYS_BETWEEN_LEGS;
}
