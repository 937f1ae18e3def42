import { mkdirSync } from 'node:fs';
import { pino } from 'pino';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { openApp } from '../../src/app.ts';
import { configFrom } from '../../src/config.ts';
import { unpackBrowser } from '../support/browser-binary.ts';
import { browserOf } from '../support/browser.ts';
import { launch } from '../support/browser-launch.ts';

/** Takes screenshots of the pages: `npm run screenshots [-- name …]`, as `player` or `player-dark`. */

const FOLDER = 'data/screenshots';
const TOKEN = 'token-for-pictures';

const PAGES: Readonly<Record<string, string>> = {
  home: '/',
  player: '/players/jude-bellingham',
  banned: '/players/marcao',
  team: '/teams/real-madrid',
  fixture: 'FIXTURE',
  search: '/players?search=romero',
  teams: '/players',
  limits: '/limits',
  docs: '/docs/tour',
  widgets: '/widgets',
  'embed-player': '/embed/player/jude-bellingham',
  'embed-team': '/embed/team/real-madrid',
  desk: '/desk',
};

const WIDE = { width: 1280, height: 900 };
const PHONE = { viewport: { width: 375, height: 740 }, isMobile: true, deviceScaleFactor: 2 };
const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: WIDE },
  dark: { viewport: WIDE, colorScheme: 'dark' },
  phone: PHONE,
  es: { viewport: WIDE, locale: 'es' },
  de: { viewport: WIDE, locale: 'de' },
  ar: { viewport: WIDE, locale: 'ar' },
  'ar-phone': { ...PHONE, locale: 'ar', colorScheme: 'dark' },
};

const wanted = process.argv.slice(2);
const isWanted = (page: string, look: string): boolean =>
  wanted.length === 0 || wanted.includes(page) || wanted.includes(`${page}-${look}`);

const config = configFrom({ PORT: '0', DATABASE_URL: ':memory:', SIDELINED_EDITOR_TOKEN: TOKEN });
await using app = await openApp(config, pino({ level: 'silent' }));
await using browser = browserOf(await launch(await unpackBrowser()));
mkdirSync(FOLDER, { recursive: true });

for (const [page, path] of Object.entries(PAGES)) {
  for (const [look, options] of Object.entries(LOOKS)) {
    if (!isWanted(page, look)) continue;
    const url = `${app.url}${path === 'FIXTURE' ? await firstFixture() : path}`;
    await using opened = await browser.open(url, { timezoneId: 'Europe/Madrid', ...options });
    if (page === 'desk') await openStatement(opened.page);
    await opened.page.waitForLoadState('networkidle');
    await opened.page.screenshot({ path: `${FOLDER}/${page}-${look}.png`, fullPage: true });
    console.log(`${FOLDER}/${page}-${look}.png`, ...opened.errors);
  }
}

/** The path of the next game of a team whose squad has absent players. */
async function firstFixture(): Promise<string> {
  const page = await (await fetch(`${app.url}/teams/real-madrid`)).text();
  return /\/fixtures\/[\w-]+/.exec(page)?.[0] ?? '/';
}

/** Signs in at the desk and writes a statement about a player. */
async function openStatement(page: Page): Promise<void> {
  await page.locator('#desk-token').fill(TOKEN);
  await page.keyboard.press('Enter');
  await page.locator('#desk-player:focus').waitFor();
  await page.keyboard.type('bellingham');
  await page.keyboard.press('Enter');
  await page.locator('#desk-statement:focus').waitFor();
  await page.keyboard.type('out for about a month');
  await page.locator('div.difference').waitFor();
}
