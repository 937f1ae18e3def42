import { GraphQLError } from 'graphql';
import { boundErrors } from './error-bounds.ts';

export interface OperationErrorOptions {
  /** The status for clients that accept `application/graphql-response+json`; 400 by default. */
  readonly status?: number;
  /** Whether the status holds for every media type. Otherwise `application/json` is answered with 200. */
  readonly isForEveryType?: boolean;
  /** The value of the `Allow` header; null: none. */
  readonly allow?: string | null;
}

/** Why an operation is not executed: its errors, and the status of the response over HTTP. */
export class OperationError {
  readonly errors: readonly GraphQLError[];
  readonly allow: string | null;
  readonly #status: number;
  readonly #isForEveryType: boolean;

  constructor(errors: readonly GraphQLError[], options: OperationErrorOptions = {}) {
    this.errors = boundErrors(errors);
    this.allow = options.allow ?? null;
    this.#status = options.status ?? 400;
    this.#isForEveryType = options.isForEveryType ?? false;
  }

  /** The HTTP status of a response of this media type. */
  statusFor(mediaType: string): number {
    return this.#isForEveryType || mediaType === 'application/graphql-response+json' ? this.#status : 200;
  }
}

/** An operation error with one GraphQL error that carries a code. */
export function operationError(code: string, message: string, options?: OperationErrorOptions): OperationError {
  return new OperationError([new GraphQLError(message, { extensions: { code } })], options);
}
