import { countryCode } from '../../domain/country.ts';
import { competitionSlug, seasonOf } from '../../domain/competition.ts';
import { dayIn } from '../../domain/day.ts';
import type { Refusal } from '../../domain/decision.ts';
import type { FeedFixture, FeedTeam } from '../feed.ts';
import { importSeason } from '../season/merge-season.ts';
import type { FixtureObservation, ObservedCompetition, ObservedTeam } from '../observation.ts';
import { DEFAULT_OPTIONS, type ImportSummary, type SeasonFile } from '../season/season-file.ts';
import { withExternalIds } from '../external-ids.ts';
import type { ReconcileOptions } from './options.ts';
import type { TeamIdentity } from './team-identity.ts';
import type { Workspace } from './workspace.ts';

/** Merges the fixtures of each season of a feed, like a file of that season. */
export function reconcileSeasons(
  workspace: Workspace,
  observations: readonly FixtureObservation[],
  options: Pick<ReconcileOptions, 'teams' | 'newTeams'>,
  teams: TeamIdentity,
  newId: () => string,
): { readonly summaries: readonly ImportSummary[]; readonly refusals: readonly Refusal[] } {
  const summaries: ImportSummary[] = [];
  const refusals: Refusal[] = [];
  const seasons = Map.groupBy(observations, ({ competition }) => slugOfSeason(competition));
  for (const fixtures of seasons.values()) {
    const [first] = fixtures;
    if (first === undefined) continue;
    const file = fileOf(first.competition, fixtures, options);
    const merged = importSeason(workspace.facts, file, workspace.now, newId);
    if (!merged.ok) {
      refusals.push(merged.refusal);
      continue;
    }
    const { changed, summary, competition, teamOf } = merged.value;
    const externalIds = withExternalIds(competition.externalIds, first.competition.ids);
    const isSame = externalIds === competition.externalIds;
    workspace.apply({
      ...changed,
      competitions: isSame ? (changed.competitions ?? []) : [{ ...competition, externalIds }],
    });
    for (const side of fixtures.flatMap(({ home, away }) => [home, away])) {
      const team = teamOf(sideOf(side, first.competition));
      if (team !== null) teams.learn(side, team);
    }
    summaries.push(summary);
  }
  return { summaries, refusals };
}

export function slugOfSeason({ name, season }: ObservedCompetition): string {
  return competitionSlug(name, season);
}

function fileOf(
  competition: ObservedCompetition,
  fixtures: readonly FixtureObservation[],
  { teams, newTeams }: Pick<ReconcileOptions, 'teams' | 'newTeams'>,
): SeasonFile {
  const { name, season, kind, timeZone, country, gender = null } = competition;
  return {
    fixtures: fixtures.map((fixture, index) => rowOf(fixture, index + 1, timeZone)),
    problems: [],
    competition: name,
    season: seasonOf(season),
    kind,
    timeZone,
    asOf: null,
    list: 'fixtures',
    one: 'fixture',
    source: null,
    options: { ...DEFAULT_OPTIONS, answers: teams, newTeams, country, gender },
  };
}

function rowOf(fixture: FixtureObservation, row: number, zone: string): FeedFixture {
  const { round, isRoundOfWeek = false, day, kickoffAt, home, away, score, penalties, status, venue, ids } = fixture;
  return {
    row,
    round,
    isRoundOfWeek,
    date: day ?? (kickoffAt === null ? null : dayIn(zone, kickoffAt)),
    kickoffAt,
    home: sideOf(home, fixture.competition),
    away: sideOf(away, fixture.competition),
    score,
    penalties,
    status,
    venue,
    number: null,
    externalIds: ids,
  };
}

/** Returns a side in the form of files: with its country, except in a league, which has one country. */
function sideOf({ name, ids, country }: ObservedTeam, { kind }: ObservedCompetition): FeedTeam {
  const code = kind === 'LEAGUE' || country === null ? null : countryCode(country);
  return { name, country: code, externalIds: ids };
}
