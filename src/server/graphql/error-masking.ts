import { type ExecutionResult, GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Counters } from '../../observability/counters.ts';
import { InvalidInput } from '../../schema/errors.ts';
import type { StorageErrorKind } from '../../storage/storage-error.ts';
import { boundErrors } from './error-bounds.ts';
import { OperationError } from './operation-error.ts';

export interface ErrorMaskingOptions {
  readonly log: Logger;
  readonly counters: Counters;
  /** Whether messages may suggest names of the schema. */
  readonly suggestions: boolean;
  /** Returns the kind of a storage error; null for other errors. */
  readonly classify: (error: unknown) => StorageErrorKind | null;
}

/**
 * Formats errors for clients on every transport: unexpected errors are masked, request errors carry a stable
 * `extensions.code`.
 */
export class ErrorMasking {
  readonly #options: ErrorMaskingOptions;

  constructor(options: ErrorMaskingOptions) {
    this.#options = options;
  }

  format(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    const errors = result.errors.map((error) => {
      const formatted = withErrorCode(this.mask(error));
      return this.#options.suggestions ? formatted : stripSuggestion(formatted);
    });
    return { ...result, errors: boundErrors(errors) };
  }

  /** Returns the error of an operation that failed before or outside its resolvers. */
  unexpected(error: unknown): OperationError {
    const masked = this.mask(error);
    const status = masked.extensions.code === 'STORE_UNAVAILABLE' ? 503 : 500;
    return new OperationError([masked], { status, isForEveryType: true });
  }

  /**
   * Masks an unexpected error: it is logged with an id, and the client gets only the id. Other errors are returned
   * unchanged.
   */
  mask(error: unknown): GraphQLError {
    const { log, counters, classify } = this.#options;
    const cause = error instanceof GraphQLError ? error.originalError : error;
    if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError)) return error;
    const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
    if (cause instanceof InvalidInput) {
      return new GraphQLError(cause.message, { ...place, extensions: { code: 'BAD_USER_INPUT' } });
    }
    const id = randomUUID();
    counters.internalErrors += 1;
    const kind = classify(cause);
    if (kind !== null) {
      log.error({ id, err: cause, kind }, 'storage error');
      const message = 'The database is unavailable. The error was logged; please try again later.';
      return new GraphQLError(message, { ...place, extensions: { code: 'STORE_UNAVAILABLE', id } });
    }
    log.error({ id, err: cause }, 'unexpected error');
    const message = 'Unexpected error. It was logged.';
    return new GraphQLError(message, { ...place, extensions: { code: 'INTERNAL_SERVER_ERROR', id } });
  }
}

/** Adds a code to errors of the request itself, including those of graphql-js. */
function withErrorCode(error: GraphQLError): GraphQLError {
  const { originalError: cause, path } = error;
  const isRequestError = path === undefined && (cause === undefined || cause instanceof GraphQLError);
  if (isRequestError) error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
}

/** Removes graphql-js's suggestion of other names, which reveals the schema. */
export function stripSuggestion<E extends Error>(error: E): E {
  error.message = error.message.replace(/ Did you mean [^]*\?$/, '');
  return error;
}
