/**
 * Returns `derive` with its results remembered by text, for texts of which the same ones come again and again. When there
 * are `max` of them, all are forgotten.
 * @param isKept Whether a result is remembered; omitted: each one.
 */
export function remembered<Value>(
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
