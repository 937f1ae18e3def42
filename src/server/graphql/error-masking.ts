import { type ExecutionResult, GraphQLError } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Counters } from '../../observability/counters.ts';
import { InvalidInput } from '../../schema/errors.ts';
import type { StorageErrorKind } from '../../storage/storage-error.ts';

/** Makes what went wrong fit to be told, on every road: surprises are masked, refusals have their codes. */
export interface ErrorMasking {
  readonly result: (result: ExecutionResult) => ExecutionResult;
  /** A surprise is logged with an id, and only the id is told. */
  readonly mask: (error: unknown) => Error;
}

/** `met`: what of the store's own stands behind an error, null where it is something else. */
export function createErrorMasking(
  log: Logger,
  counts: Counters,
  explore: boolean,
  met: (error: unknown) => StorageErrorKind | null,
): ErrorMasking {
  const mask = (error: unknown): Error => masked(error, log, counts, met);
  return {
    mask,
    result(result) {
      if (result.errors === undefined) return result;
      const errors = result.errors.map((error) => {
        const told = mask(error);
        const fit = withErrorCode(told instanceof GraphQLError ? told : new GraphQLError(told.message));
        return explore ? fit : stripSuggestion(fit);
      });
      return { ...result, errors };
    },
  };
}

/** Every refusal of a request has a stable code, those of graphql-js's own too. */
export function withErrorCode(error: GraphQLError): GraphQLError {
  const { originalError: cause, path } = error;
  const ofRequest = path === undefined && (cause === undefined || cause instanceof GraphQLError);
  if (ofRequest) error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
}

/** Without what graphql-js takes to have been meant. */
export function stripSuggestion<E extends Error>(error: E): E {
  error.message = error.message.replace(/ Did you mean [^]*\?$/, '');
  return error;
}

function masked(
  error: unknown,
  log: Logger,
  counts: Counters,
  met: (error: unknown) => StorageErrorKind | null,
): Error {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError)) return error;
  const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  if (cause instanceof InvalidInput) {
    return new GraphQLError(cause.message, { ...place, extensions: { code: 'BAD_USER_INPUT' } });
  }
  const id = randomUUID();
  counts.internalErrors += 1;
  const fault = met(cause);
  if (fault !== null) {
    log.error({ id, err: cause, fault }, 'storage error');
    return new GraphQLError('The store cannot do this at present; it has been noted. Please try again later.', {
      ...place,
      extensions: { code: 'STORE_UNAVAILABLE', id },
    });
  }
  log.error({ id, err: cause }, 'unexpected error');
  return new GraphQLError('Something went wrong here. It has been noted.', {
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  });
}

/** An error of a request without what it says to HTTP: a socket has no status. */
export function withoutHttp(error: GraphQLError): GraphQLError {
  const extensions = { ...error.extensions };
  delete extensions.http;
  return withErrorCode(
    new GraphQLError(error.message, {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      path: error.path ?? null,
      originalError: error.originalError ?? null,
      extensions,
    }),
  );
}
