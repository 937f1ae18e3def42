import type { Absence, AbsenceId } from '../../domain/absence.ts';
import { cardKey, type CautionTotal, cautionTotalKey, type CautionTotalKey } from '../../domain/card.ts';
import type { Competition, CompetitionId } from '../../domain/competition.ts';
import type { CompetitionFamily, FamilyId } from '../../domain/competition-family.ts';
import { dayIn, type Instant } from '../../domain/day.ts';
import type { EditorQuestion } from '../../domain/editor-question.ts';
import { type Fixture, type FixtureId, teamsOf } from '../../domain/fixture.ts';
import type { Injury, InjuryId } from '../../domain/injury.ts';
import { type Lineup, lineupKey } from '../../domain/lineup.ts';
import type { Loan, LoanId } from '../../domain/loan.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { RecoveryEstimate } from '../../domain/recovery-estimate.ts';
import { redirectedMap } from '../../domain/redirected-map.ts';
import type { Suspension, SuspensionId } from '../../domain/suspension.ts';
import type { TeamId } from '../../domain/team.ts';
import { estimateFromRow } from '../estimate-rows.ts';
import { firstDayOf } from '../first-day.ts';
import { RECENT_CARDS_MS } from '../recent-cards.ts';
import { absenceFromRow, lineupFromRow, questionFromRow, suspensionFromRow } from '../record-mapping.ts';
import { competitionFromRow, fixtureFromRow, injuryFromRow, teamFromRow } from '../rows.ts';
import type { Scope, ScopeSnapshot } from '../store.ts';
import type { FactCache } from './fact-cache.ts';
import { competitionsNamed, familiesNamed, fixturesNamed, playersNamed, teamsNamed } from './references.ts';
import { listJson } from './selections.ts';
import type { Statements } from './statements.ts';

const byId = <Noun extends { readonly id: string }>(nouns: Iterable<Noun>): Map<Noun['id'], Noun> =>
  new Map([...nouns].map((noun) => [noun.id, noun]));

