import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import type { TestProject } from 'vitest/node';
import { type BrowserBinary, unpackBrowser } from './browser-binary.ts';
import { limitCompileCache } from './compile-cache.ts';
import { MadeThings } from './made-things.ts';
import { remove } from './temp-root.ts';
import type { PostgresServer } from './postgres-server.ts';

/**
 * One PostgreSQL for all tests of a run, started when the first test requests it. It is the server of
 * TEST_DATABASE_URL, or a temporary one. Tests create their databases from a migrated template. The browser is unpacked
 * and the program bundled when the first test requests them at `/browser` or `/program`. What a worker makes for all of
 * them is kept at `/made`.
 */

declare module 'vitest' {
  export interface ProvidedContext {
    /** The URL at which tests get the server's address and the template. */
    readonly postgres: string;
    /** The number of nodes that run the scenarios; 0 for one server on an embedded database. */
    readonly nodes: number;
  }
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | null = null;
  let browser: Promise<BrowserBinary> | null = null;
  const postgres = async () => {
    const { url, template } = await (server ??= start());
    return { url, template };
  };
  let program: Promise<{ readonly path: string }> | null = null;
  const things = new MadeThings();
  const answerTo = (request: IncomingMessage): Promise<object> => {
    const path = request.url;
    if (path === '/made') return things.answer(request);
    if (path === '/browser') return (browser ??= unpackBrowser());
    if (path === '/program') return (program ??= bundle());
    return postgres();
  };
  const listener = createServer((request, response) => {
    // A worker that waits long between two requests must not use a connection that is just being closed.
    response.setHeader('connection', 'close');
    answerTo(request).then(
      (answer: object) => response.end(JSON.stringify(answer)),
      (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  project.provide('postgres', `http://127.0.0.1:${(listener.address() as AddressInfo).port}`);
  return async () => {
    listener.close();
    listener.closeAllConnections();
    await (await server?.catch(() => null))?.[Symbol.asyncDispose]();
    remove(tmpdir());
    limitCompileCache();
  };
}

/** Loads the server only if a test needs it. */
async function start(): Promise<PostgresServer> {
  const { startPostgres } = await import('./postgres-server.ts');
  return startPostgres();
}

/** Loads the bundler only if a test needs it. */
async function bundle(): Promise<{ readonly path: string }> {
  const { bundleProgram } = await import('./bundle.ts');
  return { path: await bundleProgram() };
}
