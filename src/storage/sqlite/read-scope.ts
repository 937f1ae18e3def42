import type { Absence } from '../../domain/absence.ts';
import type { Competition } from '../../domain/competition.ts';
import type { CompetitionFamily, FamilyId } from '../../domain/competition-family.ts';
import { dayIn, type Instant } from '../../domain/day.ts';
import type { EditorQuestion } from '../../domain/editor-question.ts';
import { type Fixture, teamsOf } from '../../domain/fixture.ts';
import type { Injury, InjuryId } from '../../domain/injury.ts';
import { lineupKey } from '../../domain/lineup.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { RecoveryEstimate } from '../../domain/recovery-estimate.ts';
import { redirectedMap } from '../../domain/redirected-map.ts';
import type { Suspension } from '../../domain/suspension.ts';
import type { TeamId } from '../../domain/team.ts';
import { estimateFromRow } from '../estimate-rows.ts';
import { absenceFromRow, lineupFromRow, questionFromRow, suspensionFromRow } from '../record-mapping.ts';
import {
  competitionFromRow,
  fixtureFromRow,
  injuryFromRow,
  playerFromRow,
  publishedFromRow,
  teamFromRow,
} from '../rows.ts';
import { firstDayOf } from '../first-day.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { Scope, ScopeSnapshot } from '../store.ts';
import { competitionsNamed, familiesNamed, fixturesNamed, playersNamed, teamsNamed } from './references.ts';
import type { Statements } from './statements.ts';

const json = (ids: Iterable<string>): string => JSON.stringify([...ids]);
const byId = <Noun extends { readonly id: string }>(nouns: Iterable<Noun>): Map<Noun['id'], Noun> =>
  new Map([...nouns].map((noun) => [noun.id, noun]));
const entriesOf = <Noun extends { readonly id: string }>(nouns: Iterable<Noun>): [Noun['id'], Noun][] =>
  [...nouns].map((noun) => [noun.id, noun]);

/** Reads a scope. Synchronous, so that nothing changes meanwhile. */
export function readScope(s: Statements, scope: Scope): ScopeSnapshot {
  const named = namedIn(s, scope);
  const seasonTeams = scope.season === undefined ? [] : s.allTeams.all().map(teamFromRow);
  const seasonFixtures = scope.season === undefined ? [] : fixturesOfSeason(s, named.competitions, scope);

  const teams = new Set<TeamId>([...named.teams.entities.map(({ id }) => id), ...named.fixtures.flatMap(teamsOf)]);
  const everyone = scope.absentees === 'ALL' || scope.season !== undefined;
  const concerned = new Set<PlayerId>([
    ...named.players.entities.map(({ id }) => id),
    ...named.records.map(({ player }) => player),
    ...(everyone || teams.size > 0
      ? s.absentees.all({ teams: everyone ? null : json(teams) }).map(({ id }) => id)
      : []),
  ]);

  const ofThem = { players: json(concerned) };
  const injuries = concerned.size === 0 ? [] : s.injuriesOf.all(ofThem).map(injuryFromRow);
  const { processedUntil, latestWrite, ...records } = s.scopeRecords(concerned);
  const unread = [...concerned.difference(new Set(named.players.entities.map(({ id }) => id)))];
  const players = [
    ...named.players.entities,
    ...(unread.length === 0 ? [] : s.playersByIds.all({ ids: json(unread) }).map(playerFromRow)),
  ];
  const theirTeams = new Set(players.flatMap(({ memberships }) => memberships.map(({ team }) => team)));
  const from = firstDayOf({ injuries, named: named.injuries, ...records, processedUntil }, scope.since);
  const theirFixtures =
    from === null ? [] : s.fixturesOfTeams.all({ teams: json(theirTeams.union(teams)), from }).map(fixtureFromRow);
  const fixtures = [...named.fixtures, ...seasonFixtures, ...theirFixtures];
  const withLineups = new Set([...named.fixtures, ...theirFixtures].map(({ id }) => id));
  const lineups = withLineups.size === 0 ? [] : s.lineupsOf.all({ fixtures: json(withLineups) }).map(lineupFromRow);
  const missing = new Set([...theirTeams, ...teams, ...fixtures.flatMap(teamsOf)]);
  const competitions = new Set([
    ...named.competitions.map(({ id }) => id),
    ...fixtures.map(({ competition }) => competition),
    ...[...records.suspensions.values()].flatMap(({ competition }) => competition ?? []),
  ]);
  const reached = competitions.size === 0 ? [] : s.competitionsWithFamilies.all({ ids: json(competitions) });
  const families = byId([...named.families, ...reached.map(({ family }) => family)]);
  readOtherFamilies(s, families, records);
  return {
    teams: redirectedMap(
      entriesOf([
        ...named.teams.entities,
        ...(seasonTeams.length > 0 ? seasonTeams : s.teamsByIds.all({ ids: json(missing) }).map(teamFromRow)),
      ]),
      named.teams.redirects,
    ),
    players: redirectedMap(entriesOf(players), named.players.redirects),
    families,
    competitions: redirectedMap(
      entriesOf(reached.map(({ competition }) => competitionFromRow(competition))),
      named.redirectedCompetitions,
    ),
    fixtures: redirectedMap(entriesOf(fixtures), named.redirectedFixtures),
    injuries: byId([...named.injuries, ...injuries]),
    ...records,
    lineups: new Map(lineups.map((lineup) => [lineupKey(lineup), lineup])),
    concerned,
    published: new Map(
      concerned.size === 0 ? [] : s.newest.all(ofThem).map((row) => [row.player, publishedFromRow(row)]),
    ),
    processedUntil,
    latestWrite,
    questions:
      scope.questions === 'ALL'
        ? questionsAbout(s, [
            ...concerned,
            ...[...named.injuries, ...injuries].map(({ id }) => id),
            ...records.suspensions.keys(),
            ...records.absences.keys(),
            ...missing,
            ...named.fixtures.map(({ id }) => id),
            ...competitions,
          ])
        : new Map(),
    feedStates: new Map(
      scope.feed === undefined ? [] : s.feedStates.all({ source: scope.feed }).map((state) => [state.key, state]),
    ),
    estimates: ledgersOf(s, scope.estimates, [...named.injuries, ...injuries]),
  };
}

