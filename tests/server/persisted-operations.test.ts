import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { codeOf, get, over, post } from '../support/raw-client.ts';

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const byHash = (text: string) => ({ persistedQuery: { version: 1, sha256Hash: hashOf(text) } });
const TEAM = 'query ($slug: String!) { team(by: { slug: $slug }) { name } }';
const FOLLOW = 'subscription { missedGamesChanged(player: { slug: "nobody" }) { missedGames { revision } } }';
const variables = { slug: 'real-madrid' };
const MADRID = { data: { team: { name: 'Real Madrid CF' } } };

const folder = mkdtempSync(join(tmpdir(), 'sidelined-documents-'));
afterAll(() => rmSync(folder, { recursive: true }));
function listOf(entries: Record<string, string>): string {
  const path = join(folder, `${Object.keys(entries).join('-').slice(0, 40)}.json`);
  writeFileSync(path, JSON.stringify(entries));
  return path;
}

test('with persisted operations only those are executed, by hash or by text, on every transport', async () => {
  const path = listOf({ [hashOf(TEAM)]: TEAM, [hashOf(FOLLOW)]: FOLLOW });
  await using api = await openApiClient({ SIDELINED_PERSISTED_OPERATIONS: path });
  const { url } = api;
  for (const said of [{ extensions: byHash(TEAM) }, { query: TEAM }, { query: TEAM, extensions: byHash(TEAM) }]) {
    for (const transport of ['HTTP', 'WS'] as const) {
      for (let time = 0; time < 3; time += 1)
        expect(await over(transport, url, { ...said, variables })).toEqual(MADRID);
    }
  }
  expect((await post(url, { extensions: byHash(TEAM), variables }, EDITOR)).body).toEqual(MADRID);
  // The operation was found and executed: the player is unknown.
  expect(codeOf({ body: await over('SSE', url, { extensions: byHash(FOLLOW) }) })).toBe('NOT_FOUND');
  expect(codeOf({ body: await over('WS', url, { extensions: byHash(FOLLOW) }) })).toBe('NOT_FOUND');
  for (const transport of ['HTTP', 'SSE', 'WS'] as const) {
    for (const said of [
      { query: '{ now }' },
      { extensions: byHash('{ now }') },
      { query: `${TEAM} ` },
      { query: '' },
    ]) {
      expect(codeOf({ body: await over(transport, url, said) }), JSON.stringify([transport, said])).toBe(
        'DOCUMENT_NOT_LISTED',
      );
    }
    const other = { query: '{ now }', extensions: byHash(TEAM), variables };
    expect(codeOf({ body: await over(transport, url, other) })).toBe('PERSISTED_QUERY_HASH_MISMATCH');
  }
  expect(codeOf(await post(url, { query: '{ now }' }, EDITOR))).toBe('DOCUMENT_NOT_LISTED');
  expect(codeOf(await get(url, '/graphql?query={now}'))).toBe('DOCUMENT_NOT_LISTED');
});

test('without a list a client sends a document once and then its hash; responses to hashes are cached', async () => {
  await using api = await openApiClient();
  const { url } = api;
  const unknown = await post(url, { extensions: byHash(TEAM), variables });
  expect(unknown.body.errors[0]).toMatchObject({
    message: 'PersistedQueryNotFound',
    extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' },
  });
  expect(codeOf({ body: await over('WS', url, { extensions: byHash(TEAM) }) })).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect((await post(url, { query: TEAM, extensions: byHash(TEAM), variables })).body).toEqual(MADRID);
  const address = `/graphql?${new URLSearchParams({
    extensions: JSON.stringify(byHash(TEAM)),
    variables: JSON.stringify(variables),
  })}`;
  for (let time = 0; time < 3; time += 1) {
    expect((await post(url, { extensions: byHash(TEAM), variables })).body).toEqual(MADRID);
    expect((await get(url, address)).body).toEqual(MADRID);
  }
  expect((await get(url, address)).headers.get('etag')).toMatch(/^"/);
  expect(await over('WS', url, { extensions: byHash(TEAM), variables })).toEqual(MADRID);
  expect((await over('HTTP', url, { query: '{ now }', extensions: { persistedQuery: {} } })).errors[0].message).toMatch(
    /sha256Hash/,
  );
});

test('a file of persisted operations with an error refuses the start, in one line', async () => {
  const start = (path: string) => openApiClient({ SIDELINED_PERSISTED_OPERATIONS: path });
  await expect(start(listOf({ [hashOf('a')]: TEAM }))).rejects.toThrow(/is not the sha256/);
  await expect(start(listOf({ [hashOf('{ nothing }')]: '{ nothing }' }))).rejects.toThrow(/nothing/);
  await expect(start(join(folder, 'none.json'))).rejects.toThrow(/SIDELINED_PERSISTED_OPERATIONS/);
});
