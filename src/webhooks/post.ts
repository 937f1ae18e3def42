import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { lookupPublic, receiverUrlProblem } from './receiver-address.ts';

/** The time limit of a request, from the connection to the status of the response. */
const TIMEOUT_MS = 15_000;
/** At most this much of the body of a response is read, so that the receiver can end it. */
const MAX_RESPONSE_BYTES = 64 * 1024;
const MAX_RESPONSE_MS = 5_000;

export interface PostOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly allowsPrivate: boolean;
  readonly signal: AbortSignal;
}

/** Sends a message and returns the status of the response. Redirects are not followed. Rejects if there is no response. */
export function post({ url, headers, body, allowsPrivate, signal }: PostOptions): Promise<number> {
  const problem = receiverUrlProblem(url, allowsPrivate);
  if (problem !== null) return Promise.reject(new Error(problem));
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const request = send(url, {
    method: 'POST',
    // No connection is kept, so that the name is resolved and its addresses are checked each time.
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'user-agent': 'Sidelined' },
    signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    ...(allowsPrivate ? {} : { lookup: lookupPublic }),
  });
  request.once('error', reject);
  request.once('response', (response) => {
    resolve(response.statusCode ?? 0);
    let received = 0;
    response.on('data', (chunk: Buffer) => {
      received += chunk.length;
      if (received > MAX_RESPONSE_BYTES) response.destroy();
    });
    response.on('error', () => {});
    const late = setTimeout(() => response.destroy(), MAX_RESPONSE_MS).unref();
    response.once('close', () => clearTimeout(late));
  });
  request.end(body);
  return promise;
}
