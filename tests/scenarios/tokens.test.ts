import { type Client, createClient } from 'graphql-ws';
import { writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openStore } from '../../src/storage/open-database.ts';
import { configFrom } from '../../src/config.ts';
import { createToken, formatTokenList, revokeToken } from '../../src/auth/token-commands.ts';
import type { TokenScope } from '../../src/auth/token.ts';
import type { Tokens } from '../../src/auth/token-repository.ts';
import { type Answer, EDITOR, mutationOf, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { databaseFile, sidelined } from '../support/process.ts';

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
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** Runs a token command on another connection to the same file, as another process does. */
async function withTokens<T>(work: (tokens: Tokens) => Promise<T>): Promise<T> {
  await using store = await openStore(configFrom(env));
  return work(store.tokens);
}

async function made(name: string, scope: TokenScope = 'EDITOR'): Promise<string> {
  const token = await withTokens((tokens) => createToken(tokens, name, scope));
  if (!token.ok) throw new Error(JSON.stringify(token.refusal));
  return token.value;
}

const revoke = (name: string) => withTokens((tokens) => revokeToken(tokens, name));

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
    headers: bearer(await made('agency')),
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
  // Nothing else, if the socket was closed as idle at the same moment.
  for (const text of heard) {
    expect(JSON.parse(text)).toMatchObject({
      type: 'error',
      payload: [{ message: 'This token was revoked. Reading needs none.', extensions: { code: 'TOKEN_REVOKED' } }],
    });
  }
});

test('a socket of a revoked token that stays silent is closed, and only that one', async () => {
  const [silent, other] = [socketOf(await made('silent')), socketOf(await made('other'))];
  await ask(silent, '{ now }');
  await ask(other, '{ now }');
  await revoke('silent');
  expect(await silent.closed).toMatchObject({ code: 4403, reason: 'Token revoked' });
  expect((await ask(other, REVISE, revision(4))).data.reviseRecoveryEstimate.__typename).toBe('Injury');
  await other.dispose();
});

