import type { IncomingMessage } from 'node:http';
import { type GraphQLParams, paramsInBody, paramsInUrl } from './graphql/graphql-params.ts';
import { OperationError, operationError } from './graphql/operation-error.ts';

/** The longest text of a request whose response is cached, in characters. */
const MAX_CACHED_TEXT = 64 * 1024;

const JSON_TYPES = new Set<string | undefined>([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
]);

const WRONG_METHOD = operationError('BAD_REQUEST', 'GraphQL only supports GET and POST requests.', {
  status: 405,
  isForEveryType: true,
  allow: 'GET, POST',
});

/** Mutations need POST, which a browser does not send cross-site without a preflight. */
export const MUTATION_BY_GET = operationError(
  'BAD_REQUEST',
  'Can only perform a mutation operation from a POST request.',
  { status: 405, isForEveryType: true, allow: 'POST' },
);

/** Whether the response may come from the cache. `text`: the body of a POST, the URL of a GET. */
export function isCacheable({ method, headers }: IncomingMessage, text: string): boolean {
  if (text.length > MAX_CACHED_TEXT) return false;
  return method === 'POST' ? JSON_TYPES.has(headers['content-type']) : method === 'GET' && text.includes('?');
}

/**
 * Reads the body with one character per byte: it is decoded only if the response is not cached. The parts are converted
 * here, because a stream with an encoding creates a decoder for each request.
 */
export function readBody(request: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  request.on('data', (part: Buffer) => {
    body += part.toString('latin1');
  });
  request.on('end', () => done(body));
}

export function paramsIn({ method, headers }: IncomingMessage, text: string): GraphQLParams | OperationError {
  if (method === 'POST') return paramsInBody(text, headers['content-type'] ?? '');
  return method === 'GET' ? paramsInUrl(text) : WRONG_METHOD;
}
