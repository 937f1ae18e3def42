import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { configFrom } from '../../src/config.ts';
import { createToken, formatTokenList, revokeToken } from '../../src/auth/token-commands.ts';
import { openStore } from '../../src/storage/open-database.ts';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { databaseFile, sidelined } from '../support/process.ts';
import { bearer, tokenCommands } from '../support/token-commands.ts';

const file = databaseFile();
const { env } = file;
const { create, revoke, lastUse, withTokens } = tokenCommands(env);
let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => void (api = await openApiClient(env)));
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  file[Symbol.dispose]();
});

const AUDIT = '{ audit(first: 1) { totalCount } }';

describe('token commands', () => {
  test('a name is unique among the valid tokens, and free again when its token is revoked', async () => {
    const first = await create('radio');
    expect(await withTokens((tokens) => createToken(tokens, 'radio', 'FEED'))).toMatchObject({
      refusal: {
        kind: 'CONFLICT',
        message: 'A token "radio" exists already. Revoke it first, or choose another name.',
      },
    });
    await revoke('radio');
    const second = await create('radio', 'FEED');
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
    const token = await create('tv', 'FEED');
    expect(await lineOf('tv')).toMatch(/^tv +feed +\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ +- +-$/);
    await api.query('{ now }', {}, bearer(token));
    const used = await lineOf('tv');
    expect(used).toMatch(/^tv +feed +\S+Z +\S+Z +-$/);
    // Written at most once a minute, for any number of operations.
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

describe('the token of the first start', () => {
  test('is an ordinary token: it is listed and can be revoked, and no other is created afterwards', async () => {
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

  test('the token of the environment is an editor of that name, even if other tokens exist', async () => {
    expect(api.app.createdToken).toBe(null);
    expect((await api.query(AUDIT, {}, EDITOR)).errors).toBe(undefined);
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
