interface Derived<Value> {
  readonly from: readonly unknown[];
  readonly value: Value;
}

/** Values that are derived only once from the same facts. They are kept as long as the object that they belong to. */
export class DerivedOnce<Owner extends object, Value> {
  readonly #kept = new WeakMap<Owner, readonly Derived<Value>[]>();
  readonly #max: number;

  /** `max`: how many values of one owner are kept, the newest ones. */
  constructor(max: number) {
    this.#max = max;
  }

  /** Returns the value. Derives it unless each fact is the same object: cached facts are never changed in place. */
  get(owner: Owner, from: readonly unknown[], derive: () => Value): Value {
    const kept = this.#kept.get(owner) ?? [];
    const known = kept.find((one) => isSame(one.from, from));
    if (known !== undefined) return known.value;
    const value = derive();
    this.#kept.set(owner, [{ from, value }, ...kept.slice(0, this.#max - 1)]);
    return value;
  }
}

function isSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}
