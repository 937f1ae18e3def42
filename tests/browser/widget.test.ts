import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { apiClientAt, openNode } from '../support/api-client.ts';
import { axeViolations, openBrowser, type TestBrowser } from '../support/browser.ts';
import { demoDatabase } from '../support/demo-database.ts';
import type { Node } from '../support/nodes.ts';

/** The widget on a page of another site, in a real browser. */

const SLUG = 'jude-bellingham';
const MAX_BYTES = 5 * 1024;

let database: Disposable & { readonly url: string };
let node: Node;
let browser: TestBrowser;

beforeAll(async () => {
  database = await demoDatabase();
  [node, browser] = await Promise.all([openNode({ DATABASE_URL: database.url }), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await stop();
  database[Symbol.dispose]();
});

async function stop(): Promise<void> {
  await node.transports[Symbol.asyncDispose]();
  await node.app[Symbol.asyncDispose]();
}

/** Another site, which serves these pages and files. */
async function otherSite(files: Record<string, string>): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(({ url = '' }, response) => {
    const type = url.endsWith('.js') ? 'text/javascript' : 'text/html';
    const headers = {
      'content-type': `${type}; charset=utf-8`,
      'content-security-policy': `default-src 'none'; script-src 'self' ${node.app.url}; style-src 'self'; connect-src ws: http:`,
    };
    if (files[url] === undefined) response.writeHead(204).end();
    else response.writeHead(200, headers).end(files[url]);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: () => new Promise((resolve) => void server.close(() => resolve()).closeAllConnections()),
  };
}

/** Keeps the events of all widgets. */
const EVENTS = `heard = [];
addEventListener('sidelined-change', ({ target, detail }) =>
  heard.push({ player: target.getAttribute('player'), revision: detail.revision, kinds: detail.changes.map(({ kind }) => kind) }));`;

const pageWith = (widgets: string, script = `${node.app.url}/widget.js`): string => `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Another site</title>
<script src="/events.js"></script><script src="${script}" async></script>
<main><h1>Another site</h1>${widgets}<p id="after">After it.</p></main></html>`;

const siteWith = (widgets: string) => otherSite({ '/': pageWith(widgets), '/events.js': EVENTS });

/** Waits until an expression is true in the page, whose policy forbids the polling of Playwright. */
const until = (page: Page, expression: string) =>
  expect.poll(() => page.evaluate(expression), { timeout: 60_000 }).toBe(true);

async function headline(language: string): Promise<string> {
  const document = `{ player(by: { slug: "${SLUG}" }) { missedGames { headline(language: ${language}) } } }`;
  return (await node.transports.query(document)).data.player.missedGames.headline;
}

async function revise(date: string): Promise<void> {
  await using api = apiClientAt(node.app.url);
  await api.revise(await api.injuryOf(SLUG), { date });
}

test('a page of another origin shows the lists of a player, a team and a fixture, live and in its language', async () => {
  await using api = apiClientAt(node.app.url);
  const fixture = await api.fixture('valencia', 'real-madrid');
  await using site = await siteWith(`
    <sidelined-list player="${SLUG}"><table><tr><td>The table of before</table></sidelined-list>
    <sidelined-list player="${SLUG}" lang="es"></sidelined-list>
    <sidelined-list player="${SLUG}" lang="de_AT@euro"></sidelined-list>
    <sidelined-list player="${SLUG}" lang="ar"></sidelined-list>
    <sidelined-list team="real-madrid"></sidelined-list>
    <sidelined-list fixture="${fixture}"></sidelined-list>
    <sidelined-list player="no-such-player"></sidelined-list>`);
  await using opened = await browser.open(site.url, { timezoneId: 'America/New_York' });
  const { page, errors, requests, foreignRequests } = opened;
  const widget = (selector: string) => page.locator(`sidelined-list${selector}`);

  for (const language of ['EN', 'ES', 'DE', 'AR']) {
    const selector = language === 'EN' ? ':not([lang])[player]' : `[lang^=${language.toLowerCase()}]`;
    await widget(selector)
      .locator('[part=headline]')
      .first()
      .getByText(await headline(language), { exact: true })
      .waitFor();
  }
  const english = widget(`[player="${SLUG}"]`).first();
  expect(await page.getByText('The table of before').count()).toBe(0);
  // The kick-off in Lisbon, at eight in the evening.
  await english.getByText('Benfica – Real Madrid').first().waitFor();
  expect(await english.locator('[part~=game]', { hasText: 'Benfica' }).first().textContent()).toContain(
    'Tue 17 Feb, 15:00',
  );
  expect(await widget('[lang=ar]').locator('article').getAttribute('dir')).toBe('rtl');
  await widget('[team]').getByText('Valencia – Real Madrid').waitFor();
  await widget('[fixture]').getByText('Bellingham', { exact: true }).waitFor();
  await widget('[player="no-such-player"]').getByText('Not found').waitFor();

  await english.locator('summary').click();
  await english.locator('[part=said] small').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);

  const place = () => page.evaluate("document.getElementById('after').offsetTop");
  const before = await place();
  await revise('2026-03-20');
  await until(page, 'heard.filter(({ player }) => player !== null).length === 4');
  await english.getByText(await headline('EN'), { exact: true }).waitFor();
  expect(await english.locator('[part~=new]').count()).toBeGreaterThan(0);
  expect(await place()).toBe(before);
  const [event] = (await page.evaluate('heard')) as { revision: number; kinds: string[] }[];
  expect(event!.kinds.length).toBeGreaterThan(0);

  expect(errors).toEqual([]);
  expect(foreignRequests(node.app.url)).toEqual([]);
  expect(requests.filter((url) => url.startsWith('ws'))).toHaveLength(1);
});

test('thirty widgets on a page share one stream across a deploy, and announce each change once', async () => {
  const document = '{ players(first: 60) { nodes { slug } } }';
  const slugs: string[] = (await node.transports.query(document)).data.players.nodes.map((one: any) => one.slug);
  const thirty = [SLUG, ...slugs.filter((slug) => slug !== SLUG)].slice(0, 30);
  expect(thirty).toHaveLength(30);
  await using site = await siteWith(
    thirty.map((slug) => `<sidelined-list player="${slug}"></sidelined-list>`).join(''),
  );
  await using opened = await browser.open(site.url);
  const { page, requests } = opened;
  const live =
    "[...document.querySelectorAll('sidelined-list')].filter((one) => one.shadowRoot.querySelector('.live')).length";
  await until(page, `${live} === 30`);
  const sockets = () => requests.filter((url) => url.startsWith('ws'));
  expect(sockets()).toHaveLength(1);

  const { port } = new URL(node.app.url);
  await stop();
  await until(page, `${live} === 0`);
  node = await openNode({ DATABASE_URL: database.url, PORT: port });
  await revise('2026-04-02');
  await until(page, `${live} === 30`);
  await page.getByText(await headline('EN'), { exact: true }).waitFor();
  await until(page, 'heard.length === 1');
  await revise('2026-04-20');
  await page.getByText(await headline('EN'), { exact: true }).waitFor();
  await until(page, 'heard.length === 2');

  // A hidden page has no stream. Shown again, it catches up.
  const before = sockets().length;
  const hide = (isHidden: boolean) =>
    page.evaluate(`Object.defineProperty(document, 'hidden', { value: ${isHidden}, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'))`);
  await hide(true);
  await expect.poll(() => node.app.liveQueries.size().queries, { timeout: 60_000 }).toBe(0);
  await revise('2026-04-24');
  expect(sockets()).toHaveLength(before);
  await hide(false);
  await page.getByText(await headline('EN'), { exact: true }).waitFor();
  await until(page, 'heard.length === 3');
  const heard = (await page.evaluate('heard')) as { player: string; revision: number }[];
  expect(heard.map(({ player }) => player)).toEqual([SLUG, SLUG, SLUG]);
  const [first] = heard;
  expect(heard.map(({ revision }) => revision - first!.revision)).toEqual([0, 1, 2]);
});

test('the content that the page put into the element stays while the API is unreachable', async () => {
  const response = await fetch(`${node.app.url}/widget.js`);
  await using site = await otherSite({
    '/': pageWith(`<sidelined-list player="${SLUG}"><p>The table of before</p></sidelined-list>`, '/widget.js'),
    '/widget.js': await response.text(),
    '/events.js': EVENTS,
  });
  await using opened = await browser.open(site.url);
  const { page } = opened;
  // It tried, and tries again.
  const attempts = () => opened.requests.filter((url) => url.startsWith('ws')).length;
  await expect.poll(attempts, { timeout: 60_000 }).toBeGreaterThan(1);
  expect(await page.getByText('The table of before').isVisible()).toBe(true);
});

test('the script is small, and served for pages of every origin', async () => {
  const url = `${node.app.url}/widget.js`;
  const response = await fetch(url, { headers: { 'accept-encoding': 'identity' } });
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'access-control-allow-origin': '*',
    'content-type': 'text/javascript; charset=utf-8',
  });
  const text = await response.text();
  expect(gzipSync(text).length).toBeLessThanOrEqual(MAX_BYTES);
  expect(text).not.toMatch(/\bimport\b/);
  const etag = response.headers.get('etag')!;
  expect((await fetch(url, { headers: { 'if-none-match': etag, 'accept-encoding': 'identity' } })).status).toBe(304);
});
