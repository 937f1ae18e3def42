import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';
import { databaseFile } from '../support/process.ts';
import { bearer, tokenCommands } from '../support/token-commands.ts';

/** Permissions of a token with the scope FEED. */

const file = databaseFile();
const { env } = file;
let api: Awaited<ReturnType<typeof openApiClient>>;
let injury: string;
let feed: { authorization: string };
beforeAll(async () => {
  api = await openApiClient(env);
  injury = await api.injuryOf('jude-bellingham');
  feed = bearer(await tokenCommands(env).create('opta', 'FEED'));
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  file[Symbol.dispose]();
});

test('writes results and a season that is longer than the limit of anonymous bodies', async () => {
  const fixture = await api.fixture('valencia', 'real-madrid');
  const result = { input: { fixture, home: 0, away: 0, status: 'IN_PLAY' } };
  const rescheduled = { input: { fixture, date: '2026-02-09' } };
  expect((await api.query(mutationOf('rescheduleFixture'), rescheduled, feed)).data.rescheduleFixture.__typename).toBe(
    'Fixture',
  );
  expect((await api.query(mutationOf('recordResult'), result, feed)).errors).toBe(undefined);
  const match = { date: '2026-05-20', team1: 'Real Madrid', team2: 'Valencia' };
  const data = JSON.stringify({ name: 'Trofeo 2025/26', matches: [match] }) + ' '.repeat(1_200_000);
  const input = {
    format: 'OPENFOOTBALL_JSON',
    data,
    competition: 'Trofeo',
    season: '2025-26',
    kind: 'CUP',
    timeZone: 'Europe/Madrid',
  };
  const imported = await api.query(mutationOf('importFixtures', 'added'), { input }, feed);
  expect(imported).toMatchObject({ data: { importFixtures: { __typename: 'ImportSummary', added: 1 } } });
});

test.each(['reportInjury', 'reviseRecoveryEstimate', 'registerTeam', 'transferPlayer', 'advanceClock'] as const)(
  'does not %s',
  async (mutation) => {
    const { data, errors } = await api.query(mutationOf(mutation), { input: {} }, feed);
    expect(data ?? null).toBe(null);
    expect(errors).toMatchObject([
      { message: `A feed's token does not permit \`${mutation}\`.`, extensions: { code: 'FORBIDDEN' } },
    ]);
  },
);

test('writes nothing if the operation has a field that it may not use', async () => {
  const fixture = await api.fixture('barcelona', 'mallorca');
  const { data, errors } = await api.query(
    `mutation ($fixture: ID!, $injury: ID!) {
      postponeFixture(input: { fixture: $fixture }) { __typename }
      withdrawInjury(input: { injury: $injury }) { __typename }
    }`,
    { fixture, injury },
    feed,
  );
  expect([data ?? null, errors?.[0]?.extensions?.code]).toEqual([null, 'FORBIDDEN']);
  const after = await api.query('query ($id: ID!) { fixture(id: $id) { status } }', { id: fixture });
  expect(after.data.fixture.status).not.toBe('POSTPONED');
});

test('reads the same as anonymous callers', async () => {
  const { data } = await api.query('{ player(by: { slug: "pedri" }) { slug } }', {}, feed);
  expect(data).toEqual({ player: { slug: 'pedri' } });
});