/** Reads the fixtures of the competitions that are needed, and of those in which ties depend on fixtures. */
function fixturesOfSeason(
  s: Statements,
  competitions: readonly Competition[],
  { needsFixturesOf = () => true }: Scope,
): Fixture[] {
  const withTies = new Set(s.competitionsWithTies.all());
  const read = competitions.filter((one) => withTies.has(one.id) || needsFixturesOf(one)).map(({ id }) => id);
  return read.length === 0 ? [] : s.fixturesOfCompetitions.all({ ids: json(read) }).map(fixtureFromRow);
}

function namedIn(s: Statements, scope: Scope) {
  const fixtures = fixturesNamed(
    s,
    (scope.fixtures ?? []).map((id) => ({ id })),
  );
  const competitions = competitionsNamed(s, scope.competitions ?? []);
  const injuries = scope.injuries?.length ? s.injuriesByIds.all({ ids: json(scope.injuries) }).map(injuryFromRow) : [];
  const suspensions = scope.suspensions?.length
    ? s.suspensionsByIds.all({ ids: json(scope.suspensions) }).map(suspensionFromRow)
    : [];
  const absences = scope.absences?.length ? s.absencesByIds.all({ ids: json(scope.absences) }).map(absenceFromRow) : [];
  const loans = scope.loans?.length ? s.loansByIds.all({ ids: json(scope.loans) }) : [];
  return {
    teams: teamsNamed(s, scope.teams ?? []),
    players: playersNamed(s, scope.players ?? []),
    fixtures: [
      ...fixtures.entities,
      ...(scope.fixturesElsewhere ?? []).flatMap((id) => s.fixtureByExternalId.all({ ...id })).map(fixtureFromRow),
      ...(scope.fixtures?.length
        ? s.fixturesDependingOn.all({ ids: json(fixtures.entities.map(({ id }) => id)) }).map(fixtureFromRow)
        : []),
    ],
    redirectedFixtures: fixtures.redirects,
    injuries,
    records: [...injuries, ...suspensions, ...absences, ...loans],
    competitions: [
      ...competitions.entities,
      ...(scope.season === undefined
        ? []
        : s.competitionsOfSeason.all({ season: scope.season }).map(competitionFromRow)),
    ],
    redirectedCompetitions: competitions.redirects,
    families: scope.season === undefined ? familiesNamed(s, scope.families ?? []) : s.allFamilies.all(),
  };
}

/** Families that only a suspension, an absence or a total refers to. */
function readOtherFamilies(
  s: Statements,
  families: Map<FamilyId, CompetitionFamily>,
  records: Pick<ScopeSnapshot, 'suspensions' | 'absences' | 'cautionTotals'>,
): void {
  const others = [
    ...[...records.suspensions.values()].flatMap(({ scope }: Suspension) =>
      scope.kind === 'FAMILIES' ? scope.families : [],
    ),
    ...[...records.absences.values()].flatMap(({ scope }: Absence) => scope.families ?? []),
    ...[...records.cautionTotals.values()].map(({ family }) => family),
  ].filter((id) => !families.has(id));
  if (others.length === 0) return;
  for (const family of s.familiesByIds.all({ ids: json(new Set(others)) })) families.set(family.id, family);
}

function questionsAbout(s: Statements, subjects: readonly string[]): Map<string, EditorQuestion> {
  return byId(s.questionsAbout.all({ subjects: json(subjects) }).map(questionFromRow));
}

function ledgersOf(
  s: Statements,
  wanted: Scope['estimates'],
  injuries: readonly Injury[],
): Map<InjuryId, RecoveryEstimate[]> {
  const ids = new Set(injuries.map(({ id }) => id));
  if (wanted === undefined || ids.size === 0) return new Map();
  const read = wanted === 'ALL' ? s.estimates : s.newestEstimates;
  const rows = Map.groupBy(read.all({ injuries: json(ids) }), (row) => row.injury);
  return new Map([...rows].map(([id, ledger]) => [id, ledger.map(estimateFromRow)]));
}

export function processedUntil(s: Statements): Instant {
  return Number(s.setting.get({ name: PROCESSED_UNTIL })?.value ?? 0) as Instant;
}

/** Returns the current day of each time zone, as JSON. It decides which memberships are current. */
export function presentDays(s: Statements): string {
  const now = processedUntil(s);
  return JSON.stringify(Object.fromEntries(s.timeZones.all().map(({ zone }) => [zone, dayIn(zone, now)])));
}