/** Reads a scope. Synchronous, so that nothing changes during the read. */
export function readScope(s: Statements, facts: FactCache, scope: Scope): ScopeSnapshot {
  facts.refresh();
  const named = namedIn(s, facts, scope);
  const seasonTeams = scope.season === undefined ? [] : s.allTeams.all().map(teamFromRow);
  const seasonFixtures = scope.season === undefined ? [] : fixturesOfSeason(s, named.competitions, scope);

  const teams = new Set<TeamId>([...named.teams.entities.map(({ id }) => id), ...named.fixtures.flatMap(teamsOf)]);
  const everyone = scope.absentees === 'ALL' || scope.season !== undefined;
  const concerned = new Set<PlayerId>([
    ...named.players.entities.map(({ id }) => id),
    ...named.records.map(({ player }) => player),
    ...(everyone || teams.size > 0
      ? s.absentees.all({ teams: everyone ? null : listJson(teams) }).map(({ id }) => id)
      : []),
  ]);

  const { processedUntil, latestWrite } = facts.times;
  const records = recordsOf(s, facts, concerned, processedUntil);
  const players = byId(named.players.entities);
  for (const [id, player] of facts.players.of(concerned.difference(players))) players.set(id, player);
  const theirTeams = new Set<TeamId>();
  for (const { memberships } of players.values()) for (const { team } of memberships) theirTeams.add(team);
  const from = firstDayOf(
    { ...records, injuries: [...records.injuries.values()], named: named.injuries, processedUntil },
    scope.since,
  );
  const reachedTeams = theirTeams.union(teams);
  const theirs = from === null ? NO_FIXTURES : facts.fixtures.of(reachedTeams, from);
  const fixtures = byId([...named.fixtures, ...seasonFixtures]);
  for (const [id, fixture] of theirs.fixtures) fixtures.set(id, fixture);
  const lineups = [...theirs.lineups, ...lineupsOf(s, named.fixtures)];
  const reached = new Set<CompetitionId>(named.competitions.map(({ id }) => id));
  for (const fixture of fixtures.values()) {
    if (fixture.home !== null) reachedTeams.add(fixture.home);
    if (fixture.away !== null) reachedTeams.add(fixture.away);
    reached.add(fixture.competition);
  }
  for (const { competition } of records.suspensions.values()) if (competition !== null) reached.add(competition);
  const allTeams = byId([...named.teams.entities, ...seasonTeams]);
  for (const [id, team] of facts.teams.of(reachedTeams.difference(allTeams))) allTeams.set(id, team);
  const competitions = facts.competitions.of(reached);
  const injuries = new Map([...named.injuries.map((injury) => [injury.id, injury] as const), ...records.injuries]);
  return {
    teams: redirectedMap(allTeams, named.teams.redirects),
    players: redirectedMap(players, named.players.redirects),
    families: familiesOf(facts, named.families, competitions, records),
    competitions: redirectedMap(competitions, named.redirectedCompetitions),
    fixtures: redirectedMap(fixtures, named.redirectedFixtures),
    ...records,
    injuries,
    lineups: new Map(lineups.map((lineup) => [lineupKey(lineup), lineup])),
    concerned,
    published: facts.published.of(concerned),
    processedUntil,
    latestWrite,
    questions:
      scope.questions === 'ALL'
        ? questionsAbout(s, [
            ...concerned,
            ...injuries.keys(),
            ...records.suspensions.keys(),
            ...records.absences.keys(),
            ...reachedTeams,
            ...named.fixtures.map(({ id }) => id),
            ...reached,
          ])
        : new Map(),
    feedStates: new Map(
      scope.feed === undefined ? [] : s.feedStates.all({ source: scope.feed }).map((state) => [state.key, state]),
    ),
    estimates: ledgersOf(s, scope.estimates, [...injuries.keys()]),
  };
}

/** Reads the fixtures of the needed competitions, and of those in which ties depend on fixtures. */
function fixturesOfSeason(
  s: Statements,
  competitions: readonly Competition[],
  { needsFixturesOf = () => true }: Scope,
): Fixture[] {
  const withTies = new Set(s.competitionsWithTies.all());
  const read = competitions.filter((one) => withTies.has(one.id) || needsFixturesOf(one)).map(({ id }) => id);
  return read.length === 0 ? [] : s.fixturesOfCompetitions.all({ ids: listJson(read) }).map(fixtureFromRow);
}

