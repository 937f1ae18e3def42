import { z } from 'zod';
import { type AdapterResult, failed, type FeedAdapter, type FeedProblem, NO_COVERAGE } from '../adapter.ts';
import { parseDocument } from '../reading/json-document.ts';
import type { Observation, SquadObservation } from '../observation.ts';
import { positionIn } from '../words/position-words.ts';
import { hasEverySquad } from '../squad-coverage.ts';
import { Competition, fixtureIn, idIn, Side, teamIn } from './football-data-org-matches.ts';
import { Id, Name, OptionalDay, OptionalText, problemIn } from './shapes.ts';

/**
 * Reads football-data.org v4: `/competitions/X/matches` and `/competitions/X/teams`, in any number and order. It has
 * fixtures, results and squads with birth dates, but no absences.
 */
export const FOOTBALL_DATA_ORG: FeedAdapter = {
  system: 'football-data.org',
  source: { kind: 'PRESS', name: 'football-data.org', url: 'https://www.football-data.org' },
  read(documents) {
    const observations: Observation[] = [];
    const problems: FeedProblem[] = [];
    for (const document of documents) {
      const reading = parseDocument(document, Answer);
      if (!reading.ok) return { ok: false, failures: [reading.failure] };
      const { matches, teams, competition } = reading.value;
      const refusal = refusalIn(document.name, reading.value);
      if (refusal !== null) return refusal;
      for (const [index, json] of (matches ?? []).entries()) {
        const row = `matches.${index}`;
        const fixture = fixtureIn(row, json, competition ?? null);
        if ('message' in fixture) problems.push(fixture);
        else observations.push(fixture);
      }
      for (const [index, json] of (teams ?? []).entries()) readTeam(`teams.${index}`, json, observations, problems);
      if (reading.value.squad !== undefined) readTeam('team', reading.value, observations, problems);
    }
    const squads = hasEverySquad(observations) ? 'ALL' : 'NONE';
    return { ok: true, observations, problems, coverage: { ...NO_COVERAGE, squads }, asOf: null };
  },
};

const Answer = z.looseObject({
  message: OptionalText,
  errorCode: z.unknown().optional(),
  error: z.unknown().optional(),
  competition: Competition.nullish(),
  matches: z.array(z.unknown()).optional(),
  teams: z.array(z.unknown()).optional(),
  /** In `/teams/X`, which is one team. */
  squad: z
    .array(z.unknown())
    .nullish()
    .transform((squad) => squad ?? undefined),
});

const Team = z.object({
  ...Side.shape,
  id: Id,
  name: Name,
  area: z.object({ name: OptionalText, code: OptionalText }).nullish(),
  squad: z.array(z.unknown()).nullish(),
});

const Player = z.object({
  id: Id,
  name: Name,
  position: OptionalText,
  dateOfBirth: OptionalDay,
  nationality: OptionalText,
  shirtNumber: z.int().nullish(),
});

function refusalIn(name: string, answer: z.infer<typeof Answer>): AdapterResult | null {
  const { message, matches, teams, squad } = answer;
  const code = Number(answer.errorCode ?? answer.error ?? 0);
  if (matches !== undefined || teams !== undefined || squad !== undefined) return null;
  if (message === null) return failed('UNEXPECTED_SHAPE', name, `${name}: has neither matches nor teams.`);
  return failed(code === 403 ? 'NOT_IN_PLAN' : 'API_ERROR', name, `${name}: football-data.org says: ${message}`);
}

function readTeam(row: string, json: unknown, observations: Observation[], problems: FeedProblem[]): void {
  const parsed = Team.safeParse(json);
  if (!parsed.success) {
    problems.push(problemIn(row, parsed.error));
    return;
  }
  const { area, squad, ...side } = parsed.data;
  const isNational = side.name === area?.name;
  const team = teamIn(side, { country: area?.code ?? area?.name ?? null, isNational, gender: null });
  observations.push({ type: 'TEAM', row, team });
  for (const [index, one] of (squad ?? []).entries()) {
    const at = `${row}.squad.${index}`;
    const player = Player.safeParse(one);
    if (player.success) observations.push(memberIn(at, player.data, team));
    else problems.push(problemIn(at, player.error));
  }
}

function memberIn(row: string, player: z.infer<typeof Player>, team: SquadObservation['team']): SquadObservation {
  const { id, name, position, dateOfBirth: birthDate, nationality, shirtNumber } = player;
  return {
    type: 'SQUAD_MEMBER',
    row,
    player: { ids: [idIn(id)], name, birthDate, position: positionIn(position), nationality },
    team,
    joinedOn: null,
    shirtNumber: shirtNumber ?? null,
  };
}
