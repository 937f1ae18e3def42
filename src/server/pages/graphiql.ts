import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { exampleTabs } from './graphiql-examples.ts';
import { inlineHash, pageHeaders } from './security-headers.ts';

interface Page {
  readonly whole: Buffer;
  readonly packed: Buffer;
  readonly head: Readonly<Record<string, string>>;
  readonly tag: string;
}

let page: Promise<Page> | undefined;

/** Whether a browser wants to see GraphiQL. */
export function wantsGraphiQL({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true;
}

/** GraphiQL, served from here, made once. It is its own script, which alone may run in it. */
export async function serveGraphiQL(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { whole, packed, head, tag } = await (page ??= makePage());
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, { etag: tag }).end();
    return;
  }
  const packs = String(request.headers['accept-encoding'] ?? '').includes('gzip');
  const body = packs ? packed : whole;
  response.writeHead(200, {
    ...head,
    etag: tag,
    'content-length': body.length,
    ...(packs && { 'content-encoding': 'gzip' }),
  });
  response.end(body);
}

async function makePage(): Promise<Page> {
  // Nine megabytes, which a server that nobody explores need not read at its start.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Sidelined',
    subscriptionsProtocol: 'WS',
    defaultTabs: exampleTabs,
    shouldPersistHeaders: true,
  }).replaceAll('\r\n', '\n');
  const whole = Buffer.from(html);
  const head = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'accept, accept-encoding',
    ...pageHeaders(
      `default-src 'none'; script-src ${inlineHash(html, 'script')}; worker-src blob:; connect-src 'self'; ` +
        `style-src 'unsafe-inline'; font-src data:; img-src data:`,
    ),
  };
  const tag = `"${createHash('sha1').update(whole).digest('base64url')}"`;
  return { whole, packed: await promisify(gzip)(whole), head, tag };
}
