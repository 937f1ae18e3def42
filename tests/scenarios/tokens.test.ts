import { type Client, createClient } from 'graphql-ws';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Answer, openApiClient } from '../support/api-client.ts';
import { mutationOf } from '../support/mutations.ts';
import { eventually } from '../support/eventually.ts';
import { databaseFile, sidelined } from '../support/process.ts';
import { bearer, tokenCommands } from '../support/token-commands.ts';

const file = databaseFile();
const { env } = file;
let api: Awaited<ReturnType<typeof openApiClient>>;
let injury: string;
beforeAll(async () => {
  api = await openApiClient(env);
  injury = await api.injuryOf('jude-bellingham');
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  file[Symbol.dispose]();
});

const REVISE = mutationOf('reviseRecoveryEstimate', 'estimate { revision }');
const revision = (day: number) => ({ input: { injury, estimate: { date: `2026-03-${10 + day}` } } });
const { create, revoke, lastUse } = tokenCommands(env);

/** A socket of the holder of a token, kept open, and how it is closed. */
function socketOf(token: string): Client & { readonly closed: Promise<unknown> } {
  const closed = Promise.withResolvers<unknown>();
  const client = createClient({
    url: `${api.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: bearer(token),
    retryAttempts: 0,
    lazy: false,
    onNonLazyError: () => {},
    on: { closed: (event) => closed.resolve(event) },
  });
  return { ...client, closed: closed.promise };
}

async function ask(client: Client, query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
  for await (const answer of client.iterate({ query, variables })) return answer as Answer;
  throw new Error('no answer');
}

const LIVE = `subscription {
  missedGamesChanged(player: { slug: "jude-bellingham" }) {
    missedGames { revision player { injuries { nodes { estimate { recordedBy { token } } } } } }
  }
}`;

test('the operator creates a token, an editor writes with it on both transports, and the operator revokes it', async () => {
  const created = await sidelined(['token', 'create', '--name', 'newsdesk'], env);
  expect(created).toMatchObject({ code: 0, errors: 'Token "newsdesk" created (shown only once):' });
  expect(created.out).toMatch(/^sidelined_[\w-]{43}$/);
  const editor = bearer(created.out);

  expect(await api.query(REVISE, revision(0), editor)).toMatchObject({
    data: { reviseRecoveryEstimate: { __typename: 'Injury' } },
  });
  const socket = socketOf(created.out);
  expect((await ask(socket, REVISE, revision(1))).data.reviseRecoveryEstimate.__typename).toBe('Injury');
  const live = socket.iterate({ query: LIVE });
  const [node] = (await live.next()).value.data.missedGamesChanged.missedGames.player.injuries.nodes;
  expect(node.estimate.recordedBy).toEqual({ token: 'newsdesk' });

  // In another process, while the socket is open and its subscription runs.
  expect(await sidelined(['token', 'revoke', 'newsdesk'], env)).toMatchObject({
    code: 0,
    out: 'Token "newsdesk" revoked.',
  });
  const before = (await api.list('jude-bellingham')).revision;
  expect(await api.query(REVISE, revision(2), editor)).toMatchObject({
    errors: [{ extensions: { code: 'TOKEN_REVOKED' } }],
  });
  const refused = await ask(socket, REVISE, revision(3)).catch((error: unknown) => error);
  expect(codeOf(refused)).toMatch(/^(TOKEN_REVOKED|4403)$/);
  expect((await api.list('jude-bellingham')).revision).toBe(before);
  expect(await socket.closed).toMatchObject({ code: 4403, reason: 'Token revoked' });

  expect(await revoke('newsdesk')).toMatchObject({ refusal: { message: 'There is no valid token "newsdesk".' } });
});

/** Returns the code of a rejection: that of the operation's error, or of the socket's close. */
function codeOf(refused: unknown): string {
  if (Array.isArray(refused)) return String(refused[0]?.extensions?.code);
  return String((refused as { code?: unknown }).code);
}

test('a socket of a revoked token is refused its next operation, and closed', async () => {
  const webSocket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    headers: bearer(await create('agency')),
  });
  const heard: string[] = [];
  const closed = new Promise<readonly [number, string]>((resolve) =>
    webSocket.once('close', (code, reason) => resolve([code, String(reason)])),
  );
  const acknowledged = new Promise((resolve) => webSocket.once('message', resolve));
  webSocket.once('open', () => webSocket.send('{"type":"connection_init"}'));
  await acknowledged;
  webSocket.on('message', (text) => heard.push(String(text)));
  await revoke('agency');
  webSocket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ now }' } }));
  expect(await closed).toEqual([4403, 'Token revoked']);
  // Empty if the socket was closed as idle at the same moment.
  for (const text of heard) {
    expect(JSON.parse(text)).toMatchObject({
      type: 'error',
      payload: [{ message: 'This token was revoked. Reading needs none.', extensions: { code: 'TOKEN_REVOKED' } }],
    });
  }
});

test('a socket of a revoked token that stays silent is closed, and only that one', async () => {
  const [silent, other] = [socketOf(await create('silent')), socketOf(await create('other'))];
  await ask(silent, '{ now }');
  await ask(other, '{ now }');
  await revoke('silent');
  expect(await silent.closed).toMatchObject({ code: 4403, reason: 'Token revoked' });
  expect((await ask(other, REVISE, revision(4))).data.reviseRecoveryEstimate.__typename).toBe('Injury');
  await other.dispose();
});

test('a token that is revoked while a body is being received does not authorise the request', async () => {
  const token = await create('slow');
  const body = JSON.stringify({ query: REVISE, variables: revision(5) });
  const { hostname, port } = new URL(api.url);
  const socket = connect(Number(port), hostname);
  socket.write(
    `POST /graphql HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\ncontent-type: application/json\r\n` +
      `authorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body.slice(0, 10)}`,
  );
  await eventually('it was recognised', async () => (await lastUse('slow')) !== null);
  const { revision: before } = await api.list('jude-bellingham');
  await revoke('slow');
  socket.write(body.slice(10));
  const heard = await text(socket);
  expect(heard).toMatch(/^HTTP\/1\.1 401 /);
  expect(heard).toContain('"code":"TOKEN_REVOKED"');
  expect(heard).not.toContain('"http"');
  expect((await api.list('jude-bellingham')).revision).toBe(before);
});

test('an event stream of a revoked token gets the error instead of the next event, and ends', async () => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...bearer(await create('ticker')),
    },
    body: JSON.stringify({ query: LIVE }),
  });
  let heard = '';
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  while (!heard.includes('recordedBy')) heard += (await reader.read()).value ?? '';
  await revoke('ticker');
  await api.revise(injury, { date: '2026-04-01' });
  for (let part = await reader.read(); !part.done; part = await reader.read()) heard += part.value;
  expect(heard.match(/"data":\{/g)).toHaveLength(1);
  expect(heard).toMatch(/"errors":\[\{[^\n]*"code":"TOKEN_REVOKED"[^\n]*\n\nevent: complete/);
});

test('anonymous subscribers are not affected', async () => {
  const page = api.subscribeToList('jude-bellingham');
  const { revision: first } = (await page.next()).missedGames;
  await create('a-name');
  await revoke('a-name');
  await api.revise(injury, { date: '2026-04-02' });
  expect((await page.next()).missedGames.revision).toBe(first + 1);
});
