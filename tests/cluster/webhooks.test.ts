import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { type ApiClient, apiClientAt } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { databaseFile, sidelined, startServer } from '../support/process.ts';
import { HURT, makeTwoClubs, postgresTwoClubs, TWO_CLUBS } from '../support/two-clubs.ts';
import { openReceiver } from '../support/webhook-receiver.ts';

/** Deliveries of processes that are killed. */

const ENV = {
  SIDELINED_SEED: 'none',
  SIDELINED_CLOCK: TWO_CLUBS.now,
  SIDELINED_WEBHOOK_PRIVATE: 'on',
  SIDELINED_WEBHOOK_RETRY_MS: '50',
};

async function register({ mutate }: ApiClient, url: string): Promise<void> {
  const mutation = `mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) { __typename } }`;
  const input = { url, players: [{ slug: HURT[0] }] };
  expect(await mutate(mutation, { input })).toEqual({ __typename: 'Webhook' });
}

async function revise(api: ApiClient, injury: string, days: readonly number[]): Promise<void> {
  for (const day of days) {
    expect(await api.revise(injury, { date: `2026-03-${String(day).padStart(2, '0')}` })).toMatchObject({
      __typename: 'Injury',
    });
  }
}

const distinct = (revisions: readonly number[]): number[] => [...new Set(revisions)];

test('committed messages are delivered after a kill -9 and a restart, in order', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  const env = { ...file.env, ...ENV };
  const { port, url } = await closed();
  {
    await using server = await startServer(env);
    const api = apiClientAt(server.url);
    await register(api, url);
    await revise(api, injuries[0]!, [5, 6, 7]);
    await server.kill();
  }
  await using receiver = await openReceiver(port);
  await using restarted = await startServer(env);
  await receiver.got(3);
  await revise(apiClientAt(restarted.url), injuries[0]!, [8]);
  await receiver.got(4);
  const revisions = receiver.deliveries.map(({ body }) => body.revision);
  expect(revisions).toEqual(revisions.toSorted((a, b) => a - b));
  expect(distinct(revisions)).toHaveLength(4);
});

/** The address of a receiver that is started later. */
async function closed(): Promise<{ readonly port: number; readonly url: string }> {
  await using receiver = await openReceiver();
  return { port: receiver.port, url: receiver.url };
}

test('of several nodes one delivers; when it is killed, another one takes over', async () => {
  await using database = await postgresTwoClubs();
  const { injuries } = database;
  await using receiver = await openReceiver();
  const env = { ...database.env, ...ENV };
  await using first = await startServer(env);
  await register(apiClientAt(first.url), receiver.url);
  await using second = await startServer(env);
  await revise(apiClientAt(second.url), injuries[0]!, [5, 6]);
  await revise(apiClientAt(first.url), injuries[0]!, [7, 8]);
  await receiver.got(4);
  expect(receiver.deliveries).toHaveLength(4);
  await first.kill();
  await revise(apiClientAt(second.url), injuries[0]!, [9, 10]);
  // A delivery that the killed node had not recorded yet is repeated.
  const revisions = (): number[] => receiver.deliveries.map(({ body }) => body.revision);
  await eventually('six revisions', () => distinct(revisions()).length >= 6);
  expect(revisions()).toEqual(revisions().toSorted((a, b) => a - b));
  expect(distinct(revisions())).toHaveLength(6);
});

test('a webhook that a command adds beside a running server is served', async () => {
  using file = databaseFile();
  const { injuries } = await makeTwoClubs(file.env);
  await using receiver = await openReceiver();
  const env = { ...file.env, ...ENV };
  await using server = await startServer(env);
  const added = await sidelined(['webhook', 'add', receiver.url, '--team', 'valencia'], env);
  expect(added).toMatchObject({ code: 0 });
  await revise(apiClientAt(server.url), injuries[0]!, [5]);
  await receiver.got(1);
  const { headers, text } = receiver.deliveries[0]!;
  expect(() => new Webhook(added.out).verify(text, headers as Record<string, string>)).not.toThrow();
});

test('webhooks are added, listed and removed by commands', async () => {
  using file = databaseFile();
  await makeTwoClubs(file.env);
  const env = { ...file.env, ...ENV };
  const url = 'https://example.com/hook';
  const added = await sidelined(['webhook', 'add', url, '--player', HURT[0], '--format', 'slack'], env);
  expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^whsec_/) });
  const id = /Webhook (\S+) added/.exec(added.errors)?.[1] ?? '';
  const listed = await sidelined(['webhook', 'list'], env);
  expect(listed.out).toContain(`${id}  slack  ${url}  in use`);
  expect(listed.out).not.toContain(added.out);
  expect(await sidelined(['webhook', 'add', url, '--player', 'nobody'], env)).toMatchObject({ code: 1 });
  expect(await sidelined(['webhook', 'remove', id], env)).toMatchObject({ code: 0 });
  expect(await sidelined(['webhook', 'remove', id], env)).toMatchObject({ code: 1 });
  expect((await sidelined(['webhook', 'list'], env)).out).toBe('');
});
