import { z } from 'zod';
import { countryCode, zonesOf } from '../../domain/country.ts';
import { type Day, dayIn, parseInstant } from '../../domain/day.ts';
import type { Gender } from '../../domain/gender.ts';
import { genderInName } from '../../domain/identity/team-name.ts';
import type { ExternalId } from '../../domain/team.ts';
import type { FeedProblem } from '../adapter.ts';
import type { FeedScore, FeedStatus } from '../feed.ts';
import type { FixtureObservation, ObservedCompetition, ObservedTeam } from '../observation.ts';
import { Goals, Id, Name, OptionalDay, OptionalText, problemIn } from './shapes.ts';

export const Competition = z.object({ id: Id, name: Name, code: OptionalText, type: OptionalText });
export const Side = z.object({
  id: Id.nullish(),
  name: OptionalText,
  shortName: OptionalText,
  tla: OptionalText,
});
const Pair = z
  .object({ home: Goals, away: Goals })
  .nullish()
  .transform((pair) => (pair?.home == null || pair.away == null ? null : { home: pair.home, away: pair.away }));

const Match = z.object({
  id: Id,
  area: z.object({ name: OptionalText, code: OptionalText }).nullish(),
  competition: Competition.nullish(),
  season: z.object({ startDate: OptionalDay, endDate: OptionalDay }).nullish(),
  utcDate: z.string().refine((text) => parseInstant(text) !== null, 'is not an instant'),
  status: z.string(),
  venue: OptionalText,
  matchday: z.int().nullish(),
  stage: OptionalText,
  group: OptionalText,
  homeTeam: Side,
  awayTeam: Side,
  score: z
    .object({ duration: OptionalText, fullTime: Pair, regularTime: Pair, extraTime: Pair, penalties: Pair })
    .nullish(),
});
type Match = z.infer<typeof Match>;

const STATUSES: Readonly<Record<string, FeedStatus>> = {
  SCHEDULED: 'SCHEDULED',
  TIMED: 'TIMED',
  LIVE: 'IN_PLAY',
  IN_PLAY: 'IN_PLAY',
  PAUSED: 'IN_PLAY',
  EXTRA_TIME: 'IN_PLAY',
  PENALTY_SHOOTOUT: 'IN_PLAY',
  FINISHED: 'FINISHED',
  SUSPENDED: 'SUSPENDED',
  POSTPONED: 'POSTPONED',
  CANCELLED: 'CANCELLED',
  CANCELED: 'CANCELLED',
  AWARDED: 'AWARDED',
};

/** Codes of competitions of national teams. */
const NATIONAL = new Set(['WC', 'EC', 'QCAF', 'QUFA', 'QCBL', 'QAFC', 'QOFC', 'UNL', 'CAM', 'ACN']);

/** Returns the fixture of one element of `matches`, or why it cannot be used. */
export function fixtureIn(
  row: string,
  json: unknown,
  shared: z.infer<typeof Competition> | null,
): FixtureObservation | FeedProblem {
  const parsed = Match.safeParse(json);
  if (!parsed.success) return problemIn(row, parsed.error);
  const match = parsed.data;
  const stated = STATUSES[match.status];
  const named = match.competition ?? shared;
  if (stated === undefined) return { row, field: 'status', message: `"${match.status}" is not a known status.` };
  if (named === null) return { row, field: 'competition', message: 'The competition is missing.' };
  const competition = competitionIn(named, match);
  const kickoff = parseInstant(match.utcDate);
  const isOpenHour = stated === 'SCHEDULED' && match.utcDate.slice(11, 16) === '00:00';
  const status = stated === 'SCHEDULED' && !isOpenHour ? 'TIMED' : stated;
  const { score, penalties } = scoreIn(match);
  if (status === 'FINISHED' && score === null) {
    return { row, field: 'score', message: 'The match is finished and has no score.' };
  }
  const isOver = status === 'FINISHED' || status === 'AWARDED';
  const isPostponed = status === 'POSTPONED';
  const isNational = competition.kind === 'INTERNATIONAL';
  const side = (team: Match['homeTeam']): ObservedTeam =>
    teamIn(team, { country: competition.country, isNational, gender: competition.gender ?? null });
  return {
    type: 'FIXTURE',
    row,
    ids: [idIn(match.id)],
    competition,
    round: roundIn(match),
    home: side(match.homeTeam),
    away: side(match.awayTeam),
    day: isPostponed || kickoff === null ? null : dayOf(match.utcDate, isOpenHour, competition.timeZone),
    kickoffAt: isPostponed || isOpenHour ? null : kickoff,
    status,
    score: isOver ? score : null,
    penalties: isOver ? penalties : null,
    venue: match.venue,
  };
}

