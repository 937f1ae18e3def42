type Arguments = Readonly<Record<string, unknown>>;

/**
 * The variables of an operation that is re-executed with the same values. They are coerced once, as are the arguments
 * of fields that depend on them. Belongs to one operation and one set of variables, and retains nothing of the
 * operation.
 */
export class BoundVariables {
  coerced: Readonly<Record<string, unknown>> | null = null;
  #plan: number | null = null;
  readonly #argumentsOf = new Map<number, Arguments>();

  /** Returns the arguments of a field, by the number of its plan and its own. Those of one plan are cached. */
  argumentsOf(plan: number, field: number, read: () => Record<string, unknown>): Arguments {
    if (this.#plan !== plan) {
      this.#plan = plan;
      this.#argumentsOf.clear();
    }
    const known = this.#argumentsOf.get(field);
    if (known !== undefined) return known;
    const args = Object.freeze(read());
    this.#argumentsOf.set(field, args);
    return args;
  }
}
