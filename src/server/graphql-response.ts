import type { ExecutionResult } from 'graphql';
import type { ServerResponse } from 'node:http';
import { bytesOf, type ResponseBody, responseBody } from '../cache/response-body.ts';
import { acceptedEncoding, MIN_PACKED_BYTES, pack } from './content-encoding.ts';
import { CORS } from './cors.ts';
import { SSE_HEADERS, sendRetryLater } from './event-source.ts';
import { OperationError, operationError } from './graphql/operation-error.ts';
import { type AcceptedTypes, isEventSource } from './media-types.ts';
import { sseResult } from './sse.ts';

const AVAILABLE = 'application/graphql-response+json, application/json, text/event-stream';

/** The error for a client that accepts none of the available media types. It is sent as JSON. */
export const NOT_ACCEPTABLE = operationError(
  'NOT_ACCEPTABLE',
  `None of the accepted media types is available: ${AVAILABLE}.`,
  { status: 406, isForEveryType: true },
);

/** A subscription needs a stream. */
export const STREAM_NEEDED = operationError(
  'NOT_ACCEPTABLE',
  'A subscription needs `Accept: text/event-stream`, `multipart/mixed;subscriptionSpec=1.0`, or a WebSocket.',
  { status: 406, isForEveryType: true },
);

const NO_STORE: readonly string[] = ['cache-control', 'no-store', 'vary', 'Accept, Accept-Encoding'];

/** The time until an EventSource reconnects after an unexpected error. */
const RETRY_SECONDS = 5;

/**
 * Sends one result in the accepted type. It is JSON, a stream with one event, or 406 if neither is accepted. Calls
 * `onPacked` if the body had to be compressed before it was sent.
 */
export function sendResult(
  response: ServerResponse,
  accepted: AcceptedTypes,
  result: ExecutionResult | OperationError,
  requestId: string,
  onPacked: () => void,
): void {
  const allow = result instanceof OperationError && result.allow !== null ? ['allow', result.allow] : [];
  const isNotAcceptable = accepted.result === null && !accepted.eventStream && !accepted.multipart;
  const head = [...CORS, 'x-request-id', requestId, ...allow, ...(isNotAcceptable ? ['accept', AVAILABLE] : [])];
  const answer = isNotAcceptable ? NOT_ACCEPTABLE : result;
  const type = accepted.result ?? (accepted.eventStream ? 'text/event-stream' : 'application/json');
  const status = answer instanceof OperationError ? answer.statusFor(type) : 200;
  const json = JSON.stringify(answer instanceof OperationError ? { errors: answer.errors } : answer);
  if (type === 'text/event-stream') return sendEvent(response, status, head, json);
  const jsonHead = [...head, ...NO_STORE, 'content-type', contentType(type)];
  void sendJson(response, status, jsonHead, responseBody(json)).then((isPacked) => (isPacked ? onPacked() : undefined));
}

/**
 * Sends one event with a final one. An EventSource reads only responses with status 200, and reconnects without a final
 * event.
 */
function sendEvent(response: ServerResponse, status: number, head: readonly string[], json: string): void {
  const fromEventSource = isEventSource(response.req);
  if (fromEventSource && status >= 500) return sendRetryLater(response, RETRY_SECONDS, `status ${status}`);
  response.writeHead(fromEventSource ? 200 : status, [...head, ...SSE_HEADERS]);
  response.end(sseResult(json));
}

async function sendJson(
  response: ServerResponse,
  status: number,
  head: string[],
  body: ResponseBody,
): Promise<boolean> {
  const { headers, method } = response.req;
  const encoding = body.length < MIN_PACKED_BYTES ? null : acceptedEncoding(headers['accept-encoding']);
  const packed = encoding === null ? null : await pack(bytesOf(body), encoding).catch(() => null);
  const sent = packed ?? body;
  if (packed !== null && encoding !== null) head.push('content-encoding', encoding);
  response.writeHead(status, [...head, 'content-length', String(sent.length)]);
  response.end(method === 'HEAD' ? undefined : sent, 'latin1');
  return packed !== null;
}

export function contentType(type: string): string {
  return `${type}; charset=utf-8`;
}
