import { type Day, type Instant } from './day.ts';
import { accept, conflict, type Decision, invalid, type Issue } from './decision.ts';
import { type Fixture, teamFor } from './fixture.ts';
import type { ActiveInjury, Injury } from './injury.ts';
import type { Lineup } from './lineup.ts';
import type { Player, PlayerId } from './player.ts';
import type { Team } from './team.ts';

/** The players of a team in a fixture, as they are reported. */
export interface LineupReport {
  readonly starting: readonly Player[];
  readonly bench: readonly Player[];
  readonly absent: readonly Player[];
}

const LISTS = ['starting', 'bench', 'absent'] as const;
const PLAYERS_OF_A_TEAM = 11;

/** Records the players of a team who played, were on the bench, or were absent. `today` is the day at the ground. */
export function recordLineup(
  fixture: Fixture,
  team: Team,
  report: LineupReport,
  { now, today }: { readonly now: Instant; readonly today: Day },
): Decision<Lineup> {
  if (fixture.status === 'CANCELLED' || fixture.status === 'POSTPONED' || fixture.status === 'REMOVED') {
    return conflict(`This fixture is ${fixture.status.toLowerCase()}: it has no line-up.`);
  }
  const issues = [...fixtureIssues(fixture, team, today), ...listIssues(fixture, team, report)];
  if (issues.length > 0) return invalid(issues);
  const ids = (players: readonly Player[]): PlayerId[] => players.map(({ id }) => id);
  return accept({
    fixture: fixture.id,
    team: team.id,
    starting: ids(report.starting),
    bench: ids(report.bench),
    absent: ids(report.absent),
    recordedAt: now,
  });
}

function fixtureIssues(fixture: Fixture, team: Team, today: Day): Issue[] {
  const issue = (field: string, message: string): Issue => ({ path: ['input', field], message });
  return [
    ...(fixture.home === team.id || fixture.away === team.id
      ? []
      : [issue('team', `${team.shortName} does not play in this fixture.`)]),
    ...(fixture.certainty === 'CONDITIONAL' ? [issue('fixture', 'This tie is conditional: confirm it first.')] : []),
    ...(fixture.day === null ? [issue('fixture', 'This fixture has no day: reschedule it first.')] : []),
    ...(fixture.day !== null && fixture.day > today
      ? [issue('fixture', `This fixture is in the future: it is played on ${fixture.day}, and today is ${today}.`)]
      : []),
  ];
}

function listIssues(fixture: Fixture, team: Team, report: LineupReport): Issue[] {
  const issues: Issue[] = [];
  if (report.starting.length > PLAYERS_OF_A_TEAM) {
    issues.push({ path: ['input', 'starting'], message: `At most ${PLAYERS_OF_A_TEAM} players start a match.` });
  }
  const listed = new Set<PlayerId>();
  for (const list of LISTS) {
    for (const [index, player] of report[list].entries()) {
      const path = ['input', list, String(index)];
      if (listed.has(player.id)) issues.push({ path, message: `${player.name} is listed twice.` });
      listed.add(player.id);
      if (teamFor(player, fixture) !== team.id) {
        issues.push({ path, message: `${player.name} does not belong to ${team.shortName} on the match day.` });
      }
    }
  }
  return issues;
}

/** A contradiction between a line-up and an injury that is recorded as active. */
export interface LineupConflict {
  readonly injury: ActiveInjury;
  readonly role: 'STARTING' | 'BENCH';
}

/**
 * Returns the active injuries of players who are in the squad of a fixture. `day`: that of the fixture in the player's
 * zone. An injury of that day or later is not a conflict, because it may have happened in the fixture or after it.
 */
export function lineupConflicts(
  { starting, bench }: Pick<Lineup, 'starting' | 'bench'>,
  injuries: Iterable<Injury>,
  dayFor: (player: PlayerId) => Day | null,
): LineupConflict[] {
  const [started, waited] = [new Set(starting), new Set(bench)];
  const conflicts: LineupConflict[] = [];
  for (const injury of injuries) {
    const role = started.has(injury.player) ? 'STARTING' : waited.has(injury.player) ? 'BENCH' : null;
    const day = dayFor(injury.player);
    if (role === null || injury.status !== 'ACTIVE' || day === null || day <= keepsOutFrom(injury)) continue;
    conflicts.push({ injury, role });
  }
  return conflicts;
}

/** Returns the first day on which an injury keeps the player out: its day, or that of the announced operation. */
function keepsOutFrom({ occurredOn, announcedFor }: Injury): Day {
  return announcedFor !== null && announcedFor > occurredOn ? announcedFor : occurredOn;
}
