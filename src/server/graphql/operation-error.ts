import { GraphQLError } from 'graphql';
import { boundErrors } from './error-bounds.ts';

export interface OperationErrorOptions {
  /** The status for clients that accept `application/graphql-response+json`; 400 by default. */
  readonly status?: number;
  /** Whether the status applies to every media type. Otherwise clients that accept `application/json` get 200. */
  readonly isForEveryType?: boolean;
  /** The value of the `Allow` header; null for none. */
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

  /** Returns the HTTP status of a response of this media type. */
  statusFor(mediaType: string): number {
    return this.#isForEveryType || mediaType === 'application/graphql-response+json' ? this.#status : 200;
  }
}

/** Returns an operation error with one GraphQL error that carries a code. */
export function operationError(code: string, message: string, options?: OperationErrorOptions): OperationError {
  return new OperationError([new GraphQLError(message, { extensions: { code } })], options);
}
