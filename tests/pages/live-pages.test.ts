import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApiClient, openApiClient } from '../support/api-client.ts';
import { axeViolations, openBrowser, type TestBrowser } from '../support/browser.ts';

let api: ApiClient;
let browser: TestBrowser;

beforeAll(async () => {
  [api, browser] = await Promise.all([openApiClient(), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

const PHONE = { width: 360, height: 700 };

/** Revises the estimate and returns the new headline. */
async function revise(text: string): Promise<string> {
  await api.revise(await api.injuryOf('jude-bellingham'), { text });
  return (await api.list('jude-bellingham')).headline;
}

describe('without JavaScript', () => {
  test('the match centre links to a player, whose games, curve and history are shown', async () => {
    await using opened = await browser.open(api.url, { javaScriptEnabled: false });
    const { page } = opened;
    await page.getByRole('link', { name: 'Jude Bellingham' }).first().click();
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Jude Bellingham');
    expect(await page.getByText((await api.list('jude-bellingham')).headline).count()).toBeGreaterThan(0);
    const game = page.getByRole('listitem').filter({ hasText: 'Valencia' }).first();
    expect(await game.textContent()).toMatch(/Sun 8 Feb.*Valencia.*away.*9\d%.*Out/s);
    expect(await page.getByRole('figure').count()).toBe(2);
    await page.getByText('As a table').first().click();
    expect(await page.getByRole('row').filter({ hasText: 'Sun 8 Feb' }).textContent()).toMatch(/\d%/);
  });

  test('a search finds players and teams', async () => {
    await using opened = await browser.open(`${api.url}/players?lang=es`, { javaScriptEnabled: false });
    const { page } = opened;
    await page.getByLabel('Nombre').fill('Bellingham');
    await page.getByRole('button', { name: 'Buscar' }).click();
    expect(await page.getByRole('link', { name: 'Jude Bellingham' }).getAttribute('href')).toBe(
      '/players/jude-bellingham?lang=es',
    );
  });
});

test('a revision appears on open pages of other browsers, is announced, and moves neither focus nor details', async () => {
  await using player = await browser.open(`${api.url}/players/jude-bellingham`);
  await using centre = await browser.open(api.url);
  const { page } = player;
  await page.getByText('Live', { exact: true }).waitFor();
  await centre.page.getByText('Live', { exact: true }).waitFor();
  await page.locator('#published-lists > summary').click();
  const headline = await revise('out for about three weeks');
  await page.getByText(headline).first().waitFor();
  await centre.page.getByText(headline).first().waitFor();
  expect(await page.getByRole('status').textContent()).toContain(headline);
  expect(await centre.page.getByRole('status').textContent()).toContain(headline);
  expect(await page.locator('#published-lists').getAttribute('open')).toBe('');
  expect(await page.evaluate('document.activeElement.parentElement.id')).toBe('published-lists');
  expect(await page.getByRole('listitem').filter({ hasText: 'out for about three weeks' }).count()).toBeGreaterThan(0);
  for (const { errors, foreignRequests } of [player, centre]) {
    expect(errors).toEqual([]);
    expect(foreignRequests()).toEqual([]);
  }
});

test.each([
  ['light', '/', { colorScheme: 'light' }],
  ['right to left, on a phone', '/players/jude-bellingham?lang=ar', { viewport: PHONE }],
  ['of a team, in German on a phone', '/teams/real-madrid?lang=de', { viewport: PHONE, colorScheme: 'dark' }],
  ['of the documentation, on a phone', '/docs/recovery-model', { viewport: PHONE }],
] as const)('a page %s is accessible, fits its window, and breaks no rule of its policy', async (_, path, options) => {
  await using opened = await browser.open(`${api.url}${path}`, options);
  const { page, errors, foreignRequests } = opened;
  expect(await axeViolations(page)).toEqual([]);
  const isTooWide = await page.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
  expect(isTooWide).toBe(false);
  expect(errors).toEqual([]);
  expect(foreignRequests()).toEqual([]);
});

test('a game shows both squads; kick-off times are those of the reader', async () => {
  const id = await api.fixture('athletic-club', 'real-sociedad', '2026-02-01');
  await using opened = await browser.open(`${api.url}/fixtures/${id}`, { timezoneId: 'America/New_York' });
  const { page } = opened;
  await page.getByText('Kick-off times in your time zone.').waitFor();
  expect(await page.locator('time[data-local]').first().textContent()).toContain('15:00');
  expect(await page.getByRole('link', { name: 'Takefusa Kubo' }).count()).toBe(1);
  expect(await page.getByRole('link', { name: 'Oihan Sancet' }).count()).toBe(1);
});
