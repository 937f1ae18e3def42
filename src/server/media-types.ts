import type { IncomingMessage } from 'node:http';
import { memoizedByText } from '../cache/memoized-by-text.ts';

/** The media types of a single result. */
export type ResultType = 'application/json' | 'application/graphql-response+json';

/** The media types that a client accepts and this server can send. */
export interface AcceptedTypes {
  /** The type of a single result; null if none is accepted. */
  readonly result: ResultType | null;
  readonly eventStream: boolean;
  /** Parts of `multipart/mixed` with `subscriptionSpec=1.0`, which clients of Apollo send. */
  readonly multipart: boolean;
}

/**
 * Content negotiation by the `Accept` header. The first accepted type in the header wins, quality values are ignored,
 * and `application/json` is the default. Types with a charset other than UTF-8 are not accepted.
 */
export function acceptedTypes(accept: string | undefined): AcceptedTypes {
  return cachedTypes(accept ?? '');
}

/** Clients send only a few different headers. */
const [MAX_HEADERS, MAX_HEADER_LENGTH] = [200, 512];
const cachedTypes = memoizedByText(typesIn, MAX_HEADERS, (header) => header.length <= MAX_HEADER_LENGTH);

function typesIn(accept: string): AcceptedTypes {
  const ranges = (accept || '*/*')
    .toLowerCase()
    .split(',')
    .map((range) => range.split(';').map((part) => part.trim()))
    .filter(([, ...params]) => params.every((param) => !param.startsWith('charset=') || param === 'charset=utf-8'));
  const types = ranges.map(([type = '']) => type);
  const isResult = (type: string): boolean => matches(type, 'application/json') || type === GRAPHQL_RESPONSE;
  const first = types.find(isResult);
  const result = first === undefined ? null : first === GRAPHQL_RESPONSE ? GRAPHQL_RESPONSE : 'application/json';
  return {
    result,
    eventStream: types.some((type) => matches(type, 'text/event-stream')),
    multipart: ranges.some(([type, ...params]) => type === 'multipart/mixed' && params.some(isSubscriptionSpec)),
  };
}

/** Whether a request comes from a native EventSource: nothing but an event stream is accepted. */
export function isEventSource({ method, headers }: Pick<IncomingMessage, 'method' | 'headers'>): boolean {
  return method === 'GET' && headers.accept?.trim().toLowerCase() === 'text/event-stream';
}

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

function isSubscriptionSpec(param: string): boolean {
  return /^subscriptionspec="?1\.0"?$/.test(param);
}

function matches(range: string, type: string): boolean {
  return range === type || range === '*/*' || range === `${type.split('/', 1)[0]}/*`;
}
