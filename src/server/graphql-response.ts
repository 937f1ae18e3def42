import type { ExecutionResult } from 'graphql';
import type { ServerResponse } from 'node:http';
import { CORS } from './cors.ts';
import { OperationError, operationError } from './graphql/operation-error.ts';
import type { AcceptedTypes } from './media-types.ts';
import { SSE_HEADERS, sseResult } from './sse.ts';

/** For the log: the response itself has no body, as the client accepts no type that one could have. */
export const NOT_ACCEPTABLE = operationError('NOT_ACCEPTABLE', 'None of the accepted media types is available.');

/** Sends one result in the accepted type: as JSON, as a stream with one event, or 406 if neither is accepted. */
export function sendResult(
  response: ServerResponse,
  accepted: AcceptedTypes,
  result: ExecutionResult | OperationError,
  requestId: string,
): void {
  const allow = result instanceof OperationError && result.allow !== null ? ['allow', result.allow] : [];
  const head = [...CORS, 'x-request-id', requestId, ...allow];
  if (accepted.result === null && !accepted.eventStream) return sendNotAcceptable(response, head);
  const type = accepted.result ?? 'text/event-stream';
  const status = result instanceof OperationError ? result.statusFor(type) : 200;
  const json = JSON.stringify(result instanceof OperationError ? { errors: result.errors } : result);
  if (accepted.result === null) {
    response.writeHead(status, [...head, ...SSE_HEADERS]);
    response.end(sseResult(json));
    return;
  }
  const body = Buffer.from(json);
  response.writeHead(status, [
    ...head,
    'content-type',
    contentType(accepted.result),
    'content-length',
    String(body.length),
  ]);
  response.end(response.req.method === 'HEAD' ? undefined : body);
}

export function contentType(type: string): string {
  return `${type}; charset=utf-8`;
}

function sendNotAcceptable(response: ServerResponse, head: readonly string[]): void {
  const accept = 'application/graphql-response+json, application/json, text/event-stream';
  response.writeHead(406, [...head, 'accept', accept, 'content-length', '0']);
  response.end();
}
