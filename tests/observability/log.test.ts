import DatabaseFile from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { openLogger } from '../../src/observability/logger.ts';
import { apiClientAt, TOKEN } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';
import { databaseFile, type ServerProcess, startServer } from '../support/process.ts';

const NAME = 'query Name($slug: String!) { player(by: { slug: $slug }) { name } }';

/** Returns the log lines with this message, once there are at least `many`. */
async function lines(server: ServerProcess, kind: string, many: number): Promise<any[]> {
  const found = () => server.logged.map((line) => JSON.parse(line)).filter(({ msg }) => msg === kind);
  await eventually(`${many} lines "${kind}"`, () => found().length >= many);
  return found();
}

test('each operation has a log line with the id of its request and without secrets', async () => {
  using file = databaseFile();
  await using server = await startServer({ ...file.env, SIDELINED_LOG: 'debug' });
  expect(server.lines.at(-1)).toContain('ready');
  const api = apiClientAt(server.url);
  const ask = (id: string, headers: Record<string, string> = {}, variables: object = { slug: 'pedri' }) =>
    fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-request-id': id, ...headers },
      body: JSON.stringify({ query: NAME, variables }),
    });

  // Every response but a cache hit has the id: a hit costs no more than its bytes.
  expect((await ask('newsroom-7')).headers.get('x-request-id')).toBe('newsroom-7');
  expect((await ask('again')).headers.get('x-request-id')).toBe(null);
  const cookie = { cookie: 'session=cookie-secret' };
  const made = (await ask('not fit: "} {', cookie, { slug: 'gavi' })).headers.get('x-request-id');
  expect(made).toMatch(/^[0-9a-f-]{36}$/);
  // Rejected before it is an operation: counted, but without a log line.
  const wrong = await ask('wrong', { authorization: 'Bearer wrong-token-secret' }, { slug: 'variable-secret' });
  expect(wrong.status).toBe(401);

  const injury = await api.injuryOf('jude-bellingham');
  await api.revise(injury, { date: '2026-03-01' }, { note: 'note-secret' });
  await using page = api.subscribe(
    'subscription Watch { missedGamesChanged(player: { slug: "pedri" }) { __typename } }',
  );
  await page.next();
  await api.query(`{ nothing(note: "literal-secret") }`);

  const logged = await lines(server, 'operation', 7);
  const of = (id: string) => logged.find(({ requestId }) => requestId === id);
  expect(of('newsroom-7')).toMatchObject({
    level: 30,
    type: 'query',
    operation: 'Name',
    outcome: 'answered',
    transport: 'http',
    cache: 'miss',
    ms: expect.any(Number),
  });
  const hit = { level: 20, operation: 'Name', transport: 'http', cache: 'hit', status: 200 };
  expect(of('again')).toMatchObject(hit);
  expect(of('wrong')).toBeUndefined();
  expect(logged).toContainEqual(expect.objectContaining({ type: 'mutation', outcome: 'answered' }));
  expect(logged).toContainEqual(expect.objectContaining({ operation: 'Watch', transport: 'websocket' }));
  expect(logged).toContainEqual(expect.objectContaining({ operation: '(unknown)', outcome: 'refused' }));
  expect(new Set(logged.map(({ requestId }) => typeof requestId))).toEqual(new Set(['string']));
  expect(await server.stop()).toBe(0);
  const all = server.logged.join('\n');
  expect(all).not.toMatch(/secret|not fit/);
  expect(all).not.toContain(TOKEN);
});

test('an unexpected error has an id in the response and in the log, beside the id of the request', async () => {
  using file = databaseFile();
  let text = '';
  await using app = await openApp(
    configFrom({ ...file.env, PORT: '0', SIDELINED_SEED: 'none', SIDELINED_EDITOR_TOKEN: TOKEN }),
    openLogger('error', { write: (line) => void (text += line) }),
  );
  const other = new DatabaseFile(file.env.DATABASE_URL.slice('file:'.length));
  other.exec('ALTER TABLE team RENAME TO gone');
  other.close();
  const api = apiClientAt(app.url);
  for (const [id, again] of [
    ['broken-1', ''],
    ['broken-2', ' '],
  ] as const) {
    text = '';
    const { errors } = await api.query(`query Teams { teams { totalCount } }${again}`, {}, { 'x-request-id': id });
    expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', id: expect.any(String) });
    expect(JSON.stringify(errors)).not.toContain('no such table');
    expect(JSON.parse(text)).toMatchObject({
      level: 50,
      msg: 'unexpected error',
      id: (errors as any)[0].extensions.id,
      requestId: id,
      err: { type: 'SqliteError', message: expect.stringContaining('no such table') },
    });
  }
});

test('the log never contains tokens, cookies, variables or values of statements', () => {
  let text = '';
  const log = openLogger('info', { write: (line) => void (text += line) }, ['own-token-s3cret', null]);
  const failed = Object.assign(new Error('Failed query: insert ?\nparams: s3cret,Müller'), { params: ['s3cret'] });
  log.info({
    authorization: 'Bearer s3cret',
    req: { headers: { cookie: 's3cret' }, 'set-cookie': 's3cret' },
    variables: { note: 's3cret' },
    operation: { variables: { note: 's3cret' }, token: 's3cret' },
    free: 'authorization: bearer s3cret-token and Basic s3cret==',
    own: 'own-token-s3cret',
  });
  log.error({ err: new Error('while writing', { cause: failed }) }, 'own-token-s3cret is in the message');
  log.error({ err: 'Bearer s3cret' });
  expect(text).not.toContain('s3cret');
  const [, second] = text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(second.err).toMatchObject({ type: 'Error', message: 'while writing', cause: { stack: expect.any(String) } });
});
