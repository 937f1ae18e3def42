import { type DocumentNode, getOperationAST, GraphQLError, type GraphQLSchema, parse, validate, visit } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { OperationRequest } from '../../live/operation-key.ts';
import { LIMITS } from '../../limits.ts';
import { documentSize } from './document-size.ts';
import { stripSuggestion } from './error-masking.ts';
import { UNRESOLVED_OPERATION } from './graphql-params.ts';
import { OperationError } from './operation-error.ts';
import { documentTooLarge, limitError } from './operation-limits.ts';
import { PreparedOperation } from './prepared-operation.ts';

/** Identifies a prepared operation: two requests with the same text and operation name share one. */
type OperationText = Pick<OperationRequest, 'query' | 'operationName'>;

/** The only cache of prepared operations, for all transports, by text and operation name. Bounded by their size. */
export class OperationCache {
  readonly schema: GraphQLSchema;
  readonly introspection: boolean;
  readonly #entries: LRUCache<string, PreparedOperation>;

  constructor(schema: GraphQLSchema, introspection: boolean, maxBytes: number) {
    this.schema = schema;
    this.introspection = introspection;
    this.#entries = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ bytes }, key) => bytes + key.length * 4 });
  }

  get(text: OperationText): PreparedOperation | undefined {
    return this.#entries.get(keyOf(text));
  }

  set(text: OperationText, prepared: PreparedOperation): void {
    this.#entries.set(keyOf(text), prepared);
  }

  get size(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#entries.size, bytes: this.#entries.calculatedSize };
  }
}

/** Parses, validates and limits an operation, once per text. Used by every transport. Rejected documents are not cached. */
export function prepareOperation(cache: OperationCache, text: OperationText): PreparedOperation | OperationError {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const document = parseWithinLimit(text.query);
  if (document instanceof OperationError) return document;
  const operation = getOperationAST(document, text.operationName);
  if (operation == null) return UNRESOLVED_OPERATION;
  const error = validationError(cache, document);
  if (error !== null) return error;
  dropTokens(document);
  const operationName = text.operationName ?? null;
  const prepared = new PreparedOperation({ schema: cache.schema, document, operation, operationName });
  cache.set(text, prepared);
  return prepared;
}

function parseWithinLimit(text: string): DocumentNode | OperationError {
  const tooLong = limitError('document', text.length);
  if (tooLong !== null) return new OperationError([tooLong]);
  try {
    return parse(text, { maxTokens: LIMITS.tokens.max });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const hasTooManyTokens = error.message.includes(`more that ${LIMITS.tokens.max} tokens`);
    const limited = hasTooManyTokens ? limitError('tokens', LIMITS.tokens.max + 1) : null;
    return new OperationError([limited ?? withCode(error, 'GRAPHQL_PARSE_FAILED')]);
  }
}

function validationError({ schema, introspection }: OperationCache, document: DocumentNode): OperationError | null {
  const size = documentSize(document);
  const limited = (introspection ? null : introspectionError(size.introspections)) ?? documentTooLarge(size);
  if (limited !== null) return new OperationError([limited]);
  const errors = errorsOf(schema, document);
  if (errors.length === 0) return null;
  for (const error of errors) {
    withCode(error, 'GRAPHQL_VALIDATION_FAILED');
    if (!introspection) stripSuggestion(error);
  }
  return new OperationError(errors);
}

/**
 * Validates a document. graphql-js throws if `@skip` or `@include` of a subscription's root field depends on a
 * variable; no rule allows them there.
 */
function errorsOf(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  try {
    return validate(schema, document, undefined, { maxErrors: LIMITS.requestErrors.max });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return [error];
  }
}

function introspectionError(introspections: number): GraphQLError | null {
  if (introspections === 0) return null;
  return new GraphQLError('Introspection is disabled.', { extensions: { code: 'INTROSPECTION_DISABLED' } });
}

function withCode(error: GraphQLError, code: string): GraphQLError {
  error.extensions.code ??= code;
  return error;
}

/** Returns the cache key. A document cannot contain NUL, so no other pair of name and text has the same key. */
function keyOf({ query, operationName }: OperationText): string {
  return operationName == null ? query : `${operationName}\0${query}`;
}

/** Keeps only the position of each node, because the tokens of a document take more memory than its nodes. */
function dropTokens(document: DocumentNode): void {
  visit(document, {
    enter(node) {
      if (node.loc === undefined) return;
      const { start, end, source } = node.loc;
      Object.assign(node, { loc: { start, end, source } });
    },
  });
}
