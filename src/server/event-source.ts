import type { IncomingMessage, ServerResponse } from 'node:http';
import { CORS } from './cors.ts';

export const SSE_HEADERS: readonly string[] = [
  'content-type',
  'text/event-stream',
  'connection',
  'keep-alive',
  'cache-control',
  'no-cache',
  'content-encoding',
  'none',
];

/** The id of the last event of a stream. A client that reconnects with it has nothing more to receive. */
export const FINAL_EVENT_ID = 'final';

/** The maximum random delay of a reconnection, so that not all clients reconnect at the same moment. */
const RETRY_SPREAD_MS = 2_000;

/**
 * Responds to an EventSource with the time to reconnect. Any status but 200 would close it permanently, so the response
 * is a stream that ends at once.
 */
export function sendRetryLater(response: ServerResponse, retryAfterSeconds: number, code: string): void {
  response.writeHead(200, [...SSE_HEADERS, ...CORS]);
  response.end(`: ${code}\n${retryField(retryAfterSeconds * 1_000)}`);
}

/** Returns the `retry` field of an event stream: the milliseconds until the client reconnects. */
export function retryField(afterMs: number): string {
  return `retry: ${Math.round(afterMs + Math.random() * RETRY_SPREAD_MS)}\n\n`;
}

/** Ends the reconnections of an EventSource that has received the final event. */
export function sendNothingMore(response: ServerResponse): void {
  response.writeHead(204, CORS as string[]);
  response.end();
}

export function lastEventId({ headers }: IncomingMessage): string | null {
  const id = headers['last-event-id'];
  return typeof id === 'string' ? id : null;
}

/** Returns the revision in the `Last-Event-ID` header; null if there is none. */
export function lastEventRevision(request: IncomingMessage): number | null {
  const id = lastEventId(request);
  return id !== null && /^\d{1,9}$/.test(id) ? Number(id) : null;
}
