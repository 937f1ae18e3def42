import { type Day, dayIn, type Instant } from '../../domain/day.ts';
import { questionOfDisagreement, questionOfStale, type RecordKind } from '../../domain/editor-question.ts';
import type { PlayerId } from '../../domain/player.ts';
import type { ExternalId, Team } from '../../domain/team.ts';
import { liftSuspension } from '../../write-path/commands/suspension.ts';
import type { AbsenceObservation } from '../observation.ts';
import { type AbsenceRow, isFromFeed, isOwn } from './absence-rows.ts';
import { type ReconcileContext, valueOr } from './context.ts';
import { reconcileInjury, recordReturnOn } from './injuries.ts';
import { endOn, reconcileOther } from './other-absences.ts';
import { endOfBan, reconcileSuspension } from './suspensions.ts';

/**
 * Merges the absences of a feed into the records, and then checks records that the feed no longer has.
 * @param addsPlayers Whether an unknown player is added if a row has an id and the team.
 */
export function reconcileAbsences(
  context: ReconcileContext,
  observations: readonly AbsenceObservation[],
  addsPlayers: boolean,
): void {
  for (const observation of observations) {
    const row = rowOf(context, observation, addsPlayers);
    if (row === null) continue;
    const outcome = reconcileRow(context, row);
    if (outcome === 'UNCHANGED') context.counts.unchanged += 1;
  }
}

function reconcileRow(context: ReconcileContext, row: AbsenceRow) {
  const { kind, until, matches } = row.observation;
  if (kind === 'INJURY') return reconcileInjury(context, row);
  if (kind !== 'SUSPENSION') return reconcileOther(context, row, kind);
  // A ban without an end could never be served, so it is recorded as another absence.
  return until === null && matches === null ? reconcileOther(context, row, 'OTHER') : reconcileSuspension(context, row);
}

function rowOf(context: ReconcileContext, observation: AbsenceObservation, addsPlayers: boolean): AbsenceRow | null {
  const { teams, people, source, counts, workspace } = context;
  const { player, completed } = observation;
  const team = observation.team === null ? null : teams.resolve(observation.team, false);
  const isAdded = addsPlayers && player.ids.length > 0 && team !== null && !completed;
  const found = people.resolve(player, team, isAdded ? { joinedOn: null, shirtNumber: null } : null);
  if (found === null) {
    // An absence that is over is irrelevant for an unknown player.
    if (!completed) people.askAbout(player, team);
    return null;
  }
  if (found.isNew) counts.playersAdded += 1;
  const asOf = context.dayAt(team?.timeZone ?? 'UTC');
  // The clock of a feed may be a little ahead of this one.
  const statedAt = Math.min(observation.observedAt ?? source.asOf, workspace.now) as Instant;
  const statedOn = dayIn(team?.timeZone ?? 'UTC', statedAt);
  const isAhead = observation.observedAt !== null && observation.observedAt > workspace.now;
  const from = observation.from === null || isAhead ? statedOn : observation.from;
  const [key = { source: source.system, value: found.player.id }] = observation.player.ids;
  const id: ExternalId = observation.id ?? {
    source: source.system,
    value: `${key.value}@${observation.from ?? statedOn}`,
  };
  return {
    observation,
    player: found.player,
    team,
    source: observation.source ?? source.source,
    from,
    statedAt,
    asOf,
    id,
  };
}

/**
 * Ends the records that the feed no longer states, of players whom it covers: they are available again. Without
 * coverage they become stale, and the editors are asked. A record of an editor is never ended; it only leads to a
 * question.
 */
export function reconcileSilence(context: ReconcileContext, covered: ReadonlyMap<PlayerId, Team>): void {
  const isFull = context.source.coverage.absences === 'ALL';
  for (const [player, team] of covered) {
    const asOf = context.dayAt(team.timeZone);
    if (isFull) endSilent(context, player, asOf);
    else askAboutStale(context, player);
  }
}

function endSilent(context: ReconcileContext, player: PlayerId, asOf: Day): void {
  const { workspace, source, counts, stated } = context;
  const row = { row: player };
  for (const injury of recordsOf(workspace.facts.injuries.values(), player)) {
    if (injury.status !== 'ACTIVE' || stated.has(injury.id)) continue;
    const isOurs = isFromFeed(injury, context);
    const isNewer = !isOwn(injury.estimate.source, source.source) && injury.estimate.reportedAt >= source.asOf;
    if (isOurs && !isNewer) recordReturnOn(context, row, injury, asOf);
    else if (injury.occurredOn <= asOf) disagree(context, 'Injury', injury.id);
  }
  for (const ban of recordsOf(workspace.facts.suspensions.values(), player)) {
    const isOpen = ban.liftedAt === null && (ban.until === null || ban.until > asOf);
    const isAsSaid = context.memory.banBefore(ban.id) === endOfBan(ban);
    if (!isOpen || stated.has(ban.id) || !isFromFeed(ban, context) || !isAsSaid) continue;
    const note = `No longer in ${source.source.name ?? 'the feed'}.`;
    if (valueOr(context, row, workspace.run(liftSuspension({ suspension: ban.id, note }))) !== null) {
      counts.suspensions += 1;
    }
  }
  for (const absence of recordsOf(workspace.facts.absences.values(), player)) {
    if (absence.status !== 'ACTIVE' || stated.has(absence.id) || !isFromFeed(absence, context)) continue;
    if (absence.from > asOf) continue;
    if (!isOwn(absence.source, source.source) && absence.reportedAt >= source.asOf)
      disagree(context, 'Absence', absence.id);
    else endOn(context, row, absence, asOf);
  }
}

function askAboutStale(context: ReconcileContext, player: PlayerId): void {
  const { workspace, source, counts, stated } = context;
  const ask = (subjectKind: RecordKind, subject: string): void => {
    counts.stale += 1;
    workspace.addQuestion(questionOfStale({ subjectKind, subject, source: source.source.name ?? '' }, source.asOf));
  };
  for (const one of recordsOf(workspace.facts.injuries.values(), player)) {
    if (one.status === 'ACTIVE' && !stated.has(one.id) && isFromFeed(one, context)) ask('Injury', one.id);
  }
  for (const one of recordsOf(workspace.facts.absences.values(), player)) {
    if (one.status === 'ACTIVE' && !stated.has(one.id) && isFromFeed(one, context)) ask('Absence', one.id);
  }
}

function disagree(context: ReconcileContext, subjectKind: RecordKind, subject: string): void {
  const { workspace, source } = context;
  const about = { subjectKind, subject, source: source.source.name ?? '' };
  workspace.addQuestion(questionOfDisagreement(about, { words: null }, source.asOf));
}

function recordsOf<Entry extends { readonly player: PlayerId }>(all: Iterable<Entry>, player: PlayerId): Entry[] {
  return [...all].filter((one) => one.player === player);
}
