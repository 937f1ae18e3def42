import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openApiClient } from '../support/api-client.ts';

let api: Awaited<ReturnType<typeof openApiClient>>;
beforeAll(async () => {
  api = await openApiClient();
});
afterAll(() => api[Symbol.asyncDispose]());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  fetch(`${api.url}${path}`, { headers, method, redirect: 'manual' });

describe('every page', () => {
  test('comes with a strict policy, an ETag, and without a body for HEAD', async () => {
    const page = await get('/', { 'accept-encoding': 'identity' });
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    );
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const etag = page.headers.get('etag') ?? '';
    expect((await get('/', { 'accept-encoding': 'identity', 'if-none-match': etag })).status).toBe(304);
    expect(await (await get('/', {}, 'HEAD')).text()).toBe('');
    expect((await get('/', {}, 'POST')).status).toBe(405);
    expect((await get('/nothing', {}, 'POST')).status).toBe(404);
  });

  test('is in the chosen language, else in the one that the browser prefers', async () => {
    const langOf = async (path: string, accept = ''): Promise<string | undefined> =>
      /<html lang="\w+" dir="\w+"/.exec(await (await get(path, { 'accept-language': accept })).text())?.[0];
    expect(await langOf('/')).toBe('<html lang="en" dir="ltr"');
    expect(await langOf('/', 'ja, de-AT;q=0.5, es;q=0.2')).toBe('<html lang="de" dir="ltr"');
    expect(await langOf('/?lang=ar', 'de')).toBe('<html lang="ar" dir="rtl"');
    expect(await langOf('/?lang=xx', 'fr;q=0, it')).toBe('<html lang="it" dir="ltr"');
  });

  test('an unknown address is a page for browsers and plain text for programs', async () => {
    const page = await get('//example.org/nothing', { accept: 'text/html' });
    expect(page.status).toBe(404);
    const text = await page.text();
    expect(text).toContain('There is no such page');
    expect(text).not.toContain('example.org');
    expect(await (await get('/nothing')).text()).toBe('Not found.\n');
    expect((await get('/assets/site.00000000.css')).status).toBe(404);
  });
});

test('assets have the hash of their content in their address, and are packed and kept for ever', async () => {
  const [path = ''] = /\/assets\/site\.[\w-]{8}\.css/.exec(await (await get('/')).text()) ?? [];
  const file = await get(path, { 'accept-encoding': 'br' });
  expect(file.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(file.headers.get('content-encoding')).toBe('br');
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await file.text()).toContain('prefers-reduced-motion');
});
