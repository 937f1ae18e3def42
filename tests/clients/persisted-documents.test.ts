import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';
import { codeOf, get, openInitialised, post } from '../support/raw-client.ts';
import { tempDir } from '../support/temp-dir.ts';

const TEAM = 'query Team($slug: String!) { team(by: { slug: $slug }) { name } }';
const variables = { slug: 'real-madrid' };
const MADRID = { data: { team: { name: 'Real Madrid CF' } } };
const sha256 = createHash('sha256').update(TEAM).digest('hex');
const sha1 = createHash('sha1').update(TEAM).digest('hex');
const md5 = createHash('md5').update(TEAM).digest('hex');

/** The file that each toolchain writes, and the request that its client sends. */
test.each([
  ['graphql-codegen, sha256', { [sha256]: TEAM }, { documentId: sha256 }],
  ['graphql-codegen, sha1', { [sha1]: TEAM }, { documentId: sha1 }],
  ['gql.tada', { [`sha256:${sha256}`]: TEAM }, { documentId: `sha256:${sha256}` }],
  [
    'Apollo',
    {
      format: 'apollo-persisted-query-manifest',
      version: 1,
      operations: [{ id: sha256, name: 'Team', type: 'query', body: TEAM }],
    },
    { operationName: 'Team', extensions: { persistedQuery: { version: 1, sha256Hash: sha256 } } },
  ],
  ['Relay', { [md5]: TEAM }, { id: md5 }],
  ['Relay, pairs', [[md5, TEAM]], { doc_id: md5 }],
  ['a list of objects', [{ id: md5, text: TEAM }], { id: md5 }],
])('%s', async (_, file, params) => {
  using folder = tempDir();
  const path = `${folder.path}/documents.json`;
  writeFileSync(path, JSON.stringify(file));
  await using api = await openApiClient({ SIDELINED_PERSISTED_OPERATIONS: path });
  for (let time = 0; time < 2; time += 1) {
    expect((await post(api.url, { ...params, variables })).body).toEqual(MADRID);
    expect((await post(api.url, { query: TEAM, variables })).body).toEqual(MADRID);
  }
  const url = new URLSearchParams({ variables: JSON.stringify(variables) });
  for (const [name, value] of Object.entries(params))
    url.set(name, typeof value === 'string' ? value : JSON.stringify(value));
  expect((await get(api.url, `/graphql?${url}`, { accept: 'application/json' })).body).toEqual(MADRID);
  using wire = await openInitialised(api.url);
  wire.say({ id: '1', type: 'subscribe', payload: { ...params, variables } });
  expect((await wire.next()).payload).toEqual(MADRID);
  for (const other of [{ documentId: 'unknown' }, { id: `sha256:${md5}` }, { query: '{ now }' }]) {
    if ('id' in other && Object.values(params).includes(md5)) continue;
    expect(codeOf(await post(api.url, other))).toBe('DOCUMENT_NOT_LISTED');
  }
});
