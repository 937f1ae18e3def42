import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import type { BrowserBinary } from './browser-binary.ts';
import { launch, WAIT_MS } from './browser-launch.ts';

/** A real browser for one test file; each page has a separate context. */
export interface TestBrowser extends AsyncDisposable {
  /** Opens a page. Options are those of a browser context: `locale`, `timezoneId`, `viewport`, `javaScriptEnabled` … */
  open(url: string, options?: BrowserContextOptions): Promise<OpenPage>;
}

/** A page with its errors. Disposing of it closes its context. */
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
  return {
    async open(url, options) {
      const context = await browser.newContext(options);
      context.setDefaultTimeout(WAIT_MS);
      const page = await context.newPage();
      const errors: string[] = [];
      const requests: string[] = [];
      page.on('console', (message) => void (message.type() === 'error' && errors.push(message.text())));
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('request', (request) => requests.push(request.url()));
      page.on('websocket', (socket) => requests.push(socket.url()));
      await page.goto(url);
      return {
        page,
        errors,
        requests,
        foreignRequests: (...allowed) => foreign(requests, [page.url(), ...allowed]),
        [Symbol.asyncDispose]: () => context.close(),
      };
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}

/**
 * Returns the violations that axe finds in the page, one line for each with its elements. Passing elements are not
 * described, and no separate page is opened for the report, which halves the time. `within` selects the part that no
 * other check of the page covers.
 */
export async function axeViolations(page: Page, within: string | null = null): Promise<string[]> {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();
  const { violations } = await (within === null ? axe : axe.include(within)).analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

function foreign(requests: readonly string[], allowed: readonly string[]): string[] {
  const hosts = new Set(allowed.map((url) => new URL(url).host));
  return requests.filter((url) => /^(http|ws)/.test(url) && !hosts.has(new URL(url).host));
}
