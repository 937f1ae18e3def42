import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { exampleTabs } from './graphiql-examples.ts';
import { inlineHash, pageHeaders } from '../security-headers.ts';

interface Page {
  readonly html: Buffer;
  readonly gzipped: Buffer;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
}

let page: Promise<Page> | undefined;

/** Whether a browser requests GraphiQL. */
export function isGraphiQLRequest({ method, headers }: IncomingMessage): boolean {
  return method === 'GET' && headers.accept?.includes('text/html') === true;
}

/** Serves GraphiQL from this server. The page is rendered once; its inline script is the only one that may run in it. */
export async function serveGraphiQL(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { html, gzipped, headers, etag } = await (page ??= renderPage());
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { etag }).end();
    return;
  }
  const acceptsGzip = String(request.headers['accept-encoding'] ?? '').includes('gzip');
  const body = acceptsGzip ? gzipped : html;
  response.writeHead(200, {
    ...headers,
    etag,
    'content-length': body.length,
    ...(acceptsGzip && { 'content-encoding': 'gzip' }),
  });
  response.end(body);
}

async function renderPage(): Promise<Page> {
  // 9 MB, loaded only when used.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const text = renderGraphiQL({
    title: 'Sidelined',
    subscriptionsProtocol: 'WS',
    defaultTabs: exampleTabs,
    // A token in the headers must not stay in the browser.
    shouldPersistHeaders: false,
  }).replaceAll('\r\n', '\n');
  const html = Buffer.from(text);
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    vary: 'accept, accept-encoding',
    ...pageHeaders(
      `default-src 'none'; script-src ${inlineHash(text, 'script')}; worker-src blob:; connect-src 'self'; ` +
        `style-src 'unsafe-inline'; font-src data:; img-src data:`,
    ),
  };
  const etag = `"${createHash('sha1').update(html).digest('base64url')}"`;
  return { html, gzipped: await promisify(gzip)(html), headers, etag };
}
