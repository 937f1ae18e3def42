import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ApiClient, openApiClient } from '../support/api-client.ts';
import { axeViolations, openBrowser, type TestBrowser } from '../support/browser.ts';

let api: ApiClient;
let browser: TestBrowser;

beforeAll(async () => {
  [api, browser] = await Promise.all([openApiClient({ SIDELINED_SEED: 'none' }), openBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await api[Symbol.asyncDispose]();
});

test('a browser shows the page of the server without errors and foreign requests', async () => {
  await using opened = await browser.open(api.url);
  const { page, errors, foreignRequests } = opened;
  expect(await page.title()).toContain('Sidelined');
  expect(errors).toEqual([]);
  expect(foreignRequests()).toEqual([]);
});

test('obstacles, errors and foreign requests are found', async () => {
  await using opened = await browser.open(`${api.url}/health/live`);
  const { page, errors, foreignRequests } = opened;
  const elsewhere = api.url.replace('127.0.0.1', 'localhost');
  await page.setContent(
    `<html lang="en"><title>A page</title><main><h1>A page</h1><img src="${elsewhere}/none.png"></main>`,
  );
  expect(await axeViolations(page)).toEqual([expect.stringMatching(/^image-alt: /)]);
  expect(foreignRequests()).toEqual([`${elsewhere}/none.png`]);
  await page.evaluate("console.error('It went wrong')");
  await expect.poll(() => errors, { timeout: 60_000 }).toContain('It went wrong');
});
