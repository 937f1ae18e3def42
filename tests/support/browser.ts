import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';
import type { BrowserBinary } from './browser-binary.ts';
import { launch, WAIT_MS } from './browser-launch.ts';

/** The minified source takes half the time to load. */
const AXE = fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url));

const DESKTOP = { width: 1280, height: 720 };

/** A real browser for one test file; each page has a separate context. */
export interface TestBrowser extends AsyncDisposable {
  /** Opens a page. Options are those of a browser context: `locale`, `timezoneId`, `viewport`, `javaScriptEnabled` … */
  open(url: string, options?: BrowserContextOptions): Promise<OpenPage>;
}

/** A page with its errors. Disposing of it resets it for the next test. */
export interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  /** Errors on the console, including violations of the Content-Security-Policy, and uncaught exceptions. */
  readonly errors: readonly string[];
  /** The addresses that were requested, in order. */
  readonly requests: readonly string[];
  /** Returns the requested addresses on other origins than the page's own. */
  foreignRequests(...allowed: readonly string[]): string[];
}

/** Starts the browser. Open one for each test file, in `beforeAll`, and dispose of it in `afterAll`. */
export async function openBrowser(): Promise<TestBrowser> {
  const response = await fetch(`${inject('postgres')}/browser`);
  if (!response.ok) throw new Error(await response.text());
  return browserOf(await launch((await response.json()) as BrowserBinary));
}

export function browserOf(browser: Browser): TestBrowser {
  /** Pages that no test uses, by the options of their contexts. */
  const unused = new Map<string, PooledPage[]>();
  return {
    async open(url, options = {}) {
      const { viewport = DESKTOP, colorScheme = 'light', ...ofContext } = options;
      const key = JSON.stringify(ofContext);
      const pooled = unused.get(key)?.pop() ?? (await pooledPage(await browser.newContext(ofContext)));
      const { page } = pooled;
      const { errors, requests } = (pooled.seen = { errors: [], requests: [] });
      if (viewport !== null) await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      await page.goto(url);
      return {
        page,
        errors,
        requests,
        foreignRequests: (...allowed) => foreign(requests, [page.url(), ...allowed]),
        async [Symbol.asyncDispose]() {
          await forget(page);
          unused.set(key, [...(unused.get(key) ?? []), pooled]);
        },
      };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/** A page in a separate context, reused by tests: creating one takes as much CPU as a test. */
interface PooledPage {
  readonly page: Page;
  seen: { readonly errors: string[]; readonly requests: string[] };
}

async function pooledPage(context: BrowserContext): Promise<PooledPage> {
  context.setDefaultTimeout(WAIT_MS);
  const page = await context.newPage();
  const pooled: PooledPage = { page, seen: { errors: [], requests: [] } };
  page.on('console', (message) => void (message.type() === 'error' && pooled.seen.errors.push(message.text())));
  page.on('pageerror', (error) => pooled.seen.errors.push(error.message));
  page.on('request', (request) => pooled.seen.requests.push(request.url()));
  page.on('websocket', (socket) => pooled.seen.requests.push(socket.url()));
  return pooled;
}

/** Removes storage, cookies, routes and the document, so that the next test starts with an empty page. */
async function forget(page: Page): Promise<void> {
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.evaluate('sessionStorage.clear(); localStorage.clear()');
  await page.context().clearCookies();
  await page.goto('about:blank');
}

let axeSource: string | null = null;

/**
 * Returns the violations that axe finds in the page, one line for each with its elements. Passing elements are not
 * described, and no separate page is opened for the report, which halves the time. `within` selects the part that no
 * other check of the page covers.
 */
export async function axeViolations(page: Page, within: string | null = null): Promise<string[]> {
  axeSource ??= readFileSync(AXE, 'utf8');
  const axe = new AxeBuilder({ page, axeSource }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (within === null ? axe : axe.include(within)).analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

function foreign(requests: readonly string[], allowed: readonly string[]): string[] {
  const hosts = new Set(allowed.map((url) => new URL(url).host));
  return requests.filter((url) => /^(http|ws)/.test(url) && !hosts.has(new URL(url).host));
}