/** Returns the day of a match. If its hour is open, the date in the response is the match day at the ground. */
function dayOf(utcDate: string, isOpenHour: boolean, timeZone: string): Day | null {
  const at = parseInstant(utcDate);
  if (at === null) return null;
  return dayIn(isOpenHour ? 'UTC' : timeZone, at);
}

export function teamIn(
  { id, name, shortName, tla }: z.infer<typeof Side>,
  { country, isNational, gender }: { country: string | null; isNational: boolean; gender: Gender | null },
): ObservedTeam {
  if (name === null) return { ids: [], name: 'TBD', country: null };
  return {
    ids: id == null ? [] : [idIn(id)],
    name,
    country: isNational ? (countryCode(name) ?? country) : country,
    kind: isNational ? 'NATIONAL' : 'CLUB',
    gender: genderInName(name) ?? gender,
    code: tla,
    aliases: shortName === null || shortName === name ? [] : [shortName],
  };
}

function competitionIn({ id, name, code, type }: z.infer<typeof Competition>, match: Match): ObservedCompetition {
  const area = match.area?.code ?? match.area?.name ?? null;
  const country = area === null ? null : countryCode(area);
  const [start, end] = [match.season?.startDate ?? match.utcDate, match.season?.endDate ?? match.utcDate];
  const [first, last] = [start.slice(0, 4), end.slice(0, 4)];
  const season = first === last ? first : `${first}-${last.slice(2)}`;
  const isNational = NATIONAL.has(code ?? '');
  return {
    ids: [idIn(`${id}-${first}`)],
    name,
    season,
    kind: isNational ? 'INTERNATIONAL' : type === 'LEAGUE' ? 'LEAGUE' : 'CUP',
    timeZone: (country === null ? undefined : zonesOf(country)[0]) ?? 'UTC',
    country,
    gender: genderInName(name) ?? 'MEN',
  };
}

/** Returns the round: "Matchday 27" of a league, "Group A, Matchday 2", "Quarter finals". */
function roundIn({ stage, group, matchday }: Match): string | null {
  const words = (text: string): string => {
    const lower = text.toLowerCase().replaceAll('_', ' ');
    return `${lower.charAt(0).toUpperCase()}${lower.slice(1)}`.replace(/ (\w)$/, (letter) => letter.toUpperCase());
  };
  const day = matchday == null ? null : `Matchday ${matchday}`;
  if (stage === null || stage === 'REGULAR_SEASON' || stage === 'LEAGUE_STAGE') return day;
  if (group !== null || stage === 'GROUP_STAGE')
    return [words(group ?? stage), day].filter((part) => part !== null).join(', ');
  return words(stage.replace(/^LAST_/, 'ROUND_OF_'));
}

/** Returns the score. `fullTime` includes a shoot-out if the response has its parts; a level one does not. */
function scoreIn({ score }: Match): { readonly score: FeedScore | null; readonly penalties: FeedScore | null } {
  const { fullTime, regularTime, extraTime, penalties } = score ?? {};
  if (fullTime == null) return { score: null, penalties: null };
  if (score?.duration !== 'PENALTY_SHOOTOUT') return { score: fullTime, penalties: null };
  const less = (part: FeedScore): FeedScore => ({ home: fullTime.home - part.home, away: fullTime.away - part.away });
  const { home, away } = extraTime ?? { home: 0, away: 0 };
  if (regularTime != null) {
    return { score: { home: regularTime.home + home, away: regularTime.away + away }, penalties: penalties ?? null };
  }
  const isLevel = fullTime.home === fullTime.away;
  return { score: isLevel || penalties == null ? fullTime : less(penalties), penalties: penalties ?? null };
}

export function idIn(value: string): ExternalId {
  return { source: 'football-data.org', value };
}
