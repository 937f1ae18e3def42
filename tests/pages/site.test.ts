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
  test('has a strict content security policy and an ETag, and no body for HEAD', async () => {
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

test('the documentation is served with its links and pictures, and no other file', async () => {
  const text = await (await get('/docs/tour')).text();
  expect(text).toMatch(/<h1[^>]*>Tour/);
  expect(text).not.toMatch(/href="[^"]*\.md/);
  expect(await (await get('/docs?lang=de')).text()).toContain('href="/docs/recovery-model"');
  expect((await get('/docs/reliability.svg')).headers.get('content-type')).toBe('image/svg+xml');
  for (const path of ['/docs/..%2fpackage.json', '/docs/none', '/docs/%2e%2e%2fREADME', '/docs/none.png']) {
    expect([path, (await get(path)).status]).toEqual([path, 404]);
  }
});

test('assets have the hash of their content in their address, and are compressed and immutable', async () => {
  const [path = ''] = /\/assets\/site\.[\w-]{8}\.css/.exec(await (await get('/')).text()) ?? [];
  const file = await get(path, { 'accept-encoding': 'br' });
  expect(file.headers.get('content-type')).toBe('text/css; charset=utf-8');
  expect(file.headers.get('content-encoding')).toBe('br');
  expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await file.text()).toContain('prefers-reduced-motion');
});

test('names are shown as text, former slugs lead to the present one, and a page is current at once', async () => {
  const name = `<script>alert(1)</script>"'&`;
  const player = await api.mutate(
    `mutation ($name: String!) {
      registerPlayer(input: { name: $name, slug: "odd-name", club: { slug: "real-madrid" } }) { ... on Player { slug } ... on Error { message } }
    }`,
    { name },
  );
  expect(player).toEqual({ slug: 'odd-name' });
  for (const path of ['/players/odd-name', '/players?search=script', '/teams/real-madrid']) {
    const text = await (await get(path)).text();
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('&lt;script>alert(1)&lt;/script>');
  }
  await api.edit('updatePlayer', { player: { slug: 'odd-name' }, slug: 'new-name', name: 'Ordinary Name' }, 'slug');
  const moved = await get('/players/odd-name?lang=it');
  expect([moved.status, moved.headers.get('location')]).toEqual([301, '/players/new-name?lang=it']);
  expect(await (await get('/players/new-name')).text()).toContain('Ordinary Name');
  expect((await get('/players/nobody')).status).toBe(404);
  expect((await get('/fixtures/nothing')).status).toBe(404);
  expect((await get('/teams/%E0%A4%A')).status).toBe(404);
});

test('a page is rendered once for all readers, until something that it shows changes', async () => {
  const etagOf = async (path: string): Promise<string | null> => (await get(path)).headers.get('etag');
  const before = await etagOf('/players/jude-bellingham');
  expect(await etagOf('/players/jude-bellingham')).toBe(before);
  await api.revise(await api.injuryOf('jude-bellingham'), { text: 'back in two weeks' });
  expect(await etagOf('/players/jude-bellingham')).not.toBe(before);
});

test('the first page is small', async () => {
  const page = await get('/', { 'accept-encoding': 'br' });
  const files = [...(await page.clone().text()).matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  const sizes = await Promise.all(
    [...files, '/'].map(async (path) =>
      Number((await get(path, { 'accept-encoding': 'br' }, 'HEAD')).headers.get('content-length')),
    ),
  );
  expect(files.length).toBeGreaterThan(2);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
});
