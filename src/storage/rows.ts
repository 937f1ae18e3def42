import type { PublishedForecast } from '../domain/forecast-accuracy/accuracy.ts';
import type { Reason } from '../domain/availability/assess.ts';
import type { PublishedList } from '../domain/availability/published-list.ts';
import type { Fixture } from '../domain/fixture.ts';
import type { RecoveryEstimate, Statement } from '../domain/recovery-estimate.ts';
import type { Injury } from '../domain/injury.ts';
import type { AuditEntry, AuditId, Subject, Actor } from '../auth/audit.ts';
import type { Player } from '../domain/player.ts';
import type { Team } from '../domain/team.ts';
import { searchable } from './search.ts';
import type { Rows } from './tables.ts';

/** Rows as the tables hold them, and the domain's own forms: the same for every database. */

/** A list that came as one column of JSON. */
function parsed<T>(json: string): T {
  return JSON.parse(json);
}

export function teamFromRow({ search: _, externalIds, ...row }: Rows['team'] & { externalIds: string }): Team {
  return { ...row, externalIds: parsed(externalIds) };
}

export function teamToRow({ externalIds: _, ...team }: Team): Rows['team'] {
  return { ...team, search: searchable(team.name, team.shortName, team.slug) };
}

export function playerFromRow({
  search: _,
  externalIds,
  memberships,
  ...row
}: Rows['player'] & { externalIds: string; memberships: string }): Player {
  return { ...row, externalIds: parsed(externalIds), memberships: parsed(memberships) };
}

export function playerToRow({ externalIds: _, memberships: __, ...player }: Player): Rows['player'] {
  return { ...player, search: searchable(player.name, player.slug) };
}

export function fixtureFromRow({
  homeGoals,
  awayGoals,
  orderKey: _,
  externalIds,
  ...row
}: Rows['fixture'] & { externalIds: string }): Fixture {
  const score = homeGoals === null || awayGoals === null ? null : { home: homeGoals, away: awayGoals };
  return { ...row, score, externalIds: parsed(externalIds) };
}

export function fixtureToRow({ score, externalIds: _, ...fixture }: Fixture): Rows['fixture'] {
  return {
    ...fixture,
    homeGoals: score?.home ?? null,
    awayGoals: score?.away ?? null,
    orderKey: orderKeyOfFixture(fixture),
  };
}

/** Sorts as kick-offs do: by day, hour, then id; what has no day or hour comes last. */
export function orderKeyOfFixture({ day, kickoffAt, id }: Pick<Fixture, 'day' | 'kickoffAt' | 'id'>): string {
  return `${day ?? '9999-99-99'} ${String(kickoffAt ?? Number.MAX_SAFE_INTEGER).padStart(16, '0')} ${id}`;
}

export function injuryFromRow(row: { injury: Rows['injury']; estimate: Rows['estimate'] }): Injury {
  const { status, returnedOn, withdrawalNote, standingEstimate: _, orderKey: __, ...rest } = row.injury;
  const report = { ...rest, estimate: estimateFromRow(row.estimate) };
  if (status === 'ACTIVE') return { ...report, status };
  if (status === 'WITHDRAWN') return { ...report, status, withdrawalNote };
  if (returnedOn === null) throw new TypeError(`injury ${row.injury.id} is recovered without a day`);
  return { ...report, status, returnedOn };
}

export function injuryToRow(injury: Injury): Rows['injury'] {
  const { estimate, ...rest } = injury;
  return {
    ...rest,
    returnedOn: injury.status === 'RECOVERED' ? injury.returnedOn : null,
    withdrawalNote: injury.status === 'WITHDRAWN' ? injury.withdrawalNote : null,
    standingEstimate: estimate.revision,
    orderKey: orderKeyOfInjury(injury),
  };
}

/** In the order of their shelf: the latest first. */
export function latestFirst(injuries: readonly Injury[]): Injury[] {
  return injuries.toSorted((a, b) => (orderKeyOfInjury(a) < orderKeyOfInjury(b) ? 1 : -1));
}

export function orderKeyOfInjury({ occurredOn, id }: Pick<Injury, 'occurredOn' | 'id'>): string {
  return `${occurredOn} ${id}`;
}

export function estimateFromRow(row: Rows['estimate']): RecoveryEstimate {
  const { revision, note, reportedAt, recordedAt, sourceKind, sourceName, sourceUrl } = row;
  const source = sourceKind === null ? null : { kind: sourceKind, name: sourceName, url: sourceUrl };
  return { revision, statement: saidFrom(row), source, note, reportedAt, recordedAt };
}

function saidFrom({ injury, revision, basis, earliest, likely, latest, text }: Rows['estimate']): Statement {
  if (basis === 'UNKNOWN') return { basis, text };
  if (basis === 'DATE' && likely !== null) return { basis, date: likely };
  if (earliest !== null && likely !== null && latest !== null) {
    const window = { earliest, likely, latest };
    if (basis === 'WINDOW') return { basis, window };
    if (basis === 'TEXT' && text !== null) return { basis, text, window };
  }
  throw new TypeError(`estimate ${revision} of injury ${injury} does not hold what its basis needs`);
}

/** `audit`: the entry that it is recorded under. */
export function estimateToRow(
  { id: injury, estimate }: Pick<Injury, 'id' | 'estimate'>,
  audit: AuditId | null,
): Rows['estimate'] {
  const { statement, source, ...rest } = estimate;
  const window = 'window' in statement ? statement.window : { earliest: null, likely: null, latest: null };
  return {
    ...rest,
    ...window,
    ...(statement.basis === 'DATE' ? { likely: statement.date } : {}),
    injury,
    audit,
    basis: statement.basis,
    text: 'text' in statement ? statement.text : null,
    sourceKind: source?.kind ?? null,
    sourceName: source?.name ?? null,
    sourceUrl: source?.url ?? null,
  };
}

export function publishedFromRow(row: Rows['published']): PublishedList {
  return { ...row, list: parsed(row.list) };
}

export function publishedToRow(entry: PublishedList): Rows['published'] {
  return { ...entry, list: JSON.stringify(entry.list) };
}

/** A game of a published list; null where a ban takes it from him. */
export function forecastFromRow({
  reasons,
  ...row
}: Omit<PublishedForecast, 'injuries'> & { reasons: string }): PublishedForecast | null {
  const why = parsed<readonly Reason[]>(reasons);
  const injuries = why.flatMap((reason) => (reason.kind === 'INJURY' ? [reason.id] : []));
  return injuries.length === why.length ? { ...row, injuries } : null;
}

export function auditFromRow({ id, at, what, subjects, ...row }: Rows['audit'] & { subjects: string }): AuditEntry {
  return { id, at, action: what, actor: actorFromRow(row), subjects: parsed<readonly Subject[]>(subjects) };
}

export function auditToRow({ id, at, action, actor }: AuditEntry): Rows['audit'] {
  const { name: token, scope } = actor.kind === 'TOKEN' ? actor : { name: null, scope: null };
  return { id, at, what: action, writer: actor.kind, token, scope };
}

export function actorFromRow({ writer: kind, token, scope }: Pick<Rows['audit'], 'writer' | 'token' | 'scope'>): Actor {
  if (kind !== 'TOKEN') return { kind };
  if (token === null || scope === null) throw new TypeError('an audit entry of a token does not say which');
  return { kind, name: token, scope };
}
