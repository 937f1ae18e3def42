import { seasonOf } from '../../domain/competition.ts';
import { countryCode, zonesOf } from '../../domain/country.ts';
import { dayIn, type Instant } from '../../domain/day.ts';
import type { Gender } from '../../domain/gender.ts';
import type { ExternalId } from '../../domain/team.ts';
import type { FeedProblem } from '../adapter.ts';
import type { FeedScore, FeedStatus } from '../feed.ts';
import type { FixtureObservation, ObservedCompetition, ObservedTeam } from '../observation.ts';
import { seasonLabel } from '../words/season-label.ts';
import type { Fixture, Participant } from './sportmonks-shapes.ts';

const STATUSES: Readonly<Record<string, FeedStatus>> = {
  NS: 'TIMED',
  PENDING: 'TIMED',
  DELAYED: 'TIMED',
  TBA: 'SCHEDULED',
  HT: 'IN_PLAY',
  BREAK: 'IN_PLAY',
  EXTRA_TIME_BREAK: 'IN_PLAY',
  PEN_BREAK: 'IN_PLAY',
  AWAITING_UPDATES: 'IN_PLAY',
  FT: 'FINISHED',
  AET: 'FINISHED',
  FT_PEN: 'FINISHED',
  POSTPONED: 'POSTPONED',
  SUSPENDED: 'SUSPENDED',
  INTERRUPTED: 'SUSPENDED',
  CANCELLED: 'CANCELLED',
  DELETED: 'CANCELLED',
  ABANDONED: 'ABANDONED',
  AWARDED: 'AWARDED',
  WO: 'AWARDED',
};

/** Returns a fixture, or why it cannot be used. `starting_at` has no zone, so the timestamp counts. */
export function fixtureIn(row: string, fixture: Fixture): FixtureObservation | FeedProblem {
  const state = fixture.state.developer_name ?? fixture.state.state ?? '';
  const stated = state.startsWith('INPLAY') ? 'IN_PLAY' : STATUSES[state];
  const { starting_at_timestamp: seconds, participants } = fixture;
  if (stated === undefined) return { row, field: 'state', message: `"${state}" is not a known state.` };
  if (seconds == null && stated !== 'POSTPONED') {
    return { row, field: 'starting_at_timestamp', message: 'It is missing, and `starting_at` has no time zone.' };
  }
  const [home, away] = ['home', 'away'].map((side) => participants.find(({ meta }) => meta?.location === side));
  if (home === undefined || away === undefined) {
    return { row, field: 'participants', message: 'They are not a home and an away team.' };
  }
  const kickoff = seconds == null ? null : ((seconds * 1000) as Instant);
  const competition = competitionIn(fixture);
  const score = scoreIn(fixture, 'CURRENT');
  // A response without `include=scores` says that a match is over, but not its score.
  const status = stated === 'FINISHED' && score === null ? 'TIMED' : stated;
  const isPostponed = status === 'POSTPONED';
  const isOver = status === 'FINISHED' || status === 'AWARDED';
  const { round, stage } = fixture;
  return {
    type: 'FIXTURE',
    row,
    ids: [idIn(fixture.id)],
    competition,
    round: /^\d+$/.test(round?.name ?? '') ? `Matchday ${round?.name}` : (round?.name ?? stage?.name ?? null),
    home: teamIn(home, competition),
    away: teamIn(away, competition),
    day: isPostponed || kickoff === null ? null : dayIn(competition.timeZone, kickoff),
    kickoffAt: isPostponed || status === 'SCHEDULED' ? null : kickoff,
    status,
    score: isOver ? score : null,
    penalties: isOver ? scoreIn(fixture, 'PENALTY_SHOOTOUT') : null,
    venue: fixture.venue?.name ?? null,
  };
}

/** Whether the fixture is over, but its result is not in the response. */
export function lacksScore({ state, scores }: Fixture): boolean {
  return STATUSES[state.developer_name ?? state.state ?? ''] === 'FINISHED' && scores == null;
}

function scoreIn({ scores }: Fixture, description: string): FeedScore | null {
  const goals = (side: string): number | null | undefined =>
    scores?.find((each) => each.description === description && each.score?.participant === side)?.score?.goals;
  const [home, away] = [goals('home'), goals('away')];
  return home == null || away == null ? null : { home, away };
}

function competitionIn({ league, season, season_id, starting_at, participants }: Fixture): ObservedCompetition {
  const { id, name, type, sub_type, country: stated } = league;
  const country = countryCode(stated?.fifa_name ?? '') ?? countryCode(stated?.name ?? '');
  const [year = 0, month = 1] = (starting_at ?? '').split('-').map(Number);
  const isNational = participants.every((one) => one.type === 'national');
  // Without `include=season` the season is guessed: it begins in July.
  const guessed = seasonLabel(month >= 7 ? year : year - 1, [], false);
  const label = season?.name == null ? guessed : seasonOf(season.name);
  const isFriendly = /friendl/i.test(`${type} ${sub_type} ${name}`);
  const genders = new Set(participants.map((one) => genderIn(one.gender)));
  return {
    ids: [idIn(season_id == null ? `${id}-${label}` : `season-${season_id}`)],
    name,
    season: label,
    kind: isFriendly ? 'FRIENDLY' : isNational ? 'INTERNATIONAL' : type === 'league' ? 'LEAGUE' : 'CUP',
    timeZone: (country === null ? undefined : zonesOf(country)[0]) ?? 'UTC',
    country,
    gender: genders.size === 1 ? ([...genders][0] ?? null) : null,
  };
}

/** Returns a team. A placeholder is an open side, such as "Winner SF1", whose id does not identify a team. */
export function teamIn(participant: Participant, { country }: ObservedCompetition): ObservedTeam {
  const { id, name, short_code: code, type, gender, placeholder } = participant;
  const isNational = type === 'national';
  return {
    ids: placeholder === true ? [] : [idIn(id)],
    name,
    country: isNational ? countryCode(name) : country,
    kind: isNational ? 'NATIONAL' : 'CLUB',
    gender: genderIn(gender),
    code,
  };
}

export function genderIn(word: string | null): Gender | null {
  if (word === 'female') return 'WOMEN';
  return word === 'male' ? 'MEN' : null;
}

export function idIn(value: string): ExternalId {
  return { source: 'sportmonks', value };
}
