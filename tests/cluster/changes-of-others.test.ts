import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { EDITOR, LIST } from '../support/api-client.ts';
import { openEach } from '../support/each-node.ts';
import { eventually } from '../support/eventually.ts';
import { HURT, postgresTwoClubs, TWO_CLUBS } from '../support/two-clubs.ts';

/** Changes that no scenario on several nodes makes: imports, an undone change, removed cards. */
test('imports, undone changes and removed cards of one node reach the subscribers and the queries of another', async () => {
  await using database = await postgresTwoClubs();
  const { fixtures } = database;
  const env = { ...database.env, SIDELINED_SEED: 'none', SIDELINED_CLOCK: TWO_CLUBS.now };
  await using nodes = await openEach(2, env);
  const [writer, reader] = [nodes.first, nodes.others[0]!];
  const player = { slug: HURT[0] };
  await using page = reader.subscribeToList(HURT[0]);
  let shown = (await page.next()).missedGames;
  /** The list that the other node sends after a write; both nodes return the same one. */
  const received = async () => {
    const present = await writer.list(HURT[0]);
    expect(present.revision).toBeGreaterThan(shown.revision);
    shown = (await page.until(({ missedGames }) => missedGames.revision === present.revision)).missedGames;
    expect(shown).toEqual(present);
    expect(await reader.list(HURT[0])).toEqual(present);
    return present;
  };

  const imported = { competition: 'Copa', season: '2025-26', kind: 'CUP', timeZone: 'Europe/Madrid' };
  const data = 'date,home,away\n2026-02-03,Valencia,Elche\n';
  expect(await writer.edit('importFixtures', { ...imported, format: 'CSV', data }, 'added')).toMatchObject({
    added: 1,
  });
  expect((await received()).games[0]).toMatchObject({ fixture: { date: '2026-02-03', home: { slug: 'valencia' } } });

  await writer.edit('reportAbsence', { player, kind: 'PERSONAL', from: '2026-02-02', until: { date: '2026-04-30' } });
  expect(JSON.stringify(await received())).toContain('"Absence"');
  const { data: trail } = await writer.query('{ audit(first: 1) { nodes { id what } } }', {}, EDITOR);
  expect(trail.audit.nodes[0].what).toBe('reportAbsence');
  const input = { entry: trail.audit.nodes[0].id, note: 'a slip' };
  const undone = `mutation ($input: UndoChangeInput!) { undoChange(input: $input) { __typename ... on Error { message } } }`;
  expect(await writer.mutate(undone, { input })).toEqual({ __typename: 'AuditEntry' });
  expect(JSON.stringify(await received())).not.toContain('"Absence"');

  const card = { fixture: fixtures[0], player: { slug: HURT[1] }, colour: 'RED' };
  await writer.advanceTo('2026-02-09T12:00:00Z');
  await received();
  expect(await writer.edit('recordCards', { cards: [card] })).toMatchObject({ __typename: 'RecordedCards' });
  const bans = `{ player(by: { slug: "${HURT[1]}" }) { suspensions { reason liftedAt } missedGames { ${LIST} } } }`;
  const banned = await sameOnBoth(bans);
  expect(banned.suspensions).toHaveLength(1);
  expect(await writer.edit('removeCards', { cards: [card], note: 'another player' })).toMatchObject({
    __typename: 'RecordedCards',
  });
  expect(await sameOnBoth(bans)).not.toEqual(banned);

  /** The response of the writing node, once the other node returns the same. */
  async function sameOnBoth(query: string) {
    const present = (await writer.query(query)).data.player;
    await eventually('the other node answers the same', async () =>
      isDeepStrictEqual((await reader.query(query)).data.player, present),
    );
    return present;
  }
});
