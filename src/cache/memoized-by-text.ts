/**
 * Returns `derive` with its results cached by text, for texts that often repeat. When there are `max` results, all are
 * dropped.
 * @param isKept Whether a result is cached. Default: always.
 */
export function memoizedByText<Value>(
  derive: (text: string) => Value,
  max: number,
  isKept: (text: string, value: Value) => boolean = () => true,
): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = derive(text);
    if (!isKept(text, value)) return value;
    if (known.size === max) known.clear();
    known.set(text, value);
    return value;
  };
}
