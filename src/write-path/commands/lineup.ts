import { type Changed, changedFacts, type Facts } from '../../domain/availability/facts.ts';
import { dayForPlayer, groundZone } from '../../domain/availability/fixture-state.ts';
import { zoneOf } from '../../domain/availability/dossier.ts';
import { type Day, dayIn, type Instant } from '../../domain/day.ts';
import { accept, type Decision, refuse } from '../../domain/decision.ts';
import { conflictId, type EditorQuestion, questionOfConflict } from '../../domain/editor-question.ts';
import type { Fixture, FixtureId } from '../../domain/fixture.ts';
import type { Injury } from '../../domain/injury.ts';
import { type Lineup, lineupOfKey } from '../../domain/lineup.ts';
import * as decisions from '../../domain/lineup-decisions.ts';
import type { Player, PlayerRef } from '../../domain/player.ts';
import type { TeamRef } from '../../domain/team.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import type { Command, Optional } from '../command.ts';
import { findByRef, requireRef } from './references.ts';

export interface RecordLineup {
  readonly fixture: FixtureId;
  readonly team: TeamRef;
  readonly starting: readonly PlayerRef[];
  readonly bench: readonly PlayerRef[];
  readonly absent?: Optional<readonly PlayerRef[]>;
}

/**
 * Records a line-up, which replaces an earlier one. An active injury of a player in the squad becomes a question to the
 * editors. With `closesInjuries`, it is closed instead if the player started.
 */
export function recordLineup(input: RecordLineup, closesInjuries: boolean): Command<Lineup> {
  const lists = { starting: input.starting, bench: input.bench, absent: input.absent ?? [] };
  return {
    scope: {
      fixtures: [input.fixture],
      teams: [input.team],
      players: [...lists.starting, ...lists.bench, ...lists.absent],
    },
    decide(snapshot, now) {
      const fixture = requireRef(snapshot.fixtures, { id: input.fixture }, 'fixture');
      if (!fixture.ok) return fixture;
      const team = requireRef(snapshot.teams, input.team, 'team');
      if (!team.ok) return team;
      const report = playersIn(lists, snapshot);
      if (!report.ok) return report;
      const today = dayIn(groundZone(fixture.value, snapshot.teams), now);
      const decision = decisions.recordLineup(fixture.value, team.value, report.value, { now, today });
      if (!decision.ok) return decision;
      const conflicts = conflictsOf(decision.value, snapshot, now);
      const closed = closesInjuries ? conflicts.filter(({ role }) => role === 'STARTING') : [];
      const injuries = closed.flatMap(({ injury }): Injury[] => {
        const returnedOn = dayFor(fixture.value, snapshot.players.get(injury.player), snapshot, now);
        return returnedOn === null ? [] : [{ ...injury, status: 'RECOVERED', returnedOn }];
      });
      const open = conflicts.filter((conflict) => !closed.includes(conflict));
      const questions = open.map((conflict) => questionOfConflict(conflict, decision.value));
      const removed = { questions: correctedConflicts(snapshot.questions, decision.value, conflicts) };
      const changed = { lineups: [decision.value], injuries, questions, removed };
      return accept({ changed, cause: 'LINEUP', value: decision.value });
    },
  };
}

/** Returns the questions about the line-ups of a change, and the ids of the questions that it answers. */
export function questionsOfLineups(changed: Changed, snapshot: ScopeSnapshot, now: Instant) {
  const facts = changedFacts(snapshot, changed);
  const questions: EditorQuestion[] = [];
  const answered: string[] = [];
  for (const lineup of changed.lineups ?? []) {
    const conflicts = conflictsOf(lineup, facts, now);
    questions.push(...conflicts.map((conflict) => questionOfConflict(conflict, lineup)));
    answered.push(...correctedConflicts(snapshot.questions, lineup, conflicts));
  }
  for (const removed of (changed.removed?.lineups ?? []).map(lineupOfKey)) {
    answered.push(...correctedConflicts(snapshot.questions, removed, []));
  }
  return { questions, answered };
}

function conflictsOf(lineup: Lineup, facts: Facts, now: Instant): decisions.LineupConflict[] {
  const fixture = facts.fixtures.get(lineup.fixture);
  if (fixture === undefined) return [];
  return decisions.lineupConflicts(lineup, facts.injuries.values(), (player) =>
    dayFor(fixture, facts.players.get(player), facts, now),
  );
}

/** Returns the ids of the questions that an earlier line-up of the team raised, and this one does not. */
function correctedConflicts(
  questions: ScopeSnapshot['questions'],
  { fixture, team }: Pick<Lineup, 'fixture' | 'team'>,
  conflicts: readonly decisions.LineupConflict[],
): string[] {
  const raised = new Set(conflicts.map(({ injury }) => conflictId(injury.id, fixture)));
  const earlier = [...questions.values()].filter(
    ({ kind, data }) => kind === 'LINEUP_CONFLICT' && data.fixture === fixture && data.team === team,
  );
  return earlier.map(({ id }) => id).filter((id) => !raised.has(id));
}

type Lists = Readonly<Record<'starting' | 'bench' | 'absent', readonly PlayerRef[]>>;

function playersIn(lists: Lists, { players }: ScopeSnapshot): Decision<decisions.LineupReport> {
  const report = { starting: [] as Player[], bench: [] as Player[], absent: [] as Player[] };
  for (const list of ['starting', 'bench', 'absent'] as const) {
    for (const [index, ref] of lists[list].entries()) {
      const player = findByRef(players, ref);
      if (player === null) {
        const path = ['input', list, String(index)];
        return refuse({ kind: 'NOT_FOUND', message: 'There is no such player.', path });
      }
      report[list].push(player);
    }
  }
  return accept(report);
}

/** Returns the day of a fixture in the zone of a player's club. */
function dayFor(fixture: Fixture, player: Player | undefined, { teams }: Facts, now: Instant): Day | null {
  return player === undefined ? fixture.day : dayForPlayer(fixture, { zone: zoneOf(player, teams, now) });
}
