import type { Changed } from '../domain/availability/facts.ts';
import { type CompetitionId, type CompetitionKind, isNamed, newCompetition } from '../domain/competition.ts';
import { type FamilyId, familyNamed, newFamily } from '../domain/competition-family.ts';
import type { Instant } from '../domain/day.ts';
import { accept, type Decision, invalid } from '../domain/decision.ts';
import type { Fixture, FixtureId } from '../domain/fixture.ts';
import type { ScopeSnapshot } from '../storage/store.ts';
import { slugOf } from '../domain/team.ts';
import type { FeedFixture } from './feed.ts';
import { FixtureMatcher } from './fixture-matcher.ts';
import { isSameFixture, isSameScore, mergeRow, newFixture } from './merge-row.ts';
import { TeamsByName } from './teams-by-name.ts';

/** The parsed fixtures of one season of a competition. */
export interface SeasonFile {
  readonly fixtures: readonly FeedFixture[];
  readonly competition: string;
  readonly season: string;
  readonly kind: CompetitionKind;
  readonly timeZone: string;
  /** The time at which the file was current; null if unknown. */
  readonly asOf: Instant | null;
  /** The path segment of the rows in issues: `matches`, `lines`. */
  readonly rows: string;
  /** The source of the external ids that are stored for new teams; null stores none. */
  readonly source: string | null;
}

/** The number of rows of a file by outcome. Each row counts once. */
export interface ImportSummary {
  readonly added: number;
  /** Rows with a new day, kick-off or status, but no new result. */
  readonly moved: number;
  /** Rows with a new or different result. */
  readonly finished: number;
  readonly unchanged: number;
  readonly teamsAdded: number;
}

/**
 * Merges a file into a season. A row and a fixture are the same if competition, season and pairing are, and in a cup
 * the round. A matched fixture keeps its id when it moves. A row without a result never removes a recorded one.
 */
export function importSeason(
  snapshot: ScopeSnapshot,
  file: SeasonFile,
  newId: () => string,
): Decision<{ readonly changed: Changed; readonly summary: ImportSummary }> {
  const known = [...snapshot.competitions.values()].find((one) => isNamed(one, file.competition, file.season));
  if (known?.importedAsOf != null && file.asOf !== null && file.asOf < known.importedAsOf) {
    const message = 'A newer file of this competition is already imported.';
    return invalid([{ path: ['input', 'asOf'], message }]);
  }
  const knownFamily = familyNamed(snapshot.families.values(), file.competition);
  const family = knownFamily ?? newFamily(newId() as FamilyId, file.competition);
  const competition =
    known ?? newCompetition(newId() as CompetitionId, file.competition, file.season, file.kind, family);
  const teams = new TeamsByName(snapshot, file, newId);
  const matcher = new FixtureMatcher(snapshot, competition);
  const changed = new Map<FixtureId, Fixture>();
  const summary = { added: 0, moved: 0, finished: 0, unchanged: 0 };
  const paired = file.fixtures.map((row) => ({ row, home: teams.find(row.home), away: teams.find(row.away) }));
  const issues = paired
    .filter(({ home, away }) => home.id === away.id)
    .map(({ row, home }) => ({
      path: ['input', 'data', file.rows, String(row.row)],
      message: `"${row.home.name}" and "${row.away.name}" are the same team, ${home.name}; expected two teams.`,
    }));
  if (slugOf(file.competition) === '')
    issues.push({ path: ['input', 'competition'], message: 'The name is invalid; expected letters or digits.' });
  const namesake = [...snapshot.competitions.values()].find((one) => one !== known && one.slug === competition.slug);
  if (namesake !== undefined) {
    const message = `The slug ${namesake.slug} is already used by "${namesake.name}" of ${namesake.season}.`;
    issues.push({ path: ['input', 'competition'], message });
  }
  if (issues.length > 0) return invalid(issues);
  const matched = paired.map((pairing) => ({
    ...pairing,
    same: matcher.matchExactly(pairing.row, pairing.home, pairing.away),
  }));
  for (const { row, home, away, same } of matched) {
    const before = same ?? matcher.matchLikely(row, home, away);
    const after = before === null ? newFixture(newId() as FixtureId, competition, row) : mergeRow(before, row);
    const merged = { ...after, home: home.id, away: away.id };
    if (before === null) summary.added += 1;
    else if (isSameFixture(before, merged)) summary.unchanged += 1;
    else if (merged.score !== null && !isSameScore(before, merged)) summary.finished += 1;
    else summary.moved += 1;
    if (before === null || !isSameFixture(before, merged)) changed.set(merged.id, merged);
  }
  const importedAsOf = file.asOf ?? competition.importedAsOf;
  const competitions = known?.importedAsOf === importedAsOf ? [] : [{ ...competition, importedAsOf }];
  const fixtures = [...changed.values()];
  return accept({
    changed: {
      teams: teams.added,
      families: known === undefined && knownFamily === null ? [family] : [],
      competitions,
      fixtures,
    },
    summary: { ...summary, teamsAdded: teams.added.length },
  });
}
