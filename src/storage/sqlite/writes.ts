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
import type { Upserts } from './upserts.ts';

/** Writes what was decided. Runs inside a transaction; in the order in which rows refer to each other. */
export function write(put: Upserts, { changed, published, processedUntil, settings, audit }: Writes): void {
  if (audit !== undefined) {
    put.audit(auditToRow(audit));
    if (audit.subjects.length > 0) {
      put.auditSubjects.run({ audit: audit.id, subjects: JSON.stringify(audit.subjects) });
    }
  }
  for (const team of changed.teams ?? []) {
    put.team(teamToRow(team));
    putExternalIds(put, 'team', team.id, team.externalIds);
  }
  for (const player of changed.players ?? []) {
    put.player(playerToRow(player));
    putExternalIds(put, 'player', player.id, player.externalIds);
    put.leaveAll.run({ player: player.id });
    for (const [place, stay] of player.memberships.entries()) put.membership({ ...stay, player: player.id, place });
  }
  for (const competition of changed.competitions ?? []) put.competition(competition);
  for (const fixture of changed.fixtures ?? []) {
    put.fixture(fixtureToRow(fixture));
    putExternalIds(put, 'fixture', fixture.id, fixture.externalIds);
  }
  for (const injury of changed.injuries ?? []) {
    put.injury(injuryToRow(injury));
    put.estimate(estimateToRow(injury, audit?.id ?? null));
  }
  for (const suspension of changed.suspensions ?? []) put.suspension(suspension);
  for (const entry of published) put.published(publishedToRow(entry));
  if (processedUntil !== undefined) put.setting({ name: PROCESSED_UNTIL, value: String(processedUntil) });
  for (const [name, value] of Object.entries(settings ?? {})) put.setting({ name, value });
}

function putExternalIds(
  put: Upserts,
  noun: 'team' | 'player' | 'fixture',
  ref: string,
  externalIds: readonly ExternalId[],
): void {
  for (const id of externalIds) put.externalId({ ...id, noun, ref });
}
