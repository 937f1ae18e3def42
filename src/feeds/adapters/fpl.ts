import { z } from 'zod';
import { dayIn, type Day, type Instant, parseDay, parseInstant } from '../../domain/day.ts';
import type { Position } from '../../domain/player.ts';
import type { ExternalId } from '../../domain/team.ts';
import { type AdapterResult, failed, type FeedAdapter, type FeedDocument, type FeedProblem } from '../adapter.ts';
import { parseDocument } from '../json-document.ts';
import type {
  FixtureObservation,
  Observation,
  ObservedCompetition,
  ObservedPlayer,
  ObservedTeam,
} from '../observation.ts';
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

const ZONE = 'Europe/London';
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

const Fixtures = z.array(
  z.object({
    code: z.number(),
    id: z.number(),
    event: z.number().nullable(),
    finished: z.boolean(),
    finished_provisional: z.boolean().nullish(),
    started: z.boolean().nullish(),
    kickoff_time: z.string().nullable(),
    provisional_start_time: z.boolean().nullish(),
    team_h: z.number(),
    team_a: z.number(),
    team_h_score: z.number().nullable(),
    team_a_score: z.number().nullable(),
  }),
);
type FixtureRow = z.infer<typeof Fixtures>[number];

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

function fixtureOf(
  each: FixtureRow,
  {
    row,
    byId,
    competition,
  }: { row: string; byId: ReadonlyMap<number, ObservedTeam>; competition: ObservedCompetition },
): FixtureObservation | null {
  const home = byId.get(each.team_h);
  const away = byId.get(each.team_a);
  if (home === undefined || away === undefined || home === away) return null;
  const { event, team_h_score, team_a_score } = each;
  const kickoff = each.kickoff_time === null ? null : parseInstant(each.kickoff_time);
  const isOver = each.finished || each.finished_provisional === true;
  const score = isOver && team_h_score !== null && team_a_score !== null;
  const isOpenHour = each.provisional_start_time === true && each.started !== true && !isOver;
  const kickoffAt = isOpenHour ? null : kickoff;
  return {
    type: 'FIXTURE',
    row,
    ids: [fplId(each.code)],
    competition,
    round: event === null ? null : `Matchday ${event}`,
    isRoundOfWeek: true,
    home,
    away,
    day: kickoff === null ? null : dayIn(ZONE, kickoff),
    kickoffAt,
    status: statusOf(each, { isOver: score, kickoff, kickoffAt }),
    score: score ? { home: team_h_score, away: team_a_score } : null,
    penalties: null,
    venue: null,
  };
}

function statusOf(
  { started }: FixtureRow,
  { isOver, kickoff, kickoffAt }: { isOver: boolean; kickoff: Instant | null; kickoffAt: Instant | null },
): FixtureObservation['status'] {
  if (isOver) return 'FINISHED';
  if (kickoff === null) return 'POSTPONED';
  if (started === true) return 'IN_PLAY';
  return kickoffAt === null ? 'SCHEDULED' : 'TIMED';
}

/** A match takes about two hours. */
const MATCH_MS = 7_200_000;

/** Returns the latest moment that the documents know: the newest news, or the end of a match. */
function madeAt(elements: readonly Element[], fixtures: readonly FixtureRow[]): Instant | null {
  const news = elements.flatMap(({ news_added }) => parseInstant(news_added ?? '') ?? []);
  const ends = fixtures
    .filter(({ finished, finished_provisional }) => finished || finished_provisional === true)
    .flatMap(({ kickoff_time }) => parseInstant(kickoff_time ?? '') ?? [])
    .map((kickoff) => kickoff + MATCH_MS);
  const known = [...news, ...ends];
  return known.length === 0 ? null : (known.reduce((a, b) => Math.max(a, b)) as Instant);
}

/** The season is the one of the first match; without matches, the one of the day. A season begins in July. */
function competitionOf(fixtures: readonly FixtureRow[], asOf: Instant | null): ObservedCompetition {
  const [first] = fixtures
    .flatMap(({ kickoff_time }) => parseInstant(kickoff_time ?? '') ?? [])
    .toSorted((a, b) => a - b);
  const [year, month] = dayOrEpoch(first ?? asOf)
    .split('-')
    .map(Number) as [number, number];
  const start = month >= 7 ? year : year - 1;
  return {
    ids: [{ source: 'fpl', value: `premier-league-${start}` }],
    name: 'Premier League',
    season: `${start}-${String(start + 1).slice(2)}`,
    kind: 'LEAGUE',
    timeZone: ZONE,
    country: 'ENG',
    gender: 'MEN',
  };
}

function dayOrEpoch(at: Instant | null): Day {
  return dayIn(ZONE, at ?? (0 as Instant));
}

export function fplId(code: number): ExternalId {
  return { source: 'fpl', value: String(code) };
}

function missing(name: string, documents: readonly FeedDocument[]): AdapterResult {
  const has = documents.map((document) => document.name).join(', ') || 'nothing';
  return failed('MISSING_DOCUMENT', name, `There is no ${name} (the feed has ${has}).`);
}