function namedIn(s: Statements, facts: FactCache, scope: Scope) {
  const fixtures = fixturesNamed(
    s,
    (scope.fixtures ?? []).map((id) => ({ id })),
  );
  const competitions = competitionsNamed(s, scope.competitions ?? [], (ids) => [
    ...facts.competitions.of(ids).values(),
  ]);
  const injuries = scope.injuries?.length
    ? s.injuriesByIds.all({ ids: listJson(scope.injuries) }).map(injuryFromRow)
    : [];
  const suspensions = scope.suspensions?.length
    ? s.suspensionsByIds.all({ ids: listJson(scope.suspensions) }).map(suspensionFromRow)
    : [];
  const absences = scope.absences?.length
    ? s.absencesByIds.all({ ids: listJson(scope.absences) }).map(absenceFromRow)
    : [];
  const loans = scope.loans?.length ? s.loansByIds.all({ ids: listJson(scope.loans) }) : [];
  return {
    teams: teamsNamed(s, scope.teams ?? [], (ids) => [...facts.teams.of(ids).values()]),
    players: playersNamed(s, scope.players ?? [], (ids) => [...facts.players.of(ids).values()]),
    fixtures: [
      ...fixtures.entities,
      ...(scope.fixturesElsewhere ?? []).flatMap((id) => s.fixtureByExternalId.all({ ...id })).map(fixtureFromRow),
      ...(scope.fixtures?.length
        ? s.fixturesDependingOn.all({ ids: listJson(fixtures.entities.map(({ id }) => id)) }).map(fixtureFromRow)
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

const NO_FIXTURES = { fixtures: new Map<FixtureId, Fixture>(), lineups: [] };

type Records = Pick<ScopeSnapshot, 'injuries' | 'suspensions' | 'absences' | 'loans' | 'cards' | 'cautionTotals'>;

/** Returns the records of some players; of cards and totals, those that may belong to a current season. */
function recordsOf(s: Statements, facts: FactCache, players: ReadonlySet<PlayerId>, processedUntil: Instant): Records {
  const since = (processedUntil - RECENT_CARDS_MS) as Instant;
  const injuries = new Map<InjuryId, Injury>();
  const suspensions = new Map<SuspensionId, Suspension>();
  const absences = new Map<AbsenceId, Absence>();
  const loans = new Map<LoanId, Loan>();
  const cautionTotals = new Map<CautionTotalKey, CautionTotal>();
  const carded: PlayerId[] = [];
  for (const [player, records] of facts.records.of(players)) {
    for (const one of records.injuries) injuries.set(one.id, one);
    for (const one of records.suspensions) suspensions.set(one.id, one);
    for (const one of records.absences) absences.set(one.id, one);
    for (const one of records.loans) loans.set(one.id, one);
    for (const one of records.cautionTotals) if (one.asOf >= since) cautionTotals.set(cautionTotalKey(one), one);
    if (records.isCarded) carded.push(player);
  }
  const cards = carded.length === 0 ? [] : s.cardsSince.all({ players: listJson(carded), since: dayIn('UTC', since) });
  return {
    injuries,
    suspensions,
    absences,
    loans,
    cautionTotals,
    cards: new Map(cards.map((card) => [cardKey(card), card])),
  };
}

function lineupsOf(s: Statements, fixtures: readonly Fixture[]): Lineup[] {
  if (fixtures.length === 0) return [];
  return s.lineupsOf.all({ fixtures: listJson(fixtures.map(({ id }) => id)) }).map(lineupFromRow);
}

/** Returns the families of these competitions, and those that a suspension, an absence or a total refers to. */
function familiesOf(
  facts: FactCache,
  named: readonly CompetitionFamily[],
  competitions: ReadonlyMap<CompetitionId, Competition>,
  { suspensions, absences, cautionTotals }: Records,
): Map<FamilyId, CompetitionFamily> {
  const families = byId(named);
  const others = new Set<FamilyId>();
  for (const { family } of competitions.values()) others.add(family);
  for (const { scope } of suspensions.values()) {
    if (scope.kind === 'FAMILIES') for (const family of scope.families) others.add(family);
  }
  for (const { scope } of absences.values()) for (const family of scope.families ?? []) others.add(family);
  for (const { family } of cautionTotals.values()) others.add(family);
  for (const [id, family] of facts.families.of(others)) families.set(id, family);
  return families;
}

function questionsAbout(s: Statements, subjects: readonly string[]): Map<string, EditorQuestion> {
  return byId(s.questionsAbout.all({ subjects: listJson(subjects) }).map(questionFromRow));
}

function ledgersOf(
  s: Statements,
  wanted: Scope['estimates'],
  ids: readonly InjuryId[],
): Map<InjuryId, RecoveryEstimate[]> {
  if (wanted === undefined || ids.length === 0) return new Map();
  const read = wanted === 'ALL' ? s.estimates : s.newestEstimates;
  const rows = Map.groupBy(read.all({ injuries: listJson(ids) }), (row) => row.injury);
  return new Map([...rows].map(([id, ledger]) => [id, ledger.map(estimateFromRow)]));
}

/** Returns the current day of each time zone, as JSON. It decides which memberships are current. */
export function presentDays(facts: FactCache): string {
  facts.refresh();
  return facts.days.json;
}
