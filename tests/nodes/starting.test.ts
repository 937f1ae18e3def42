import { expect, onTestFinished, test } from 'vitest';
import { INJURIES } from '../../src/demo/injuries.ts';
import { PLAYERS } from '../../src/demo/players.ts';
import { SUSPENSIONS } from '../../src/demo/suspensions.ts';
import { connect } from '../../src/store/postgres/open.ts';
import { openEach } from '../support/each-node.ts';
import { EDITOR } from '../support/football.ts';
import { postgresDatabase } from '../support/postgres.ts';

/** What may go wrong while nodes start. */

async function handOn(url: string) {
  const hand = await connect(url);
  onTestFinished(() => hand.end());
  return hand;
}

test('a node ends while it fills the demonstration world: the next one goes on where it stood', async () => {
  await using database = await postgresDatabase();
  const hand = await handOn(database.url);
  for (const table of ['fixture', 'injury', 'suspension']) {
    await hand.query(`
      create function stop_${table}() returns trigger language plpgsql as $$ begin raise exception 'no more'; end $$;
      create trigger stop before insert on ${table} execute function stop_${table}()`);
    await expect(openEach(1, database.env)).rejects.toThrow();
    await hand.query(`drop trigger stop on ${table}`);
  }
  await using nodes = await openEach(2, database.env);
  const counted = `select (select count(*)::int from player) as players, (select count(*)::int from injury) as injuries,
    (select count(*)::int from suspension) as suspensions, (select count(*)::int from competition) as competitions`;
  expect((await hand.query(counted)).rows).toEqual([
    { players: PLAYERS.length, injuries: INJURIES.length, suspensions: SUSPENSIONS.length, competitions: 3 },
  ]);
  const { data } = await nodes.first.ask('{ audit { nodes { what } } }', {}, EDITOR);
  expect(data.audit.nodes.filter(({ what }: { what: string }) => what === 'seedDemonstration')).toHaveLength(7);
});
