import type { Position } from '../../domain/player.ts';
import { absenceKindIn } from '../words/absence-words.ts';
import { failed, type FeedAdapter, type FeedProblem, NO_COVERAGE } from '../adapter.ts';
import { parseDocument } from '../reading/json-document.ts';
import type { AbsenceObservation, Observation, ObservedPlayer, ObservedTeam } from '../observation.ts';
import { problemIn } from './shapes.ts';
import { fixtureIn, genderIn, idIn, lacksScore, teamIn } from './sportmonks-fixtures.ts';
import { Answer, Fixture, Reference, type Sideline } from './sportmonks-shapes.ts';

/**
 * Reads Sportmonks v3: fixtures with
 * `include=participants;league.country;season;round;state;scores;venue;sidelined.sideline.player;sidelined.sideline.type`.
 * Each fixture repeats the sidelines of its players.
 */
export const SPORTMONKS: FeedAdapter = {
  system: 'sportmonks',
  source: { kind: 'PRESS', name: 'Sportmonks', url: 'https://www.sportmonks.com' },
  read(documents) {
    const observations: Observation[] = [];
    const problems: FeedProblem[] = [];
    const seen = new Set<string>();
    let count = 0;
    for (const document of documents) {
      const reading = parseDocument(document, Answer);
      if (!reading.ok) return { ok: false, failures: [reading.failure] };
      const { data, message } = reading.value;
      if (data == null) {
        if (message === null) {
          return failed('UNEXPECTED_SHAPE', document.name, `${document.name}: has no fixtures in \`data\`.`);
        }
        const isPlan = /subscription|access|plan/i.test(message);
        const words = `${document.name}: Sportmonks says: ${message}`;
        return failed(isPlan ? 'NOT_IN_PLAN' : 'API_ERROR', document.name, words);
      }
      for (const [index, json] of [data].flat().entries()) {
        const row = `data.${index}`;
        const parsed = Fixture.safeParse(json);
        count += 1;
        if (parsed.success) readFixture(row, parsed.data, { observations, problems, seen });
        else problems.push(problemIn(row, parsed.error));
      }
    }
    if (count === 0) {
      return failed('NOT_IN_PLAN', null, 'Sportmonks sent no fixtures. Its plan may not cover this league or season.');
    }
    return { ok: true, observations, problems, coverage: NO_COVERAGE, asOf: null };
  },
};

interface Found {
  readonly observations: Observation[];
  readonly problems: FeedProblem[];
  /** Ids of the sidelines that were read. */
  readonly seen: Set<string>;
}

function readFixture(row: string, fixture: Fixture, { observations, problems, seen }: Found): void {
  const observed = fixtureIn(row, fixture);
  if ('message' in observed) {
    problems.push(observed);
    return;
  }
  observations.push(observed);
  if (lacksScore(fixture)) {
    problems.push({ row, field: 'scores', message: 'The match is over; its result is only in include=scores.' });
  }
  for (const [index, json] of (fixture.sidelined ?? []).entries()) {
    const at = `${row}.sidelined.${index}`;
    const parsed = Reference.safeParse(json);
    if (!parsed.success) {
      problems.push(problemIn(at, parsed.error));
      continue;
    }
    const { sideline, participant_id } = parsed.data;
    if (sideline == null) {
      problems.push({ row: at, field: 'sideline', message: 'It is null, so nothing is known about the player.' });
      continue;
    }
    if (seen.has(sideline.id)) continue;
    seen.add(sideline.id);
    const isOf = (team: string | null | undefined) => fixture.participants.find(({ id }) => id === team);
    const participant = isOf(sideline.team_id) ?? isOf(participant_id);
    const player = playerIn(sideline);
    if (participant === undefined || player === null) {
      const field = player === null ? 'sideline.player' : 'sideline.team_id';
      problems.push({ row: at, field, message: 'It is missing, or not a team of the fixture.' });
      continue;
    }
    observations.push(absenceIn(at, sideline, player, teamIn(participant, observed.competition)));
  }
}

const POSITIONS: Readonly<Record<number, Position>> = {
  24: 'GOALKEEPER',
  25: 'DEFENDER',
  26: 'MIDFIELDER',
  27: 'FORWARD',
};

function playerIn({ player }: Sideline): ObservedPlayer | null {
  const name = player?.display_name ?? player?.name ?? player?.common_name ?? null;
  if (player == null || name === null) return null;
  return {
    ids: [idIn(player.id)],
    name,
    shortName: player.common_name,
    birthDate: player.date_of_birth,
    position: POSITIONS[player.position_id ?? 0] ?? null,
    gender: genderIn(player.gender),
  };
}

/** "Doubtful", as a chance of playing in percent. */
const DOUBTFUL = 50;

/** Returns the absence of a sideline. Its end is an estimate until it is completed, and then a fact. */
function absenceIn(row: string, sideline: Sideline, player: ObservedPlayer, team: ObservedTeam): AbsenceObservation {
  const { id, category, type, start_date, end_date } = sideline;
  const completed = sideline.completed === true;
  const reason = type?.name ?? null;
  const kind = /suspen/i.test(category ?? '') ? 'SUSPENSION' : absenceKindIn(reason ?? '');
  const isDoubtful = /doubt/i.test(`${category} ${reason}`) && !completed;
  return {
    type: 'ABSENCE',
    row,
    id: idIn(id),
    player,
    team,
    kind,
    words: reason ?? category ?? 'Sidelined',
    reason,
    estimate: null,
    from: start_date,
    until: isDoubtful ? null : end_date,
    chance: isDoubtful ? DOUBTFUL : null,
    matches: null,
    scope: null,
    observedAt: null,
    completed,
  };
}
