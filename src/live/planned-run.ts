import type { BoundVariables } from './bound-variables.ts';

/** Thrown when a plan cannot continue. Then graphql-js executes the operation, and reports the errors. */
export class UnplannableError extends Error {}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** One execution of a plan: the arguments of resolvers, and the number of values that it still waits for. */
export class PlannedRun {
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly #bound: BoundVariables | null;
  readonly #plan: number;
  #waiting = 0;
  #isFailed = false;
  #failure: unknown = null;
  #end: PromiseWithResolvers<void> | null = null;

  /** `bound`: the cache of the arguments that depend on `variables`, for the plan with this number. */
  constructor(
    context: unknown,
    variables: Readonly<Record<string, unknown>>,
    bound: BoundVariables | null,
    plan: number,
  ) {
    this.context = context;
    this.variables = variables;
    this.#bound = bound;
    this.#plan = plan;
  }

  /** Returns the arguments that depend on variables, for the field with this number. */
  argumentsOf(field: number, read: () => Record<string, unknown>): Readonly<Record<string, unknown>> {
    return this.#bound === null ? read() : this.#bound.argumentsOf(this.#plan, field, read);
  }

  /** Calls `onValue` with the value. If it throws, the run fails. */
  wait(value: PromiseLike<unknown>, onValue: (value: unknown) => void): void {
    this.#waiting += 1;
    value.then(
      (resolved) => {
        if (this.#isFailed) return;
        try {
          onValue(resolved);
        } catch (error) {
          return this.#fail(error);
        }
        this.#waiting -= 1;
        if (this.#waiting === 0) this.#end?.resolve();
      },
      (error: unknown) => this.#fail(error),
    );
  }

  #fail(error: unknown): void {
    this.#isFailed = true;
    this.#failure ??= error;
    this.#end?.reject(this.#failure);
  }

  /** Resolves when no value is missing any more. Null, without a promise, if nothing waits. */
  ended(): Promise<void> | null {
    if (this.#waiting === 0) return null;
    this.#end = Promise.withResolvers<void>();
    if (this.#isFailed) this.#end.reject(this.#failure);
    return this.#end.promise;
  }
}
