import type { Metrics } from '../observability/metrics.ts';
import { listen } from './listen.ts';
import { createServer } from './node-http.ts';

export interface MetricsServer extends AsyncDisposable {
  readonly url: string;
}

/** Serves the metrics on a separate port, so that they are not public. */
export async function serveMetrics(metrics: Metrics, port: number, host: string): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' });
      response.end('Not found. Metrics are at GET /metrics.\n');
      return;
    }
    metrics.text().then(
      (text) => {
        response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' });
        response.end(text);
      },
      () => {
        response.writeHead(500);
        response.end();
      },
    );
  });
  const url = await listen(server, port, host);
  return {
    url: `${url}/metrics`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