test('a token that is revoked while a body is on its way does not authorise the body', async () => {
  const token = await made('slow');
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

async function lastUse(name: string): Promise<number | null | undefined> {
  return (await withTokens((tokens) => tokens.all())).find((token) => token.name === name)?.lastUsedAt;
}

test('an event stream of a revoked token gets the error instead of the next event, and ends', async () => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      ...bearer(await made('ticker')),
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
  await made('a-name');
  await revoke('a-name');
  await api.revise(injury, { date: '2026-04-02' });
  expect((await page.next()).missedGames.revision).toBe(first + 1);
});

describe('token commands', () => {
  test('a name is unique among the valid tokens, and free again when its token is revoked', async () => {
    const first = await made('radio');
    expect(await withTokens((tokens) => createToken(tokens, 'radio', 'FEED'))).toMatchObject({
      refusal: {
        kind: 'CONFLICT',
        message: 'A token "radio" exists already. Revoke it first, or choose another name.',
      },
    });
    await revoke('radio');
    const second = await made('radio', 'FEED');
    expect(second).not.toBe(first);
    expect(await api.query('{ now }', {}, bearer(first))).toMatchObject({
      errors: [{ extensions: { code: 'TOKEN_REVOKED' } }],
    });
    expect((await api.query('{ now }', {}, bearer(second))).errors).toBe(undefined);
  });

  test.each(['', ' ', 'two words', '-dash', 'ünïcode', 'x'.repeat(64), 'environment', 'a\nb'])(
    '%j is not a valid name',
    async (name) => {
      expect(await withTokens((tokens) => createToken(tokens, name, 'EDITOR'))).toMatchObject({
        refusal: { issues: [{ path: ['input', 'name'] }] },
      });
    },
  );

  test('the list shows when each was created, last used and revoked, and no secret', async () => {
    const token = await made('tv', 'FEED');
    expect(await lineOf('tv')).toMatch(/^tv +feed +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ +- +-$/);
    await api.query('{ now }', {}, bearer(token));
    const used = await lineOf('tv');
    expect(used).toMatch(/^tv +feed +\S+Z +\S+Z +-$/);
    // Written once a minute at most, however many operations there are.
    const noted = await lastUse('tv');
    for (let n = 0; n < 20; n += 1) await api.query('{ now }', {}, bearer(token));
    expect(await lastUse('tv')).toBe(noted);
    await revoke('tv');
    expect(await lineOf('tv')).toMatch(/^tv +feed +\S+Z +\S+Z +\S+Z$/);
    const all = await sidelined(['token', 'list'], env);
    expect(all.code).toBe(0);
    expect(all.out.split('\n')[0]).toMatch(/^NAME +SCOPE +CREATED +LAST USED +REVOKED$/);
    expect(all.out).toContain(await lineOf('tv'));
    expect(all.out).not.toMatch(/[0-9a-f]{32}|sidelined_/);
  });

  async function lineOf(name: string): Promise<string | undefined> {
    return (await withTokens(formatTokenList)).find((line) => line.startsWith(`${name} `));
  }
});

describe("a feed's token", () => {
  let feed: { authorization: string };
  beforeAll(async () => {
    feed = bearer(await made('opta', 'FEED'));
  });

  test('writes results and a season that is longer than an anonymous body may be', async () => {
    const fixture = await api.fixture('valencia', 'real-madrid');
    const result = { input: { fixture, home: 0, away: 0, status: 'IN_PLAY' } };
    const rescheduled = { input: { fixture, date: '2026-02-09' } };
    expect(
      (await api.query(mutationOf('rescheduleFixture'), rescheduled, feed)).data.rescheduleFixture.__typename,
    ).toBe('Fixture');
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

  test('writes nothing of an operation with a part that it may not use', async () => {
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

  test('reads what anonymous callers read', async () => {
    const { data } = await api.query('{ player(by: { slug: "pedri" }) { slug } }', {}, feed);
    expect(data).toEqual({ player: { slug: 'pedri' } });
  });
});

describe('the token of the first start', () => {
  test('is an ordinary one: it is listed and can be revoked, and no other is created afterwards', async () => {
    using folder = databaseFile();
    const start = () => openApiClient({ ...folder.env, SIDELINED_EDITOR_TOKEN: '', SIDELINED_SEED: 'none' });
    await using store = await openStore(configFrom(folder.env));
    let token: string | null;
    {
      await using first = await start();
      token = first.app.createdToken;
      expect(token).not.toBe(null);
      expect((await first.query('{ now }', {}, bearer(String(token)))).errors).toBe(undefined);
      expect(await store.tokens.all()).toMatchObject([{ name: 'first-start', scope: 'EDITOR', revokedAt: null }]);
    }
    await revokeToken(store.tokens, 'first-start');
    await using second = await start();
    expect(second.app.createdToken).toBe(null);
    expect((await second.query('{ now }', {}, bearer(String(token)))).errors?.[0]?.extensions?.code).toBe(
      'TOKEN_REVOKED',
    );
  });

  test('the token of the environment is an editor of that name, whatever other tokens exist', async () => {
    expect(api.app.createdToken).toBe(null);
    expect((await api.query(REVISE, revision(5), EDITOR)).errors).toBe(undefined);
    expect((await withTokens((tokens) => tokens.all())).map(({ name }) => name)).not.toContain('environment');
  });
});

test('an import by a command is in the audit trail as such', async () => {
  using database = databaseFile();
  const path = `${database.path}.csv`;
  writeFileSync(path, 'date,home,away\n2026-05-21,Real Madrid,Villarreal\n');
  const options = ['--competition', 'Copa', '--season', '2025-26', '--kind', 'CUP', '--time-zone', 'Europe/Madrid'];
  expect((await sidelined(['import', 'csv', path, ...options], database.env)).code).toBe(0);
  await using server = await openApiClient({ ...database.env, SIDELINED_SEED: 'none' });
  const { data } = await server.query(
    '{ audit(first: 1) { nodes { what by { kind token scope } subjects { node { __typename } } } } }',
    {},
    EDITOR,
  );
  expect(data.audit.nodes).toEqual([
    {
      what: 'importFixtures',
      by: { kind: 'COMMAND_LINE', token: null, scope: null },
      subjects: ['Fixture', 'Competition', 'Team', 'Team'].map((name) => ({
        node: { __typename: name },
      })),
    },
  ]);
});
