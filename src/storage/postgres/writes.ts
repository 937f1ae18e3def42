import type { AuditId } from '../../auth/audit.ts';
import type { Changed, Removed } from '../../domain/availability/facts.ts';
import { cardOfKey, cautionTotalOfKey } from '../../domain/card.ts';
import { lineupOfKey } from '../../domain/lineup.ts';
import type { ExternalId } from '../../domain/team.ts';
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
import type { IdentifiedEntity, ExternalIdRow } from '../tables.ts';
import { messageToRow, webhookToRow } from '../webhook-rows.ts';
import { OUTBOX } from '../webhook-statements.ts';
import type { PreparedQuery } from './prepared.ts';
import { upserts as put } from './upserts.ts';
import { runNamed } from './named-values.ts';

/**
 * Writes the result of a decision, one statement per table, inside a transaction. The order of the tables follows the
 * references between rows.
 */
export async function write(on: PreparedQuery, writes: Writes): Promise<void> {
  const { changed, published, messages = [], processedUntil, settings, audit } = writes;
  if (audit !== undefined) {
    await put.audit(on, [auditToRow(audit)]);
    const subjects = audit.subjects.map(({ kind, id }, place) => ({ audit: audit.id, place, kind, ref: id }));
    await put.auditSubject(on, subjects);
  }
  await writeRedirects(on, changed);
  await writeEntities(on, changed);
  await writeRecords(on, changed, audit?.id ?? null);
  await remove(on, changed.removed);
  await put.published(on, published.map(publishedToRow));
  await put.webhook(on, (changed.webhooks ?? []).map(webhookToRow));
  await put.webhookDelivery(on, messages.map(messageToRow));
  const worked = processedUntil === undefined ? {} : { [PROCESSED_UNTIL]: String(processedUntil) };
  const all = Object.entries({ ...worked, ...settings });
  await put.setting(
    on,
    all.map(([name, value]) => ({ name, value })),
  );
}

/** Merges run first, because the rows that they move may be written in their new state afterwards. */
async function writeRedirects(on: PreparedQuery, { redirects = [] }: Changed): Promise<void> {
  for (const { noun, from, to } of redirects) {
    await put.collapseRedirects(on, { to, noun, from });
    await put.redirect(on, [{ noun, from, to }]);
    if (from.startsWith('slug:')) continue;
    for (const statement of MERGE[noun]) await mergeOne(on, statement, from, to);
  }
}

/** Runs one statement of a merge. Parameters are typed as text, because expressions use them. */
async function mergeOne(on: PreparedQuery, statement: string, from: string, to: string): Promise<void> {
  const values: string[] = [];
  const numbered = (value: string): string => {
    if (!values.includes(value)) values.push(value);
    return `$${values.indexOf(value) + 1}::text`;
  };
  const text = statement.replaceAll(/:(from|to)\b/g, (_, name) => numbered(name === 'from' ? from : to));
  await on.query(text, values);
}

async function writeEntities(on: PreparedQuery, changed: Changed): Promise<void> {
  const { teams = [], families = [], competitions = [], fixtures = [] } = changed;
  const players = [...new Map((changed.players ?? []).map((player) => [player.id, player])).values()];
  await put.team(on, teams.map(teamToRow));
  await put.player(on, players.map(playerToRow));
  if (players.length > 0) await put.leaveAll(on, { players: players.map(({ id }) => id) });
  await put.membership(
    on,
    players.flatMap(({ id, memberships }) => memberships.map((stay, place) => ({ ...stay, player: id, place }))),
  );
  await put.competitionFamily(on, families);
  await put.competition(on, competitions.map(competitionToRow));
  await put.fixture(on, fixtures.map(fixtureToRow));
  await writeExternalIds(on, changed);
}

async function writeRecords(on: PreparedQuery, changed: Changed, audit: AuditId | null): Promise<void> {
  const { injuries = [], estimates = [], suspensions = [], absences = [], loans = [] } = changed;
  const { lineups = [], cards = [], cautionTotals = [] } = changed;
  await put.injury(on, injuries.map(injuryToRow));
  await put.estimate(on, [
    ...injuries.map((injury) => estimateToRow(injury, audit)),
    ...estimates.map(({ injury, estimate }) => estimateToRow({ id: injury, estimate }, audit)),
  ]);
  for (const { injury, estimate } of estimates) {
    const { revision, retracted } = estimate;
    await put.retract(on, { injury, revision, retracted: Number(retracted) });
  }
  await put.suspension(on, suspensions.map(suspensionToRow));
  await put.absence(on, absences.map(absenceToRow));
  await put.absenceRevision(on, absences.map(revisionToRow));
  await put.loan(on, loans.map(loanToRow));
  await put.feedState(on, changed.feedStates ?? []);
  await put.editorQuestion(on, (changed.questions ?? []).map(questionToRow));
  await put.lineup(on, lineups.map(lineupToRow));
  for (const { fixture, team } of lineups) await put.leaveLineup(on, { fixture, team });
  await put.lineupPlayer(on, lineups.flatMap(lineupPlayersToRows));
  await put.card(on, cards);
  await put.cautionTotal(on, cautionTotals);
}

async function remove(
  on: PreparedQuery,
  { loans = [], lineups = [], cards = [], cautionTotals = [], webhooks = [], questions = [] }: Removed = {},
): Promise<void> {
  if (questions.length > 0) await put.removeQuestions(on, { questions });
  for (const webhook of webhooks) await runNamed(on, OUTBOX.remove, { webhook });
  if (loans.length > 0) await put.removeLoans(on, { loans });
  for (const key of lineups.map(lineupOfKey)) {
    await put.leaveLineup(on, key);
    await put.removeLineup(on, key);
  }
  for (const key of cards.map(cardOfKey)) await put.removeCard(on, key);
  for (const key of cautionTotals.map(cautionTotalOfKey)) await put.removeCautionTotal(on, key);
}

type Identified = { readonly id: string; readonly externalIds: readonly ExternalId[] };

/** Writes external ids. Those of each entity replace its earlier ones. */
async function writeExternalIds(on: PreparedQuery, changed: Changed): Promise<void> {
  const entities: Record<IdentifiedEntity, readonly Identified[]> = {
    team: changed.teams ?? [],
    player: changed.players ?? [],
    fixture: changed.fixtures ?? [],
    competition: changed.competitions ?? [],
    injury: changed.injuries ?? [],
    suspension: changed.suspensions ?? [],
    absence: changed.absences ?? [],
  };
  const refs = Object.values(entities).flatMap((some) => some.map(({ id }) => id));
  if (refs.length === 0) return;
  await put.removeExternalIds(on, { refs });
  const rows = Object.entries(entities).flatMap(([noun, some]) =>
    some.flatMap((entity) => idsOf(noun as IdentifiedEntity, entity)),
  );
  await put.externalId(on, rows);
}

function idsOf(noun: IdentifiedEntity, { id, externalIds }: Identified): ExternalIdRow[] {
  return externalIds.map(({ source, value }) => ({ noun, source, value, ref: id }));
}
