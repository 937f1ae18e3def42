import { expect, test } from 'vitest';
import { EDITOR, openApiClient } from '../support/api-client.ts';
import { eventually } from '../support/eventually.ts';

const FOLLOW =
  'subscription ($slug: String!) { missedGamesChanged(player: { slug: $slug }) { missedGames { revision } } }';

async function open(url: string, slug: string, headers: Record<string, string> = {}) {
  const leave = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query: FOLLOW, variables: { slug } }),
    signal: leave.signal,
  });
  return { response, leave };
}

const headersOf = ({ headers }: Response) =>
  ['content-type', 'cache-control', 'access-control-allow-origin'].map((name) => headers.get(name));

test('an event stream is the same with and without a token', async () => {
  await using api = await openApiClient();
  const anonymous = await open(api.url, 'nobody');
  const editors = await open(api.url, 'nobody', EDITOR);
  expect(headersOf(anonymous.response)).toEqual(headersOf(editors.response));
  expect([anonymous.response.status, editors.response.status]).toEqual([200, 200]);
  const body = await anonymous.response.text();
  expect(body).toMatch(/^:\n\nevent: next\nid: final\ndata: \{.*NOT_FOUND.*\}\n\nevent: complete\ndata:\n\n$/);
  expect(body).toContain('"data":null');
  expect(await editors.response.text()).toBe(body);
});

test('all subscribers of one list share a live query, and a subscriber that leaves is removed', async () => {
  await using api = await openApiClient();
  const streams = await Promise.all(Array.from({ length: 100 }, () => open(api.url, 'jude-bellingham')));
  const readers = streams.map(({ response }) => response.body?.pipeThrough(new TextDecoderStream()).getReader());
  expect(api.app.liveQueries.size().queries).toBe(1);
  const window = { earliest: '2026-03-01', likely: '2026-03-08', latest: '2026-03-15' };
  await api.revise(await api.injuryOf('jude-bellingham'), { window });
  for (const reader of readers) {
    let heard = '';
    while (heard.split('event: next').length < 3) heard += (await reader?.read())?.value ?? '';
    expect(heard.match(/"revision":\d+/g)).toHaveLength(2);
  }
  for (const { leave } of streams) leave.abort();
  await eventually('no live query is left', () => api.app.liveQueries.size().queries === 0);
});
