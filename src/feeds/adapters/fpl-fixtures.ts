import { z } from 'zod';
import { type Day, dayIn, type Instant, parseInstant } from '../../domain/day.ts';
import type { ExternalId } from '../../domain/team.ts';
import type { FixtureObservation, ObservedCompetition, ObservedTeam } from '../observation.ts';

export const ZONE = 'Europe/London';

export const Fixtures = z.array(
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
export type FixtureRow = z.infer<typeof Fixtures>[number];

/** Returns the fixture of a row; null if its teams are not known. */
export function fixtureOf(
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

/** Returns the latest instant in the documents: that of the newest news, or the end of a match. */
export function madeAt(
  elements: readonly { readonly news_added?: string | null | undefined }[],
  fixtures: readonly FixtureRow[],
): Instant | null {
  const news = elements.flatMap(({ news_added }) => parseInstant(news_added ?? '') ?? []);
  const ends = fixtures
    .filter(({ finished, finished_provisional }) => finished || finished_provisional === true)
    .flatMap(({ kickoff_time }) => parseInstant(kickoff_time ?? '') ?? [])
    .map((kickoff) => kickoff + MATCH_MS);
  const known = [...news, ...ends];
  return known.length === 0 ? null : (known.reduce((a, b) => Math.max(a, b)) as Instant);
}

/**
 * Returns the competition with the season of the first match; without matches, that of the day. A season begins in
 * July.
 */
export function competitionOf(fixtures: readonly FixtureRow[], asOf: Instant | null): ObservedCompetition {
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
