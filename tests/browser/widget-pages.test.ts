import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApiClient } from '../support/api-client.ts';
import { axeViolations, openBrowser, type TestBrowser } from '../support/browser.ts';

/** The pages for frames of other sites, oEmbed, and the gallery of widgets. */

const SLUG = 'jude-bellingham';
let api: ApiClient;
let browser: TestBrowser;

beforeAll(async () => {
  [api, browser] = await Promise.all([openApiClient(), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${api.url}${path}`, { headers });

test('a page for frames has the list in a table without JavaScript', async () => {
  const { headline } = await api.list(SLUG);
  await using opened = await browser.open(`${api.url}/embed/player/${SLUG}`, { javaScriptEnabled: false });
  const { page } = opened;
  await page.getByText(headline, { exact: true }).waitFor();
  await page.getByText('As of').waitFor();
  expect(await page.getByRole('row', { name: 'Valencia – Real Madrid' }).textContent()).toContain('Out');
  const response = await get('/embed/player/no-such-player');
  expect(response.status).toBe(404);
});

test('a frame of another site shows the list live, in place of its previous content', async () => {
  const site = createServer((_, response) =>
    response.writeHead(200, { 'content-type': 'text/html' })
      .end(`<!doctype html><html lang="en"><title>Another site</title><main><h1>It</h1>
        <iframe title="The list" width="400" height="400" src="${api.url}/embed/player/${SLUG}?lang=de"></iframe></main></html>`),
  );
  await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve));
  const url = `http://localhost:${(site.address() as AddressInfo).port}/`;
  await using opened = await browser.open(url);
  const { page, errors, foreignRequests } = opened;
  const frame = page.frameLocator('iframe');
  await frame.locator('sidelined-list .live').waitFor();
  expect(await frame.getByRole('table').count()).toBe(0);
  expect(await axeViolations(page)).toEqual([]);
  expect(errors).toEqual([]);
  expect(foreignRequests(api.url)).toEqual([]);
  await new Promise((resolve) => void site.close(resolve).closeAllConnections());
});

test('other pages of the site cannot be framed', async () => {
  const policy = async (path: string) => (await get(path)).headers.get('content-security-policy');
  expect(await policy('/embed/team/real-madrid')).toContain('frame-ancestors *');
  expect(await policy('/widgets')).toContain(`frame-ancestors 'none'`);
});

test('oEmbed supports the addresses of players, teams and fixtures of this server, and no others', async () => {
  const page = await (await get(`/embed/player/${SLUG}`)).text();
  const [, path = ''] = /type="application\/json\+oembed" href="([^"]+)"/.exec(page) ?? [];
  const discovered = await (await get(path.replaceAll('&amp;', '&'))).json();
  const source = `${api.url}/embed/player/${SLUG}`;
  expect(discovered).toMatchObject({ version: '1.0', type: 'rich', title: 'Jude Bellingham', width: 480, height: 420 });
  expect(discovered.html).toContain(`src="${source}"`);
  const ask = (url: string, more = '') => get(`/oembed?format=json&url=${encodeURIComponent(url)}${more}`);
  expect(await (await ask(`${api.url}/players/${SLUG}?lang=es`, '&maxwidth=300')).json()).toMatchObject({
    width: 300,
    html: expect.stringContaining(`src="${source}?lang=es"`),
  });
  const fixture = await api.fixture('valencia', 'real-madrid');
  expect(await (await ask(`${api.url}/fixtures/${encodeURIComponent(fixture)}`)).json()).toMatchObject({
    title: 'Valencia – Real Madrid',
  });
  expect((await ask('https://example.org/players/jude-bellingham')).status).toBe(404);
  expect((await ask(`${api.url}/players/no-such-player`)).status).toBe(404);
  expect((await get(`/oembed?format=xml&url=${encodeURIComponent(source)}`)).status).toBe(501);
});

test('the gallery shows every state without errors and obstacles, from right to left with dark colours', async () => {
  const options = { colorScheme: 'dark', viewport: { width: 1280, height: 800 } } as const;
  await using opened = await browser.open(`${api.url}/widgets?lang=ar`, options);
  const { page, errors, foreignRequests } = opened;
  await page.locator('sidelined-list[data-sample] [part~=game]').first().waitFor();
  await page.locator('sidelined-list[team] .live').waitFor();
  await page.locator('sidelined-list [part=missing]').waitFor();
  expect(await axeViolations(page)).toEqual([]);
  expect(errors).toEqual([]);
  expect(foreignRequests()).toEqual([]);
});
