import { eq } from 'drizzle-orm';
import type { ExternalId } from '../../team/team.ts';
import { rowOfEstimate, rowOfFixture, rowOfInjury, rowOfPlayer, rowOfPublished, rowOfTeam } from '../rows.ts';
import type { Writes } from '../store.ts';
import type { Database } from './statements.ts';
import * as t from './tables.ts';
import { WORKED_UNTIL } from './world.ts';

/** Writes what was decided. Runs inside a transaction; in the order in which rows refer to each other. */
export function write(db: Database, { changed, published, workedUntil }: Writes): void {
  for (const team of changed.teams ?? []) {
    const row = rowOfTeam(team);
    db.insert(t.team).values(row).onConflictDoUpdate({ target: t.team.id, set: row }).run();
    addExternalIds(db, 'team', team.id, team.externalIds);
  }
  for (const player of changed.players ?? []) {
    const row = rowOfPlayer(player);
    db.insert(t.player).values(row).onConflictDoUpdate({ target: t.player.id, set: row }).run();
    addExternalIds(db, 'player', player.id, player.externalIds);
    db.delete(t.membership).where(eq(t.membership.player, player.id)).run();
    const stays = player.memberships.map((stay, place) => ({ ...stay, player: player.id, place }));
    if (stays.length > 0) db.insert(t.membership).values(stays).run();
  }
  for (const competition of changed.competitions ?? []) {
    db.insert(t.competition)
      .values(competition)
      .onConflictDoUpdate({ target: t.competition.id, set: competition })
      .run();
  }
  for (const fixture of changed.fixtures ?? []) {
    const row = rowOfFixture(fixture);
    db.insert(t.fixture).values(row).onConflictDoUpdate({ target: t.fixture.id, set: row }).run();
    addExternalIds(db, 'fixture', fixture.id, fixture.externalIds);
  }
  for (const injury of changed.injuries ?? []) {
    const row = rowOfInjury(injury);
    db.insert(t.injury).values(row).onConflictDoUpdate({ target: t.injury.id, set: row }).run();
    db.insert(t.estimate).values(rowOfEstimate(injury)).onConflictDoNothing().run();
  }
  for (const suspension of changed.suspensions ?? []) {
    db.insert(t.suspension).values(suspension).onConflictDoUpdate({ target: t.suspension.id, set: suspension }).run();
  }
  for (const entry of published) db.insert(t.published).values(rowOfPublished(entry)).run();
  if (workedUntil !== undefined) setSetting(db, WORKED_UNTIL, String(workedUntil));
}

export function setSetting(db: Database, name: string, value: string): void {
  db.insert(t.setting).values({ name, value }).onConflictDoUpdate({ target: t.setting.name, set: { value } }).run();
}

function addExternalIds(
  db: Database,
  noun: 'team' | 'player' | 'fixture',
  ref: string,
  externalIds: readonly ExternalId[],
): void {
  if (externalIds.length === 0) return;
  db.insert(t.externalId)
    .values(externalIds.map((id) => ({ ...id, noun, ref })))
    .onConflictDoNothing()
    .run();
}
