import type { IncomingMessage } from 'node:http';
import type { OperationRequest } from '../live/operation-key.ts';
import type { GraphQLParams } from './graphql/persisted-operations.ts';

/** The longest body and address that are answered without the engine's pipeline. */
const LONGEST = 64 * 1024;

const JSON_TYPES = new Set<string | undefined>([
  'application/json',
  'application/json; charset=utf-8',
  'application/json;charset=utf-8',
]);

/** Headers that make a request something else than a plain question of an anonymous reader. */
const UNUSUAL = ['authorization', 'cookie', 'content-encoding', 'transfer-encoding', 'expect', 'upgrade'] as const;

const isUnusual = (request: IncomingMessage): boolean =>
  UNUSUAL.some((header) => request.headers[header] !== undefined);

/** One operation of an anonymous reader, as JSON, whole and short: nearly everything that is ever sent. */
export function isPlainPost(request: IncomingMessage): boolean {
  if (request.method !== 'POST' || !JSON_TYPES.has(request.headers['content-type']) || isUnusual(request)) return false;
  const length = Number(request.headers['content-length']);
  return length > 0 && length <= LONGEST && !request.url?.includes('?');
}

/** The same in the address. A browser that wants a page is shown GraphiQL instead. */
export function isPlainGet(request: IncomingMessage): boolean {
  const { method, url = '', headers } = request;
  if (method !== 'GET' || isUnusual(request) || headers['content-length'] !== undefined) return false;
  return url.includes('?') && url.length <= LONGEST && !headers.accept?.includes('text/html');
}

/** The body byte for byte, one character each: made into text only where it is looked at. */
export function readBody(request: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  request.setEncoding('latin1');
  request.on('data', (part: string) => {
    body += part;
  });
  request.on('end', () => done(body));
}

/** Hands on a body that has been read already, to whom it may concern. */
export function replayBody(request: IncomingMessage, body: string): void {
  Object.assign(request, { body: Buffer.from(body, 'latin1') });
}

/** What a body asks; null where that takes a closer look. */
export function askedInBody(body: string): (OperationRequest & GraphQLParams) | null {
  try {
    const said: unknown = JSON.parse(Buffer.from(body, 'latin1').toString('utf8'));
    return isRecord(said) ? asked(said) : null;
  } catch {
    return null;
  }
}

export function askedInAddress(url: string): (OperationRequest & GraphQLParams) | null {
  const given = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  const names = [...given.keys()];
  if (new Set(names).size < names.length) return null;
  const { variables, extensions, ...said } = Object.fromEntries(given);
  try {
    return asked({
      ...said,
      ...(variables !== undefined && { variables: JSON.parse(variables) }),
      ...(extensions !== undefined && { extensions: JSON.parse(extensions) }),
    });
  } catch {
    return null;
  }
}

function asked(said: Record<string, unknown>): (OperationRequest & GraphQLParams) | null {
  const { query = '', operationName, variables, extensions, ...more } = said;
  if (typeof query !== 'string' || Object.keys(more).length > 0) return null;
  if (operationName != null && (typeof operationName !== 'string' || operationName === '')) return null;
  if (variables != null && !isRecord(variables)) return null;
  if (extensions != null && !isRecord(extensions)) return null;
  return { query, operationName: operationName ?? null, variables: variables ?? null, extensions };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
