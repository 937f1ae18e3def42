import { z } from 'zod';
import { parseDay } from '../../domain/day.ts';
import type { Position } from '../../domain/player.ts';
import { type AdapterResult, failed, type FeedAdapter, type FeedDocument, type FeedProblem } from '../adapter.ts';
import { parseDocument } from '../reading/json-document.ts';
import type { Observation, ObservedPlayer, ObservedTeam } from '../observation.ts';
import { competitionOf, Fixtures, type FixtureRow, fixtureOf, fplId, madeAt, ZONE } from './fpl-fixtures.ts';
import { absenceOf, departureOf } from './fpl-news.ts';

/**
 * Reads the two documents of Fantasy Premier League: `bootstrap-static.json` (clubs and players) and `fixtures.json`.
 * Ids are codes, which stay the same over seasons. A player of status `u` is not at the club.
 */
export const FPL: FeedAdapter = {
  system: 'fpl',
  source: { kind: 'PRESS', name: 'Fantasy Premier League', url: 'https://fantasy.premierleague.com' },
  read(documents) {
    const parsed = { bootstrap: null as Bootstrap | null, fixtures: null as FixtureRow[] | null };
    for (const document of documents) {
      const isList = document.text.trimStart().startsWith('[');
      const reading = isList ? parseDocument(document, Fixtures) : parseDocument(document, BootstrapShape);
      if (!reading.ok) return { ok: false, failures: [reading.failure] };
      if (Array.isArray(reading.value)) parsed.fixtures = reading.value;
      else parsed.bootstrap = reading.value;
    }
    const { bootstrap, fixtures } = parsed;
    if (bootstrap === null) return missing('bootstrap-static.json', documents);
    if (bootstrap.teams.length === 0 || bootstrap.elements.length === 0) {
      return failed('EMPTY', 'bootstrap-static.json', 'bootstrap-static.json has no teams or no players.');
    }
    return observe(bootstrap, fixtures ?? []);
  },
};

const Text = z.string().nullish();
const Count = z.number().int().nullish();

const BootstrapShape = z.object({
  teams: z.array(z.object({ id: z.number(), code: z.number(), name: z.string().min(1), short_name: Text })),
  elements: z.array(
    z.object({
      code: z.number(),
      first_name: z.string(),
      second_name: z.string(),
      web_name: z.string(),
      team: z.number(),
      element_type: z.number(),
      status: z.string(),
      news: z.string(),
      news_added: Text,
      chance_of_playing_next_round: Count,
      birth_date: Text,
      team_join_date: Text,
      squad_number: Count,
      yellow_cards: Count,
    }),
  ),
});
type Bootstrap = z.infer<typeof BootstrapShape>;
export type Element = Bootstrap['elements'][number];

function observe({ teams, elements }: Bootstrap, fixtures: readonly FixtureRow[]): AdapterResult {
  const problems: FeedProblem[] = [];
  const byId = new Map(teams.map((team) => [team.id, teamOf(team)]));
  const asOf = madeAt(elements, fixtures);
  const competition = competitionOf(fixtures, asOf);
  const observations: Observation[] = [...byId.values()].map((team, index) => ({
    type: 'TEAM',
    row: `teams.${index}`,
    team,
  }));
  for (const [index, each] of fixtures.entries()) {
    const row = `fixtures.${index}`;
    const fixture = fixtureOf(each, { row, byId, competition });
    if (fixture === null) problems.push({ row, field: 'team_h', message: 'Its teams are not in the list of teams.' });
    else observations.push(fixture);
  }
  for (const [index, element] of elements.entries()) {
    if (element.element_type === MANAGER) continue;
    const row = `elements.${index}`;
    const team = byId.get(element.team);
    const player = playerOf(element);
    if (team === undefined || player === null) {
      const field = team === undefined ? 'team' : 'second_name';
      problems.push({ row, field, message: 'It is missing, or not in the list of teams.' });
      continue;
    }
    const subject = { row, player, team, element };
    if (element.status === 'u') {
      const departure = departureOf(subject, ZONE);
      if (departure !== null) observations.push(departure);
      continue;
    }
    const joinedOn = parseDay(element.team_join_date ?? '');
    const shirtNumber = element.squad_number ?? null;
    observations.push({ type: 'SQUAD_MEMBER', row, player, team, joinedOn, shirtNumber });
    const yellows = element.yellow_cards ?? 0;
    observations.push({ type: 'CAUTION_TOTAL', row, player, team, competition, yellows });
    const absence = absenceOf({ ...subject, competition }, ZONE);
    if (absence !== null) observations.push(absence);
  }
  return { ok: true, observations, problems, coverage: { squads: 'ALL', absences: 'ALL' }, asOf };
}

function teamOf({ code, name, short_name }: Bootstrap['teams'][number]): ObservedTeam {
  return { ids: [fplId(code)], name, country: 'ENG', kind: 'CLUB', gender: 'MEN', code: short_name ?? null };
}

/** The type of managers, whom some seasons have among the players. */
const MANAGER = 5;

const POSITIONS: readonly (Position | undefined)[] = [undefined, 'GOALKEEPER', 'DEFENDER', 'MIDFIELDER', 'FORWARD'];

function playerOf(element: Element): ObservedPlayer | null {
  const { code, first_name, second_name, web_name, element_type, birth_date } = element;
  const name = [first_name, second_name]
    .map((part) => part.trim())
    .join(' ')
    .trim();
  if (name === '') return null;
  return {
    ids: [fplId(code)],
    name,
    shortName: web_name.trim() || null,
    birthDate: parseDay(birth_date ?? ''),
    position: POSITIONS[element_type] ?? null,
    gender: 'MEN',
  };
}

function missing(name: string, documents: readonly FeedDocument[]): AdapterResult {
  const has = documents.map((document) => document.name).join(', ') || 'nothing';
  return failed('MISSING_DOCUMENT', name, `There is no ${name} (the feed has ${has}).`);
}
