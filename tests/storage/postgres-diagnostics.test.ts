import { expect, test } from 'vitest';
import { day } from '../../src/domain/day.ts';
import { postgresMaintenance } from '../../src/storage/postgres/maintenance.ts';
import { diagnosePostgres } from '../../src/storage/postgres/diagnostics.ts';
import { postgresDatabase } from '../support/postgres.ts';
import { opened } from '../support/postgres-store.ts';
import {
  competition,
  FAMILY,
  fixture,
  injury,
  NOW,
  player,
  published,
  put,
  team,
} from '../support/entity-factories.ts';

const valencia = team('valencia');

test('the doctor checks a sound, a new and a missing database', async () => {
  const { database, store } = await opened();
  await put(store, { teams: [valencia] }, { processedUntil: NOW, settings: { one: '1' } });
  const { findings, state } = await diagnosePostgres(database.url, ['one', 'two'], 11);
  expect(findings.map(({ state, about }) => `${about} ${state}`)).toEqual([
    'database ok',
    'encoding ok',
    'writing ok',
    'durability ok',
    'connections ok',
    'migrations ok',
    'clocks ok',
  ]);
  expect(state).toEqual({
    processedUntil: NOW,
    timeZones: ['Europe/Madrid'],
    settings: new Map([
      ['one', '1'],
      ['two', null],
    ]),
  });
  await using empty = await postgresDatabase(false);
  const { findings: ofEmpty, state: none } = await diagnosePostgres(empty.url, [], 100_000);
  expect(none).toBe(null);
  expect(
    ofEmpty.filter(({ state }) => state === 'warning').map(({ about, message: says }) => `${about}: ${says}`),
  ).toEqual([
    expect.stringMatching(/^connections: \d+ of \d+ in use, a node takes up to 100000: raise max_connections/),
    expect.stringMatching(/^migrations: 0 applied, \d+ pending: the next start applies them$/),
  ]);
  const { findings: ofNone } = await diagnosePostgres('postgres://me:secret@127.0.0.1:1/none', [], 1);
  expect(ofNone).toMatchObject([{ state: 'error', about: 'database' }]);
  expect(ofNone[0]?.message).not.toContain('secret');
});

test('verify reports rows that were changed outside the program', async () => {
  const { database, store, hand } = await opened();
  const gaya = player('gaya', [valencia]);
  const calendar = competition('liga');
  await put(
    store,
    {
      teams: [valencia],
      players: [gaya],
      families: [FAMILY],
      competitions: [calendar],
      fixtures: [fixture('one', { competition: calendar, home: valencia, day: day('2026-03-01') })],
      injuries: [injury('knee', gaya)],
    },
    { published: [published(gaya, 1)], processedUntil: NOW },
  );
  const integrityErrors = () => postgresMaintenance(database.url).snapshot((at) => at.integrityErrors(100));
  expect(await integrityErrors()).toEqual([]);
  await hand.query(`set session_replication_role = replica`);
  await hand.query(`update fixture set order_key = 'never', home_id = 'gone'`);
  await hand.query(`update published set revision = 2`);
  await hand.query(`delete from estimate`);
  await hand.query(`insert into external_id (noun, source, value, ref) values ('team', 'a-feed', '7', 'gone')`);
  expect(await integrityErrors()).toEqual([
    expect.stringMatching(/^row \(\d+,\d+\) of fixture refers to no team that exists$/),
    'player gaya: the revisions of the ledger are not 1 to 2',
    'injury i-knee: its current estimate, 1, does not exist',
    'fixture f-one: its order key is wrong',
    'id 7 of a-feed: it belongs to a team that does not exist',
  ]);
  expect(await postgresMaintenance(database.url).snapshot((at) => at.integrityErrors(2))).toHaveLength(2);
  await expect(postgresMaintenance(database.url).backup('x')).rejects.toThrow(/pg_dump.*sidelined copy/);
});
