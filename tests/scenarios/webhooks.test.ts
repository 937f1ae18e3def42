import { type AddressInfo, createServer, type Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { type ApiClient, between, EDITOR, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { openReceiver } from '../support/webhook-receiver.ts';
import { ruleTest } from '../support/rule-test.ts';

const ENV = { SIDELINED_WEBHOOK_PRIVATE: 'on', SIDELINED_WEBHOOK_RETRY_MS: '20' };

async function register({ mutate }: ApiClient, input: Record<string, unknown>): Promise<any> {
  return mutate(
    `mutation ($input: RegisterWebhookInput!) { registerWebhook(input: $input) {
      __typename ... on Webhook { id url format secret failures disabledAt }
      ... on Error { message } ... on InvalidInputError { issues { path message } } ... on NotFoundError { path } } }`,
    { input },
  );
}

async function webhooks({ query }: ApiClient): Promise<any[]> {
  const text = '{ webhooks { id url secret failures disabledAt lastDeliveryAt } }';
  return (await query(text, {}, EDITOR)).data.webhooks;
}

test('each revision is sent, signed, once and in order, to the webhooks of the player, the team and the competition', async () => {
  await using api = await openApiClient(ENV);
  await using receiver = await openReceiver();
  const { url } = receiver;
  const hook = (path: string): string => `${url}/${path}`;
  const byPlayer = await register(api, { url: hook('player'), players: [{ slug: 'jude-bellingham' }] });
  expect(byPlayer).toMatchObject({ __typename: 'Webhook', format: 'JSON', failures: 0, disabledAt: null });
  expect(byPlayer.secret).toMatch(/^whsec_/);
  await register(api, { url, teams: [{ slug: 'valencia' }] });
  const injury = await api.injuryOf('jude-bellingham');
  const first = (await api.list('jude-bellingham')).revision;
  for (const day of [10, 11, 12, 13]) {
    await api.revise(injury, between(`2026-03-${day}`, `2026-03-${day + 1}`, `2026-03-${day + 2}`));
  }
  await receiver.got(4);
  const list = await api.list('jude-bellingham');
  expect(receiver.deliveries.map(({ body }) => body.revision)).toEqual([first + 1, first + 2, first + 3, first + 4]);
  for (const { headers, text } of receiver.deliveries) {
    expect(new Webhook(byPlayer.secret).verify(text, headers as Record<string, string>)).toEqual(JSON.parse(text));
    expect(Math.abs(Number(headers['webhook-timestamp']) * 1_000 - Date.now())).toBeLessThan(300_000);
  }
  expect(new Set(receiver.deliveries.map(({ headers }) => headers['webhook-id'])).size).toBe(4);
  const { body } = receiver.deliveries.at(-1)!;
  expect(body).toMatchObject({
    type: 'missedGames.changed',
    player: { slug: 'jude-bellingham', name: 'Jude Bellingham' },
    cause: 'ESTIMATE_REVISED',
    headline: list.headline,
    count: list.count,
  });
  expect(receiver.deliveries[0]?.body.changes[0]).toMatchObject({
    kind: expect.any(String),
    fixture: { id: expect.any(String), home: { slug: expect.any(String) } },
  });
  await eventually('the outcome is stored', async () => (await webhooks(api))[0].lastDeliveryAt !== null);
  expect((await webhooks(api)).map(({ secret }) => secret)).toEqual([null, null]);
});

test('failed deliveries are retried before later ones of the same player; redirects are failures', async () => {
  await using api = await openApiClient(ENV);
  await using receiver = await openReceiver();
  receiver.statuses.push(500, 302, 503);
  await register(api, { url: receiver.url, players: [{ slug: 'jude-bellingham' }] });
  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, between('2026-03-10', '2026-03-11', '2026-03-12'));
  await api.revise(injury, between('2026-03-20', '2026-03-21', '2026-03-22'));
  await receiver.got(5);
  const [a, , , b, c] = receiver.deliveries.map(({ body }) => body.revision);
  expect(receiver.deliveries.map(({ body }) => body.revision)).toEqual([a, a, a, a, a + 1]);
  expect([b, c]).toEqual([a, a + 1]);
  const ids = receiver.deliveries.slice(0, 4).map(({ headers }) => headers['webhook-id']);
  expect(new Set(ids).size).toBe(1);
  await eventually('the failures are forgotten', async () => (await webhooks(api))[0].failures === 0);
});

test('a receiver that responds with 410 is disabled at once, one that keeps failing later', async () => {
  await using api = await openApiClient({ ...ENV, SIDELINED_WEBHOOK_DISABLE_AFTER_MS: '200' });
  await using gone = await openReceiver();
  await using failing = await openReceiver();
  gone.statuses.push(...Array.from({ length: 100 }, () => 410));
  failing.statuses.push(...Array.from({ length: 100 }, () => 500));
  await register(api, { url: gone.url });
  await register(api, { url: failing.url, competitions: [{ id: await api.competition('La Liga') }] });
  await api.report('vinicius-junior', '2026-02-01');
  await eventually('both are disabled', async () =>
    (await webhooks(api)).every(({ disabledAt }) => disabledAt !== null),
  );
  const messages = ({ deliveries }: typeof gone): Set<unknown> =>
    new Set(deliveries.map(({ headers }) => headers['webhook-id']));
  // A message is delivered at least once: another node may take over from one that is slow.
  expect(messages(gone).size).toBe(1);
  expect(failing.deliveries.length).toBeGreaterThan(1);
  const before = messages(failing);
  await api.report('lamine-yamal', '2026-02-01');
  const [{ id }] = await webhooks(api);
  const removed = await api.mutate(
    'mutation ($input: RemoveWebhookInput!) { removeWebhook(input: $input) { ... on Webhook { id secret } } }',
    { input: { webhook: id } },
  );
  expect(removed).toEqual({ id, secret: null });
  expect(await webhooks(api)).toHaveLength(1);
  expect(messages(failing)).toEqual(before);
});

ruleTest('Discord and Slack get a text', async () => {
  await using api = await openApiClient(ENV);
  await using receiver = await openReceiver();
  const players = [{ slug: 'jude-bellingham' }];
  await register(api, { url: `${receiver.url}?discord`, players, format: 'DISCORD' });
  await register(api, { url: `${receiver.url}?slack`, players, format: 'SLACK' });
  await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-10', '2026-03-11', '2026-03-12'));
  await receiver.got(2);
  const { headline } = await api.list('jude-bellingham');
  const texts = receiver.deliveries.map(({ body }) => body.content ?? body.text);
  expect(texts.map((text) => text.split('\n')[0])).toEqual([headline, headline]);
  expect(receiver.deliveries.filter(({ body }) => 'content' in body)).toHaveLength(1);
});

ruleTest('private addresses, other protocols and unknown players are refused; only editors see webhooks', async () => {
  await using api = await openApiClient();
  const url = 'https://example.com/hook';
  for (const bad of ['http://example.com/', 'ftp://example.com/', 'nonsense', 'https://a:b@example.com/']) {
    expect(await register(api, { url: bad })).toMatchObject({ issues: [{ path: ['input', 'url'] }] });
  }
  for (const host of [
    '127.0.0.1',
    '10.1.2.3',
    '[::1]',
    '[::ffff:10.0.0.1]',
    '169.254.169.254',
    'localhost',
    '0x7f.1',
  ]) {
    expect(await register(api, { url: `https://${host}/` })).toMatchObject({ issues: [{ path: ['input', 'url'] }] });
  }
  expect(await register(api, { url, players: [{ slug: 'nobody' }] })).toMatchObject({ __typename: 'NotFoundError' });
  const { id } = await register(api, { url, players: [{ slug: 'jude-bellingham' }] });
  expect((await api.query('{ webhooks { id } }')).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
  const node = 'query ($id: ID!) { node(id: $id) { ... on Webhook { url secret } } }';
  expect((await api.query(node, { id })).data.node).toBeNull();
  expect((await api.query(node, { id }, EDITOR)).data.node).toEqual({ url, secret: null });
});

ruleTest(
  'a receiver that does not respond delays no other receiver, and gets no more than its share of requests',
  async () => {
    const open = new Set<Socket>();
    await using stalled = createServer((socket) => void open.add(socket.on('error', () => {}).resume()));
    await new Promise<void>((resolve) => stalled.listen(0, '127.0.0.1', resolve));
    await using receiver = await openReceiver();
    await using api = await openApiClient(ENV);
    await register(api, { url: `http://127.0.0.1:${(stalled.address() as AddressInfo).port}/` });
    await register(api, { url: receiver.url });
    await api.revise(await api.injuryOf('jude-bellingham'), between('2026-03-10', '2026-03-11', '2026-03-12'));
    await receiver.got(1);
    const before = receiver.deliveries.length;
    // A midnight: as many messages as there are players with another list.
    await api.advanceTo('2026-02-02T00:00:00Z');
    await eventually('many have arrived', () => receiver.deliveries.length > before + 10);
    expect(open.size).toBeGreaterThan(0);
    expect(open.size).toBeLessThanOrEqual(8);
  },
);
