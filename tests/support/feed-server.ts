import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventually } from './eventually.ts';

/** Longer than Node's 5 seconds, so that no request uses a connection that is just being closed. */
const KEPT_OPEN = { keepAliveTimeout: 65_000 };

export interface FeedCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

/** Answers one request to a feed. */
export type FeedAnswer = (response: ServerResponse, call: FeedCall) => void;

/** A local server that acts as a feed, with refusals and outages. */
export interface FeedServer extends AsyncDisposable {
  readonly url: string;
  readonly calls: readonly FeedCall[];
  /** Answers all requests in this way from now on. */
  answers(answer: FeedAnswer): void;
  /** Answers the next requests in these ways, each once. */
  next(...answers: readonly FeedAnswer[]): void;
  called(count: number): Promise<void>;
}

/** Returns an answer with a document and its version; 304 for clients that have it. */
export function document(text: string): FeedAnswer {
  const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
  return (response, { headers }) => {
    if (headers['if-none-match'] === etag) response.writeHead(304, { etag }).end();
    else response.writeHead(200, { etag, 'content-type': 'application/json' }).end(text);
  };
}

/** Returns an answer with a status and a text. */
export function status(code: number, text = '', headers: Record<string, string> = {}): FeedAnswer {
  return (response) => void response.writeHead(code, headers).end(text);
}

/** Sends the beginning of a document, and then nothing. */
export const stalled: FeedAnswer = (response) => void response.writeHead(200).write('{"name": ');

/** Announces more than it sends, and closes the connection. */
export const brokenOff: FeedAnswer = (response) => {
  response.writeHead(200, { 'content-length': '5000' });
  response.write('{"name": ', () => response.destroy());
};

export async function openFeedServer(): Promise<FeedServer> {
  const calls: FeedCall[] = [];
  const queue: FeedAnswer[] = [];
  let usual: FeedAnswer = status(404);
  const server = createServer(KEPT_OPEN, (request, response) => {
    const call = { path: request.url ?? '', headers: request.headers };
    calls.push(call);
    (queue.shift() ?? usual)(response, call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answers: (answer) => void (usual = answer),
    next: (...answers) => void queue.push(...answers),
    called: (count) => eventually(`${count} requests to the feed`, () => calls.length >= count),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
