import type { PublishedForecast } from '../domain/forecast-accuracy/accuracy.ts';
import type { Reason } from '../domain/availability/assess.ts';
import type { PublishedList } from '../domain/availability/published-list.ts';
import type { Competition } from '../domain/competition.ts';
import { type Fixture, NO_FIXTURE_DETAILS } from '../domain/fixture.ts';
import type { Injury } from '../domain/injury.ts';
import type { AuditEntry, Subject, Actor } from '../auth/audit.ts';
import { type Player, UNKNOWN_PLAYER_DETAILS } from '../domain/player.ts';
import type { Replacement } from '../domain/replacement.ts';
import { type ExternalId, type Team, UNKNOWN_TEAM_DETAILS } from '../domain/team.ts';
import { estimateFromRow } from './estimate-rows.ts';
import { assertWhole, packed, parsed, parsedList, unpacked } from './json-columns.ts';
import { listFromJson, listToJson } from './published-list-json.ts';
import { searchable } from './search.ts';
import type { FixtureDetail, PlayerDetail, Rows, TeamDetail } from './tables.ts';

/** Conversions between rows and domain entities, the same for every database. */

const { aliases, code, colours, crestUrl } = UNKNOWN_TEAM_DETAILS;
const TEAM_DETAILS: Pick<Team, TeamDetail> = { aliases, code, colours, crestUrl };

export function teamFromRow({ search: _, details, externalIds, ...row }: Rows['team'] & { externalIds: string }): Team {
  return { ...row, ...unpacked(TEAM_DETAILS, details), externalIds: parsedList(externalIds) };
}

export function teamToRow({ externalIds: _, aliases, code, colours, crestUrl, ...team }: Team): Rows['team'] {
  return {
    ...team,
    details: packed(TEAM_DETAILS, { aliases, code, colours, crestUrl }),
    search: searchable(team.name, team.shortName, team.slug, ...aliases),
  };
}

const { shirtNumber, photoUrl } = UNKNOWN_PLAYER_DETAILS;
const PLAYER_DETAILS: Pick<Player, PlayerDetail> = { aliases: [], shirtNumber, photoUrl };

export function playerFromRow({
  search: _,
  details,
  externalIds,
  memberships,
  ...row
}: Rows['player'] & { externalIds: string; memberships: string }): Player {
  return {
    ...row,
    ...unpacked(PLAYER_DETAILS, details),
    externalIds: parsedList(externalIds),
    memberships: parsed(memberships),
  };
}

export function playerToRow({
  externalIds: _,
  memberships: __,
  aliases,
  shirtNumber,
  photoUrl,
  ...player
}: Player): Rows['player'] {
  return {
    ...player,
    details: packed(PLAYER_DETAILS, { aliases, shirtNumber, photoUrl }),
    search: searchable(player.name, player.shortName, player.slug, ...aliases),
  };
}

export function competitionFromRow({
  externalIds,
  ...row
}: Rows['competition'] & { externalIds: string }): Competition {
  return { ...row, externalIds: parsedList(externalIds) };
}

export function competitionToRow({ externalIds: _, ...competition }: Competition): Rows['competition'] {
  return competition;
}

const { neutral, venueTimeZone, homeSlot, awaySlot, number, penalties, resumes } = NO_FIXTURE_DETAILS;
const FIXTURE_DETAILS: Pick<Fixture, FixtureDetail> = {
  neutral,
  venueTimeZone,
  homeSlot,
  awaySlot,
  number,
  penalties,
  resumes,
};

/**
 * Returns the fixture of a row. It lists all fields, because a season has hundreds of fixtures and copying the rest of
 * an object is slow.
 */
export function fixtureFromRow(row: Rows['fixture'] & { externalIds: string }): Fixture {
  const details = unpacked(FIXTURE_DETAILS, row.details);
  const { homeGoals, awayGoals, dependsOnFixture, dependsOnTeam, dependsOnOutcome } = row;
  return {
    id: row.id,
    competition: row.competition,
    round: row.round,
    home: row.home,
    away: row.away,
    day: row.day,
    kickoffAt: row.kickoffAt,
    originalDay: row.originalDay,
    lastPossibleDay: row.lastPossibleDay,
    status: row.status,
    certainty: row.certainty,
    condition: row.condition,
    dependsOn:
      dependsOnFixture === null || dependsOnTeam === null || dependsOnOutcome === null
        ? null
        : { fixture: dependsOnFixture, team: dependsOnTeam, outcome: dependsOnOutcome },
    homeSlot: details.homeSlot,
    awaySlot: details.awaySlot,
    number: details.number,
    penalties: details.penalties,
    score: homeGoals === null || awayGoals === null ? null : { home: homeGoals, away: awayGoals },
    venue: row.venue,
    neutral: details.neutral,
    venueTimeZone: details.venueTimeZone,
    resumes: details.resumes,
    note: row.note,
    externalIds: parsedList(row.externalIds),
  };
}

