import type { RedirectedEntity } from '../domain/redirect.ts';

/**
 * Statements that move all references from a merged entity to the remaining one and remove the merged one. Their values
 * are `:from` and `:to`. Plain SQL that SQLite and PostgreSQL both read. Ledgers of published lists stay.
 */
export const MERGE: Readonly<Record<RedirectedEntity, readonly string[]>> = {
  team: [
    ...moved('membership', 'team_id'),
    ...moved('fixture', 'home_id', 'away_id', 'depends_on_team'),
    ...moved('loan', 'from_id', 'to_id'),
    ...lineupsMoved('team_id', 'fixture_id'),
    ...renamed('absence', 'scope'),
    ...questionsMoved(),
    ...renamed('webhook', 'teams'),
    ...removed('team'),
  ],
  player: [
    'delete from membership where player_id = :from',
    ...moved('injury', 'player_id'),
    ...moved('suspension', 'player_id'),
    ...moved('absence', 'player_id'),
    ...moved('loan', 'player_id'),
    ...movedUnlessThere('lineup_player', 'player_id', ['fixture_id', 'team_id']),
    ...movedUnlessThere('card', 'player_id', ['fixture_id', 'colour']),
    ...movedUnlessThere('caution_total', 'player_id', ['family_id', 'season']),
    ...questionsMoved(),
    ...renamed('webhook', 'players'),
    ...removed('player'),
  ],
  fixture: [
    ...moved('injury', 'occurred_in', 'occurred_in_guess'),
    ...moved('fixture', 'depends_on_fixture'),
    ...lineupsMoved('fixture_id', 'team_id'),
    ...movedUnlessThere('card', 'fixture_id', ['player_id', 'colour']),
    ...questionsMoved(),
    ...renamed('absence', 'scope'),
    ...removed('fixture'),
  ],
  competition: [
    ...moved('fixture', 'competition_id'),
    ...moved('suspension', 'competition_id'),
    ...renamed('suspension', 'scope', 'details'),
    ...questionsMoved(),
    ...renamed('webhook', 'competitions'),
    ...removed('competition'),
  ],
};

function moved(table: string, ...columns: readonly string[]): string[] {
  return columns.map((column) => `update ${table} set ${column} = :to where ${column} = :from`);
}

/** Returns the statements for a column of a key: existing rows of the remaining entity take precedence. */
function movedUnlessThere(table: string, column: string, others: readonly string[]): string[] {
  const same = others.map((other) => `x.${other} = ${table}.${other}`).join(' and ');
  return [
    `delete from ${table} where ${column} = :from
      and exists (select 1 from ${table} x where x.${column} = :to and ${same})`,
    ...moved(table, column),
  ];
}

/** Returns the statements that move line-ups, each as a whole or not at all. */
function lineupsMoved(column: 'fixture_id' | 'team_id', other: 'fixture_id' | 'team_id'): string[] {
  return [
    `delete from lineup_player where ${column} = :from
      and exists (select 1 from lineup x where x.${column} = :to and x.${other} = lineup_player.${other})`,
    ...moved('lineup_player', column),
    ...movedUnlessThere('lineup', column, [other]),
  ];
}

/** Returns the statements for questions about an entity, and for those whose data contain its id. */
function questionsMoved(): string[] {
  return [...moved('editor_question', 'subject'), ...renamed('editor_question', 'data')];
}

/** Returns the statements that replace ids within JSON. */
function renamed(table: string, ...columns: readonly string[]): string[] {
  return columns.map(
    (column) =>
      `update ${table} set ${column} = replace(${column}, '"' || :from || '"', '"' || :to || '"')
        where ${column} like '%"' || :from || '"%'`,
  );
}

function removed(table: RedirectedEntity): string[] {
  return [
    `update external_id set ref = :to where noun = '${table}' and ref = :from`,
    `delete from ${table} where id = :from`,
  ];
}
