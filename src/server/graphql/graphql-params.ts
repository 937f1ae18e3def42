import { LIMITS } from '../../limits.ts';
import { hasTooManyValues } from './json-size.ts';
import { limitExceeded } from './operation-limits.ts';
import { OperationError, operationError, type OperationErrorOptions } from './operation-error.ts';

/** The parameters of a GraphQL request, with checked types. `query` null: none was sent, but perhaps a hash. */
export interface GraphQLParams {
  readonly query: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly extensions: Readonly<Record<string, unknown>> | null;
  /** The id of a persisted document, under any of its names; null if none was sent. */
  readonly documentId: string | null;
}

export const UNRESOLVED_OPERATION = operationError(
  'OPERATION_RESOLUTION_FAILURE',
  'Could not determine what operation to execute.',
  { isForEveryType: true },
);

/** The names for the id of a persisted document in GraphQL over HTTP, in Relay, and in Meta's clients. */
const DOCUMENT_ID_NAMES = ['documentId', 'id', 'doc_id'] as const;

const NAMES = new Set<string>(['query', 'operationName', 'variables', 'extensions', ...DOCUMENT_ID_NAMES]);
const TOO_MANY_VALUES = new OperationError([limitExceeded('variableValues')]);
const FOR_EVERY_TYPE: OperationErrorOptions = { isForEveryType: true };
const WRONG_TYPE: OperationErrorOptions = { isForEveryType: true, allow: 'GET, POST' };

/** Reads the parameters from the body of a POST; `body` has one character per byte. */
export function paramsInBody(body: string, contentType: string): GraphQLParams | OperationError {
  const text = Buffer.from(body, 'latin1').toString('utf8');
  if (/^application\/graphql\s*(;|$)/i.test(contentType)) {
    return { query: text, operationName: null, variables: null, extensions: null, documentId: null };
  }
  if (hasTooManyValues(text)) return TOO_MANY_VALUES;
  let params: unknown;
  try {
    params = JSON.parse(text);
  } catch {
    return badRequest('POST body sent invalid JSON.');
  }
  if (Array.isArray(params)) {
    return operationError(LIMITS.operations.code, 'Send one operation in a request, not a list.', FOR_EVERY_TYPE);
  }
  if (typeof params === 'object' && params !== null) return checkedParams(params);
  return badRequest(`POST body is expected to be object but received ${typeName(params)}`);
}

/** Reads the parameters from the query string of a GET. Parameters of other names are ignored. */
export function paramsInUrl(url: string): GraphQLParams | OperationError {
  const given = new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
  const parsed: Record<string, unknown> = {};
  for (const name of ['variables', 'extensions']) {
    try {
      parsed[name] = JSON.parse(given.get(name) || 'null');
    } catch {
      return operationError('BAD_REQUEST', `\`${name}\` is not valid JSON.`);
    }
  }
  return checkedParams({
    ...parsed,
    query: given.get('query') || null,
    operationName: given.get('operationName') || null,
    documentId: DOCUMENT_ID_NAMES.map((name) => given.get(name)).find((id) => id) ?? null,
  });
}

function checkedParams(params: object): GraphQLParams | OperationError {
  for (const [name, value] of Object.entries(params)) {
    if (value !== null && !NAMES.has(name)) return badRequest(`Unexpected parameter "${name}" in the request body.`);
  }
  const { query = null, operationName = null, variables = null, extensions = null } = params as Record<string, unknown>;
  if (query !== null && typeof query !== 'string') {
    return badRequest(`Expected "query" param to be a string, but given ${typeName(query)}.`, WRONG_TYPE);
  }
  for (const [name, value] of [['variables', variables] as const, ['extensions', extensions] as const]) {
    if (value === null || isRecord(value)) continue;
    const expected = `Expected "${name}" param to be empty or an object, but given ${typeName(value)}.`;
    return badRequest(expected, WRONG_TYPE);
  }
  if (operationName !== null && typeof operationName !== 'string') return UNRESOLVED_OPERATION;
  const documentId = documentIdIn(params);
  if (documentId !== null && typeof documentId !== 'string') {
    return badRequest(`Expected the id of the document to be a string, but given ${typeName(documentId)}.`);
  }
  return {
    query,
    operationName,
    variables: variables as GraphQLParams['variables'],
    extensions: extensions as GraphQLParams['extensions'],
    documentId,
  };
}

/** Returns the id of a persisted document in the parameters of a request; null if there is none. */
export function documentIdIn(params: object): unknown {
  const given = params as Record<string, unknown>;
  return DOCUMENT_ID_NAMES.map((name) => given[name]).find((id) => id != null) ?? null;
}

function badRequest(message: string, options = FOR_EVERY_TYPE): OperationError {
  return operationError('BAD_REQUEST', message, options);
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeName(value) === 'object';
}
