import type { Changed } from '../../domain/availability/facts.ts';
import type { Competition } from '../../domain/competition.ts';
import type { Instant } from '../../domain/day.ts';
import { accept, type Decision, invalid, type Issue, refuse } from '../../domain/decision.ts';
import type { Fixture, FixtureId } from '../../domain/fixture.ts';
import { seasonShape } from '../../domain/identity/season-shape.ts';
import type { Team } from '../../domain/team.ts';
import type { ScopeSnapshot } from '../../storage/store.ts';
import { teamAnswers } from './team-answers.ts';
import type { FeedIssue, FeedTeam } from '../feed.ts';
import { matchFixtures } from './fixture-matcher.ts';
import { goneFixtures } from './gone-fixtures.ts';
import { isSameFixture, isSameScore, mergeRow, newFixture } from './merge-row.ts';
import { teamDefaults } from './new-team.ts';
import { checkPairings } from './repeated-rows.ts';
import { restartedRounds } from './restarted-rounds.ts';
import { TeamNames } from './resolve-teams.ts';
import { checkDates } from './row-checks.ts';
import type { ImportSummary, SeasonFile } from './season-file.ts';
import { seasonOfFile } from './season-of-file.ts';
import { type TeamRow, withFirstParts } from './team-row.ts';

export interface MergedSeason {
  readonly changed: Changed;
  readonly summary: ImportSummary;
  readonly competition: Competition;
  /** The team that a side of a row means; null if the side is open. */
  readonly teamOf: (side: FeedTeam) => Team | null;
}

/**
 * Merges a file into a season. Resolves its names, matches its rows to known fixtures, which keep their ids, and adds
 * the others. Rows that cannot be used are left out and reported. A row without a result never removes a recorded one.
 */
export function importSeason(
  snapshot: ScopeSnapshot,
  file: SeasonFile,
  now: Instant,
  newId: () => string,
): Decision<MergedSeason> {
  const found = seasonOfFile(snapshot, file, newId);
  if (!found.ok) return found;
  const { competition, known, newFamily, gender, country } = found.value;
  if (known?.importedAsOf != null && file.asOf !== null && file.asOf < known.importedAsOf) {
    const message = 'A newer file of this competition is already imported.';
    return invalid([{ path: ['input', 'asOf'], message }]);
  }
  const answers = teamAnswers(file.options.answers, snapshot.teams, newId);
  if (!answers.ok) return answers;

  const dated = checkDates(file, now);
  if (!dated.ok) return dated;
  const fixtures = [...snapshot.fixtures.values()].filter((fixture) => fixture.competition === competition.id);
  const shape = seasonShape(fixtures);
  const isLeague = competition.kind === 'LEAGUE';
  const names = new TeamNames({
    rows: dated.value.usable,
    teams: snapshot.teams,
    fixtures,
    shape,
    isClosed: isLeague && shape.isClosed,
    isKnown: fixtures.length > 0,
    isLeague,
    source: file.source,
    defaults: teamDefaults(file, { gender, country, season: shape.teams, teams: snapshot.teams }),
    newTeams: file.options.newTeams,
    answers: answers.value,
    newId,
  });
  if (names.questions.length > 0) return refuse({ kind: 'QUESTIONS', questions: names.questions });

  const named = dated.value.usable.map((row): TeamRow => {
    return { row, home: names.teamOf(row.home), away: names.teamOf(row.away), resumes: null };
  });
  const restarted = isLeague ? restartedRounds(named, fixtures) : new Set<string>();
  const { usable: distinct, problems: repeated } = checkPairings(file, named, restarted);
  const usable = withFirstParts(distinct);
  const problems = [...file.problems, ...dated.value.problems, ...repeated].map(asIssue);
  if (problems.length > 0 && (file.options.strict || usable.length === 0)) return invalid(bounded(problems));
  if (usable.length === 0) return invalid([{ path: ['input', 'data'], message: `The file has no ${file.list}.` }]);

  const matches = matchKnown(usable, fixtures, (rows, others) =>
    matchFixtures({ rows, fixtures: others, shape, isLeague, restarted }),
  );
  const changed = new Map<FixtureId, Fixture>();
  const counts = { added: 0, moved: 0, finished: 0, unchanged: 0 };
  for (const row of usable) {
    const before = matches.get(row) ?? null;
    const after = before === null ? newFixture(newId() as FixtureId, competition, row) : mergeRow(before, row);
    const isSame = before !== null && isSameFixture(before, after);
    if (before === null) counts.added += 1;
    else if (isSame) counts.unchanged += 1;
    else if (after.score !== null && !isSameScore(before, after)) counts.finished += 1;
    else counts.moved += 1;
    if (!isSame || before.externalIds.length !== after.externalIds.length) changed.set(after.id, after);
  }
  const importedAsOf = file.asOf ?? competition.importedAsOf;
  const season = { ...competition, importedAsOf };
  const isSameSeason =
    known !== null &&
    known.importedAsOf === importedAsOf &&
    known.country === season.country &&
    known.gender === season.gender;
  return accept({
    competition: season,
    teamOf: names.teamOf,
    changed: {
      teams: [...names.added, ...names.changed],
      families: newFamily === null ? [] : [newFamily],
      competitions: isSameSeason ? [] : [season],
      fixtures: [...changed.values()],
    },
    summary: {
      ...counts,
      teamsAdded: names.added.length,
      resolved: names.resolved,
      gone: goneFixtures(fixtures, matches, usable),
      problems: bounded(problems),
      dryRun: file.options.dryRun,
    },
  });
}

/** Matches rows to fixtures by external id, and the others by `match`. */
function matchKnown(
  rows: readonly TeamRow[],
  fixtures: readonly Fixture[],
  match: (rows: readonly TeamRow[], fixtures: readonly Fixture[]) => Map<TeamRow, Fixture>,
): Map<TeamRow, Fixture> {
  const byId = new Map(
    fixtures.flatMap((fixture) =>
      fixture.externalIds.map(({ source, value }) => [`${source} ${value}`, fixture] as const),
    ),
  );
  const known = new Map<TeamRow, Fixture>();
  const taken = new Set<Fixture>();
  for (const row of rows) {
    for (const { source, value } of row.row.externalIds ?? []) {
      const fixture = byId.get(`${source} ${value}`);
      if (fixture === undefined || taken.has(fixture)) continue;
      known.set(row, fixture);
      taken.add(fixture);
    }
  }
  if (known.size === 0) return match(rows, fixtures);
  const left = rows.filter((row) => !known.has(row));
  const others = fixtures.filter((fixture) => !taken.has(fixture));
  return new Map([...known, ...(left.length === 0 ? [] : match(left, others))]);
}

/** Problems beyond this number are counted, not listed. */
const MOST_PROBLEMS = 500;

function asIssue({ path, message }: FeedIssue): Issue {
  return { path: ['input', ...path], message };
}

function bounded(problems: readonly Issue[]): Issue[] {
  if (problems.length <= MOST_PROBLEMS) return [...problems];
  const rest = problems.length - MOST_PROBLEMS;
  return [
    ...problems.slice(0, MOST_PROBLEMS),
    { path: ['input', 'data'], message: `${rest} more problems are not listed.` },
  ];
}
