import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pino } from 'pino';
import type { BrowserContextOptions } from 'playwright-core';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { launch } from '../support/browser-launch.ts';
import { unpackBrowser } from '../support/browser-binary.ts';

/**
 * Makes pictures of the pages and widgets of a server with demonstration data: `npm run screenshots [-- FOLDER]`. Each page
 * comes in light, dark, on a phone, from right to left, in Spanish and in German.
 */
const FOLDER = resolve(process.argv[2] ?? join(tmpdir(), 'sidelined-screenshots'));

const DESKTOP = { viewport: { width: 1280, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const LOOKS: Readonly<Record<string, { readonly lang: string; readonly options: BrowserContextOptions }>> = {
  light: { lang: 'en', options: { ...DESKTOP, colorScheme: 'light' } },
  dark: { lang: 'en', options: { ...DESKTOP, colorScheme: 'dark' } },
  phone: { lang: 'en', options: PHONE },
  'phone-dark-es': { lang: 'es', options: { ...PHONE, colorScheme: 'dark' } },
  ar: { lang: 'ar', options: DESKTOP },
  es: { lang: 'es', options: DESKTOP },
  de: { lang: 'de', options: DESKTOP },
};

mkdirSync(FOLDER, { recursive: true });
const log = pino({ level: 'silent' });
const config = configFrom({ PORT: '0', DATABASE_URL: ':memory:', SIDELINED_LIMITS: 'off' });
await using app = await openApp(config, log);
const fixture = await firstFixture();
const pages: Readonly<Record<string, string>> = {
  home: '/',
  player: '/players/jude-bellingham',
  team: '/teams/real-madrid',
  fixture: `/fixtures/${fixture}`,
  players: '/players',
  limits: '/limits',
  widgets: '/widgets',
  desk: '/desk',
  'embed-player': '/embed/player/jude-bellingham',
  'embed-team': '/embed/team/real-madrid',
  'embed-fixture': `/embed/fixture/${fixture}`,
};
const only = process.argv[3]?.split(',') ?? Object.keys(pages);

const browser = await launch(await unpackBrowser());
try {
  for (const [look, { lang, options }] of Object.entries(LOOKS)) {
    const context = await browser.newContext({ ...options, timezoneId: 'Europe/Madrid', locale: lang });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      if (!only.includes(name)) continue;
      await page.goto(`${app.url}${path}?lang=${lang}`, { waitUntil: 'load' });
      await page.waitForTimeout(700);
      await page.screenshot({ path: join(FOLDER, `${name}-${look}.png`), fullPage: true });
    }
    await context.close();
  }
} finally {
  await browser.close();
}
console.log(FOLDER);

async function firstFixture(): Promise<string> {
  const query = '{ team(by: { slug: "real-madrid" }) { nextFixture { id } } }';
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { data } = (await response.json()) as { data: { team: { nextFixture: { id: string } } } };
  return encodeURIComponent(data.team.nextFixture.id);
}
