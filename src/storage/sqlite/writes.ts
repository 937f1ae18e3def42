import type { ExternalId } from '../../domain/team.ts';
import type { AuditEntry, AuditId } from '../../auth/audit.ts';
import type { Changed, Removed } from '../../domain/availability/facts.ts';
import { cardOfKey, cautionTotalOfKey } from '../../domain/card.ts';
import { lineupOfKey } from '../../domain/lineup.ts';
import type { PlayerId } from '../../domain/player.ts';
import { estimateToRow } from '../estimate-rows.ts';
import { MERGE } from '../merge.ts';
import {
  absenceToRow,
  lineupPlayersToRows,
  lineupToRow,
  loanToRow,
  questionToRow,
  revisionToRow,
  suspensionToRow,
} from '../record-mapping.ts';
import {
  auditToRow,
  competitionToRow,
  fixtureToRow,
  injuryToRow,
  playerToRow,
  publishedToRow,
  teamToRow,
} from '../rows.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { Writes } from '../store.ts';
import type { IdentifiedEntity, Rows } from '../tables.ts';
import { messageToRow, webhookToRow } from '../webhook-rows.ts';
import type { Upserts } from './upserts.ts';

export type NewestRows = ReadonlyMap<PlayerId, Rows['published']>;

/**
 * Writes the result of a decision inside a transaction. The order of the tables follows the references between rows.
 * Returns the newest row of each published ledger.
 */
export function write(put: Upserts, writes: Writes): NewestRows {
  const { changed, published, messages = [], processedUntil, settings, audit } = writes;
  if (audit !== undefined) {
    put.audit(auditToRow(audit));
    putSubjects(put, audit);
  }
  writeRedirects(put, changed);
  writeEntities(put, changed);
  writeRecords(put, changed, audit?.id ?? null);
  remove(put, changed.removed);
  const newest = new Map<PlayerId, Rows['published']>();
  for (const entry of published) {
    const row = publishedToRow(entry);
    put.published(row);
    newest.set(entry.player, row);
  }
  for (const webhook of changed.webhooks ?? []) put.webhook(webhookToRow(webhook));
  for (const message of messages) put.webhookDelivery(messageToRow(message));
  if (processedUntil !== undefined) put.setting({ name: PROCESSED_UNTIL, value: String(processedUntil) });
  for (const [name, value] of Object.entries(settings ?? {})) put.setting({ name, value });
  return newest;
}

/** Writes the subjects of an entry in order. One statement writes consecutive ones of the same kind. */
function putSubjects(put: Upserts, { id: audit, subjects }: AuditEntry): void {
  let from = 0;
  while (from < subjects.length) {
    const kind = subjects[from]?.kind ?? '';
    const next = subjects.findIndex((subject, place) => place > from && subject.kind !== kind);
    const until = next === -1 ? subjects.length : next;
    const ids = subjects.slice(from, until).map(({ id }) => id);
    put.auditSubjects.run(audit, from, kind, JSON.stringify(ids));
    from = until;
  }
}

/** Merges run first, because the rows that they move may be written in their new state afterwards. */
function writeRedirects(put: Upserts, { redirects = [] }: Changed): void {
  for (const { noun, from, to } of redirects) {
    put.collapseRedirects.run(to, noun, from);
    put.redirect({ noun, from, to });
    if (!from.startsWith('slug:')) put.merge(MERGE[noun], { from, to });
  }
}

function writeEntities(put: Upserts, changed: Changed): void {
  for (const team of changed.teams ?? []) {
    putExternalIds(put, 'team', team, put.team(teamToRow(team)));
  }
  for (const player of changed.players ?? []) {
    putExternalIds(put, 'player', player, put.player(playerToRow(player)));
    put.leaveAll.run({ player: player.id });
    for (const [place, stay] of player.memberships.entries()) put.membership({ ...stay, player: player.id, place });
  }
  for (const family of changed.families ?? []) put.competitionFamily(family);
  for (const competition of changed.competitions ?? []) {
    putExternalIds(put, 'competition', competition, put.competition(competitionToRow(competition)));
  }
  for (const fixture of changed.fixtures ?? []) {
    putExternalIds(put, 'fixture', fixture, put.fixture(fixtureToRow(fixture)));
  }
}

function writeRecords(put: Upserts, changed: Changed, audit: AuditId | null): void {
  for (const injury of changed.injuries ?? []) {
    putExternalIds(put, 'injury', injury, put.injury(injuryToRow(injury)));
    put.estimate(estimateToRow(injury, audit));
  }
  for (const { injury, estimate } of changed.estimates ?? []) {
    put.estimate(estimateToRow({ id: injury, estimate }, audit));
    put.retract.run(Number(estimate.retracted), injury, estimate.revision);
  }
  for (const suspension of changed.suspensions ?? []) {
    putExternalIds(put, 'suspension', suspension, put.suspension(suspensionToRow(suspension)));
  }
  for (const absence of changed.absences ?? []) {
    putExternalIds(put, 'absence', absence, put.absence(absenceToRow(absence)));
    put.absenceRevision(revisionToRow(absence));
  }
  for (const loan of changed.loans ?? []) put.loan(loanToRow(loan));
  for (const state of changed.feedStates ?? []) put.feedState(state);
  for (const question of changed.questions ?? []) put.editorQuestion(questionToRow(question));
  for (const lineup of changed.lineups ?? []) {
    put.lineup(lineupToRow(lineup));
    put.leaveLineup.run(lineup.fixture, lineup.team);
    for (const row of lineupPlayersToRows(lineup)) put.lineupPlayer(row);
  }
  for (const card of changed.cards ?? []) put.card(card);
  for (const total of changed.cautionTotals ?? []) put.cautionTotal(total);
}

function remove(put: Upserts, removed: Removed = {}): void {
  const { loans = [], lineups = [], cards = [], cautionTotals = [], webhooks = [], questions = [] } = removed;
  for (const question of questions) put.removeQuestion.run(question);
  for (const webhook of webhooks) put.removeWebhook(webhook);
  for (const loan of loans) put.removeLoan.run(loan);
  for (const { fixture, team } of lineups.map(lineupOfKey)) {
    put.leaveLineup.run(fixture, team);
    put.removeLineup.run(fixture, team);
  }
  for (const { fixture, player, colour } of cards.map(cardOfKey)) put.removeCard.run(fixture, player, colour);
  for (const { family, player, season } of cautionTotals.map(cautionTotalOfKey)) {
    put.removeCautionTotal.run(family, player, season);
  }
}

/** Replaces the ids of an entity. */
function putExternalIds(
  put: Upserts,
  noun: IdentifiedEntity,
  { id: ref, externalIds }: { readonly id: string; readonly externalIds: readonly ExternalId[] },
  isNew: boolean,
): void {
  if (!isNew) put.removeExternalIds.run(ref);
  for (const id of externalIds) put.externalId({ ...id, noun, ref });
}
