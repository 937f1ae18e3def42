import type { ExternalId } from '../../domain/team.ts';
import {
  auditToRow,
  estimateToRow,
  fixtureToRow,
  injuryToRow,
  playerToRow,
  publishedToRow,
  teamToRow,
} from '../rows.ts';
import { PROCESSED_UNTIL } from '../settings.ts';
import type { Writes } from '../store.ts';
import type { ExternalIdRow } from '../tables.ts';
import type { PreparedQuery } from './prepared.ts';
import { upserts as put } from './upserts.ts';

/**
 * Writes what was decided, a statement per table. Runs inside a transaction; in the order in which rows refer to each
 * other.
 */
export async function write(
  on: PreparedQuery,
  { changed, published, processedUntil, settings, audit }: Writes,
): Promise<void> {
  const { teams = [], competitions = [], fixtures = [], injuries = [], suspensions = [] } = changed;
  const players = [...new Map((changed.players ?? []).map((player) => [player.id, player])).values()];
  if (audit !== undefined) {
    await put.audit(on, [auditToRow(audit)]);
    const subjects = audit.subjects.map(({ kind, id }, place) => ({ audit: audit.id, place, kind, ref: id }));
    await put.auditSubject(on, subjects);
  }
  await put.team(on, teams.map(teamToRow));
  await put.player(on, players.map(playerToRow));
  if (players.length > 0) await put.leaveAll(on, { players: players.map(({ id }) => id) });
  await put.membership(
    on,
    players.flatMap(({ id, memberships }) => memberships.map((stay, place) => ({ ...stay, player: id, place }))),
  );
  await put.competition(on, competitions);
  await put.fixture(on, fixtures.map(fixtureToRow));
  await put.externalId(on, [
    ...teams.flatMap((team) => idsOf('team', team)),
    ...players.flatMap((player) => idsOf('player', player)),
    ...fixtures.flatMap((fixture) => idsOf('fixture', fixture)),
  ]);
  await put.injury(on, injuries.map(injuryToRow));
  await put.estimate(
    on,
    injuries.map((injury) => estimateToRow(injury, audit?.id ?? null)),
  );
  await put.suspension(on, suspensions);
  await put.published(on, published.map(publishedToRow));
  const worked = processedUntil === undefined ? {} : { [PROCESSED_UNTIL]: String(processedUntil) };
  const all = Object.entries({ ...worked, ...settings });
  await put.setting(
    on,
    all.map(([name, value]) => ({ name, value })),
  );
}

function idsOf(
  noun: ExternalIdRow['noun'],
  { id, externalIds }: { readonly id: string; readonly externalIds: readonly ExternalId[] },
): ExternalIdRow[] {
  return externalIds.map(({ source, value }) => ({ noun, source, value, ref: id }));
}
