import { dayIn, parseDay, parseInstant } from '../../domain/day.ts';
import type { FeedProblem } from '../adapter.ts';
import type { FeedStatus } from '../feed.ts';
import type { CardObservation, FixtureObservation, LineupObservation, ObservedPlayer } from '../observation.ts';
import { type ApiFootballNames, idIn } from './api-football-names.ts';
import type { EventRow, FixtureRow, LineupRow } from './api-football-shapes.ts';

const STATUSES: Readonly<Record<string, FeedStatus>> = {
  TBD: 'SCHEDULED',
  NS: 'TIMED',
  '1H': 'IN_PLAY',
  HT: 'IN_PLAY',
  '2H': 'IN_PLAY',
  ET: 'IN_PLAY',
  BT: 'IN_PLAY',
  P: 'IN_PLAY',
  LIVE: 'IN_PLAY',
  SUSP: 'SUSPENDED',
  INT: 'SUSPENDED',
  FT: 'FINISHED',
  AET: 'FINISHED',
  PEN: 'FINISHED',
  PST: 'POSTPONED',
  CANC: 'CANCELLED',
  ABD: 'ABANDONED',
  AWD: 'AWARDED',
  WO: 'AWARDED',
};

/** Returns the fixture of a row, or why it cannot be used. `TBD` means that the hour is open, `PST` that the day is. */
export function fixtureIn(row: string, each: FixtureRow, names: ApiFootballNames): FixtureObservation | FeedProblem {
  const { fixture, league, teams, goals, score } = each;
  const status = STATUSES[fixture.status.short];
  const kickoff = parseInstant(fixture.date);
  if (status === undefined) {
    return { row, field: 'fixture.status', message: `"${fixture.status.short}" is not a known status.` };
  }
  if (kickoff === null) return { row, field: 'fixture.date', message: `"${fixture.date}" is not an instant.` };
  const isOver = status === 'FINISHED' || status === 'AWARDED';
  const result = pairIn(goals);
  if (status === 'FINISHED' && result === null) {
    return { row, field: 'goals', message: 'The match is finished and has no goals.' };
  }
  const competition = names.competition(league);
  const isOpenHour = status === 'SCHEDULED';
  const isPostponed = status === 'POSTPONED';
  const day = isOpenHour ? parseDay(fixture.date.slice(0, 10)) : dayIn(competition.timeZone, kickoff);
  return {
    type: 'FIXTURE',
    row,
    ids: [idIn(fixture.id)],
    competition,
    round: league.round?.replace(/^Regular Season - (\d+)$/, 'Matchday $1') ?? null,
    home: names.team(teams.home, competition),
    away: names.team(teams.away, competition),
    day: isPostponed ? null : day,
    kickoffAt: isPostponed || isOpenHour ? null : kickoff,
    status,
    score: isOver ? result : null,
    penalties: isOver ? pairIn(score?.penalty) : null,
    venue: fixture.venue?.name ?? null,
  };
}

function pairIn(pair: FixtureRow['goals']): { readonly home: number; readonly away: number } | null {
  return pair?.home == null || pair.away == null ? null : { home: pair.home, away: pair.away };
}

export function lineupIn(row: string, fixture: string, each: LineupRow, names: ApiFootballNames): LineupObservation {
  const players = (list: LineupRow['startXI']): ObservedPlayer[] =>
    (list ?? []).flatMap(({ player: { id, name } }) => names.player(id, name) ?? []);
  const team = names.team(each.team, null);
  return {
    type: 'LINEUP',
    row,
    fixture: [idIn(fixture)],
    team,
    starting: players(each.startXI),
    bench: players(each.substitutes),
  };
}

/** Returns the card of an event; null if the event is not a card of a player. */
export function cardIn(row: string, fixture: string, event: EventRow, names: ApiFootballNames): CardObservation | null {
  const player = names.player(event.player.id, event.player.name);
  if (!/^card$/i.test(event.type ?? '') || player === null) return null;
  const detail = event.detail ?? '';
  const colour = /second|yellow.?red/i.test(detail) ? 'SECOND_YELLOW' : /red/i.test(detail) ? 'RED' : 'YELLOW';
  const minute = event.time?.elapsed ?? null;
  return { type: 'CARD', row, fixture: [idIn(fixture)], player, team: names.team(event.team, null), colour, minute };
}
