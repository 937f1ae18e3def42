import type { BoundVariables } from './bound-variables.ts';

/** Thrown where a plan cannot go on. The operation is then executed by graphql-js, which reports what is wrong. */
export class UnplannableError extends Error {}

export function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function';
}

/** One execution of a plan: what resolvers need, and how many values it still waits for. */
export class PlannedRun {
  readonly context: unknown;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly #bound: BoundVariables | null;
  readonly #plan: number;
  #waiting = 0;
  #isFailed = false;
  #failure: unknown = null;
  #end: PromiseWithResolvers<void> | null = null;

  /** `bound`: where the arguments that depend on `variables` are remembered, for the plan with this number. */
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

  /** The arguments that depend on variables, of the field with this number. */
  argumentsOf(field: number, read: () => Record<string, unknown>): Readonly<Record<string, unknown>> {
    return this.#bound === null ? read() : this.#bound.argumentsOf(this.#plan, field, read);
  }

  /** Calls `onValue` with the value. What it throws fails the run. */
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

  /** Null, without a promise, if nothing waits. */
  ended(): Promise<void> | null {
    if (this.#waiting === 0) return null;
    this.#end = Promise.withResolvers<void>();
    if (this.#isFailed) this.#end.reject(this.#failure);
    return this.#end.promise;
  }
}