/** Returns the row of a fixture. It lists all fields, as `fixtureFromRow` does. */
export function fixtureToRow(fixture: Fixture): Rows['fixture'] {
  const { score, dependsOn } = fixture;
  return {
    id: fixture.id,
    competition: fixture.competition,
    round: fixture.round,
    home: fixture.home,
    away: fixture.away,
    day: fixture.day,
    kickoffAt: fixture.kickoffAt,
    originalDay: fixture.originalDay,
    lastPossibleDay: fixture.lastPossibleDay,
    status: fixture.status,
    certainty: fixture.certainty,
    condition: fixture.condition,
    dependsOnFixture: dependsOn?.fixture ?? null,
    dependsOnTeam: dependsOn?.team ?? null,
    dependsOnOutcome: dependsOn?.outcome ?? null,
    homeGoals: score?.home ?? null,
    awayGoals: score?.away ?? null,
    venue: fixture.venue,
    note: fixture.note,
    details: packed(FIXTURE_DETAILS, fixture),
    orderKey: orderKeyOfFixture(fixture),
  };
}

const NO_KICKOFF = String(Number.MAX_SAFE_INTEGER);

/** Returns a key that sorts by day, hour and id. Fixtures without a day or an hour come last. */
export function orderKeyOfFixture({ day, kickoffAt, id }: Pick<Fixture, 'day' | 'kickoffAt' | 'id'>): string {
  return `${day ?? '9999-99-99'} ${kickoffAt === null ? NO_KICKOFF : String(kickoffAt).padStart(16, '0')} ${id}`;
}

export function injuryFromRow(row: {
  injury: Rows['injury'];
  estimate: Rows['estimate'];
  externalIds: string;
}): Injury {
  const { status, returnedOn, withdrawalNote, standingEstimate: _, orderKey: __, ...rest } = row.injury;
  const externalIds = parsedList<ExternalId>(row.externalIds);
  const report = { ...rest, externalIds, estimate: estimateFromRow(row.estimate) };
  if (status === 'ACTIVE') return { ...report, status };
  if (status === 'WITHDRAWN') return { ...report, status, withdrawalNote };
  if (returnedOn === null) throw new TypeError(`injury ${row.injury.id} is recovered without a day`);
  return { ...report, status, returnedOn };
}

export function injuryToRow(injury: Injury): Rows['injury'] {
  const { estimate, externalIds: _, ...rest } = injury;
  return {
    ...rest,
    returnedOn: injury.status === 'RECOVERED' ? injury.returnedOn : null,
    withdrawalNote: injury.status === 'WITHDRAWN' ? injury.withdrawalNote : null,
    standingEstimate: estimate.revision,
    orderKey: orderKeyOfInjury(injury),
  };
}

/** Returns the injuries in the order of lists: latest first. */
export function latestFirst(injuries: readonly Injury[]): Injury[] {
  return injuries.toSorted((a, b) => (orderKeyOfInjury(a) < orderKeyOfInjury(b) ? 1 : -1));
}

export function orderKeyOfInjury({ occurredOn, id }: Pick<Injury, 'occurredOn' | 'id'>): string {
  return `${occurredOn} ${id}`;
}

/** Returns the published list of a row. It is parsed at first use, because most callers need only the revision. */
export function publishedFromRow({ list: json, ...row }: Rows['published']): PublishedList {
  assertWhole(json);
  let list: PublishedList['list'] | undefined;
  return {
    ...row,
    get list() {
      return (list ??= listFromJson(json));
    },
  };
}

export function publishedToRow(entry: PublishedList): Rows['published'] {
  return { ...entry, list: listToJson(entry.list) };
}

/** Returns a forecast of a published list; null if a ban takes the game from the player. */
export function forecastFromRow({
  reasons,
  ...row
}: Omit<PublishedForecast, 'injuries'> & { reasons: string }): PublishedForecast | null {
  const why = parsed<readonly Reason[]>(reasons);
  const injuries = why.flatMap((reason) => (reason.kind === 'INJURY' ? [reason.id] : []));
  return injuries.length === why.length ? { ...row, injuries } : null;
}

export function auditFromRow({
  id,
  at,
  what,
  subjects,
  note,
  replaced,
  ...row
}: Rows['audit'] & { subjects: string }): AuditEntry {
  return {
    id,
    at,
    action: what,
    note,
    actor: actorFromRow(row),
    subjects: parsed<readonly Subject[]>(subjects),
    replaced: replaced === null ? null : parsed<readonly Replacement[]>(replaced),
  };
}

export function auditToRow({ id, at, action, actor, note, replaced: former }: AuditEntry): Rows['audit'] {
  const replaced = former === null ? null : JSON.stringify(former);
  const { name: token, scope } = actor.kind === 'TOKEN' ? actor : { name: null, scope: null };
  return { id, at, what: action, writer: actor.kind, token, scope, note, replaced };
}

export function actorFromRow({ writer: kind, token, scope }: Pick<Rows['audit'], 'writer' | 'token' | 'scope'>): Actor {
  if (kind !== 'TOKEN') return { kind };
  if (token === null || scope === null) throw new TypeError('audit entry of a token without its name');
  return { kind, name: token, scope };
}
