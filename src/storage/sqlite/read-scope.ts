import type { CompetitionRef } from '../../domain/competition.ts';
import { type Day, day, dayIn, type Instant } from '../../domain/day.ts';
import { teamsOf } from '../../domain/fixture.ts';
import type { Injury } from '../../domain/injury.ts';
import type { Player, PlayerId, PlayerRef } from '../../domain/player.ts';
import type { Suspension } from '../../domain/suspension.ts';
import type { TeamId, TeamRef } from '../../domain/team.ts';
import { fixtureFromRow, injuryFromRow, playerFromRow, publishedFromRow, teamFromRow } from '../rows.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { Scope, ScopeSnapshot } from '../store.ts';
import type { Statements } from './statements.ts';

const json = (ids: Iterable<string>): string => JSON.stringify([...ids]);
const byId = <Id, Noun extends { readonly id: Id }>(nouns: Iterable<Noun>): Map<Id, Noun> =>
  new Map([...nouns].map((noun) => [noun.id, noun]));

/** Reads a scope. Synchronous, so that nothing changes in the middle of it. */
export function readScope(s: Statements, scope: Scope): ScopeSnapshot {
  const named = {
    teams: (scope.teams ?? []).flatMap((ref) => teamsFor(s, ref)),
    players: playersMeant(s, scope.players ?? []),
    fixtures: [
      ...(scope.fixtures?.length ? s.fixturesByIds.all({ ids: json(scope.fixtures) }) : []),
      ...(scope.fixturesElsewhere ?? []).flatMap((id) => s.fixtureByExternalId.all({ ...id })),
    ].map(fixtureFromRow),
    injuries: scope.injuries?.length ? s.injuriesByIds.all({ ids: json(scope.injuries) }).map(injuryFromRow) : [],
    suspensions: scope.suspensions?.length ? s.suspensionsByIds.all({ ids: json(scope.suspensions) }) : [],
    competitions: [
      ...(scope.competitions ?? []).flatMap((ref) => competitionsFor(s, ref)),
      ...(scope.season === undefined ? [] : s.competitionsOfSeason.all({ season: scope.season })),
    ],
  };
  const seasonTeams = scope.season === undefined ? [] : s.allTeams.all().map(teamFromRow);
  const seasonFixtures =
    scope.season === undefined
      ? []
      : s.fixturesOfCompetitions.all({ ids: json(named.competitions.map(({ id }) => id)) }).map(fixtureFromRow);

  const teams = new Set<TeamId>([...named.teams.map(({ id }) => id), ...named.fixtures.flatMap(teamsOf)]);
  const everyone = scope.absentees === 'ALL' || scope.season !== undefined;
  const concerned = new Set<PlayerId>([
    ...named.players.map(({ id }) => id),
    ...named.injuries.map(({ player }) => player),
    ...named.suspensions.map(({ player }) => player),
    ...(everyone || teams.size > 0
      ? s.absentees.all({ teams: everyone ? null : json(teams) }).map(({ id }) => id)
      : []),
  ]);

  const ofThem = { players: json(concerned) };
  const injuries = concerned.size === 0 ? [] : s.injuriesOf.all(ofThem).map(injuryFromRow);
  const suspensions = concerned.size === 0 ? [] : s.suspensionsOf.all(ofThem);
  const unread = [...concerned.difference(new Set(named.players.map(({ id }) => id)))];
  const players = [
    ...named.players,
    ...(unread.length === 0 ? [] : s.playersByIds.all({ ids: json(unread) }).map(playerFromRow)),
  ];
  const theirTeams = new Set(players.flatMap(({ memberships }) => memberships.map(({ team }) => team)));
  const from = since(injuries, suspensions, named.injuries, scope.since);
  const fixtures = [
    ...named.fixtures,
    ...seasonFixtures,
    ...(from === null ? [] : s.fixturesOfTeams.all({ teams: json(theirTeams.union(teams)), from }).map(fixtureFromRow)),
  ];
  const missing = new Set([...theirTeams, ...teams, ...fixtures.flatMap(teamsOf)]);
  const competitions = new Set([
    ...fixtures.map(({ competition }) => competition),
    ...suspensions.map(({ competition }) => competition),
  ]);
  return {
    teams: byId([
      ...named.teams,
      ...(seasonTeams.length > 0 ? seasonTeams : s.teamsByIds.all({ ids: json(missing) }).map(teamFromRow)),
    ]),
    players: byId(players),
    competitions: byId([...named.competitions, ...s.competitionsByIds.all({ ids: json(competitions) })]),
    fixtures: byId(fixtures),
    injuries: byId([...named.injuries, ...injuries]),
    suspensions: byId([...named.suspensions, ...suspensions]),
    concerned,
    published: new Map(
      concerned.size === 0 ? [] : s.newest.all(ofThem).map((row) => [row.player, publishedFromRow(row)]),
    ),
    processedUntil: processedUntil(s),
  };
}

export function processedUntil(s: Statements): Instant {
  return Number(s.setting.get({ name: PROCESSED_UNTIL })?.value ?? 0) as Instant;
}

/** For each time zone the day it is there, as JSON; by it present memberships are told. */
export function presentDays(s: Statements): string {
  const now = processedUntil(s);
  return JSON.stringify(Object.fromEntries(s.timeZones.all().map(({ zone }) => [zone, dayIn(zone, now)])));
}

const NEVER_LATER = day('2199-12-31');

/** The first day whose fixtures matter to what keeps these players out; null where nothing does. */
function since(
  injuries: readonly Injury[],
  suspensions: readonly Suspension[],
  named: readonly Injury[],
  asked: Day = NEVER_LATER,
): Day | null {
  let first = asked;
  const standing = injuries.filter((injury) => injury.status === 'ACTIVE');
  for (const { occurredOn } of [...standing, ...named]) if (occurredOn < first) first = occurredOn;
  for (const { imposedOn } of suspensions) if (imposedOn < first) first = imposedOn;
  return first === NEVER_LATER ? null : first;
}

function teamsFor(s: Statements, ref: TeamRef) {
  if ('id' in ref) return s.teamsByIds.all({ ids: json([ref.id]) }).map(teamFromRow);
  const rows = 'slug' in ref ? s.teamBySlug.all({ slug: ref.slug }) : s.teamByExternalId.all({ ...ref.external });
  return rows.map(teamFromRow);
}

function playersFor(s: Statements, ref: PlayerRef) {
  if ('id' in ref) return s.playersByIds.all({ ids: json([ref.id]) }).map(playerFromRow);
  const rows = 'slug' in ref ? s.playerBySlug.all({ slug: ref.slug }) : s.playerByExternalId.all({ ...ref.external });
  return rows.map(playerFromRow);
}

/** All that are named by their ids are read at once: there may be a squad of them. */
function playersMeant(s: Statements, refs: readonly PlayerRef[]): Player[] {
  const ids = refs.flatMap((ref) => ('id' in ref ? [ref.id] : []));
  const others = refs.filter((ref) => !('id' in ref));
  return [
    ...(ids.length === 0 ? [] : s.playersByIds.all({ ids: json(ids) }).map(playerFromRow)),
    ...others.flatMap((ref) => playersFor(s, ref)),
  ];
}

function competitionsFor(s: Statements, ref: CompetitionRef) {
  return 'id' in ref ? s.competitionsByIds.all({ ids: json([ref.id]) }) : s.competitionBySlug.all({ slug: ref.slug });
}

/** One noun, as a reader points at it. */
export const finders = { teamsFor, playersFor, competitionsFor };
