import type { IncomingMessage } from 'node:http';

/** The media types of a single result. */
export type ResultType = 'application/json' | 'application/graphql-response+json';

/** What a client accepts of what this server can send. */
export interface AcceptedTypes {
  /** The type of a single result; null: none of them is accepted. */
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
  const header = accept ?? '';
  const found = known.get(header);
  if (found !== undefined) return found;
  const types = typesIn(header);
  if (header.length > MAX_KNOWN_LENGTH) return types;
  if (known.size === MAX_KNOWN) known.clear();
  known.set(header, types);
  return types;
}

/** By header: clients send only a few different ones. */
const known = new Map<string, AcceptedTypes>();
const MAX_KNOWN = 200;
const MAX_KNOWN_LENGTH = 512;

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
