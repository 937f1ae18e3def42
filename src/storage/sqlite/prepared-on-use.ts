type Preparations = Readonly<Record<string, () => unknown>>;

export type PreparedOnUse<All extends Preparations> = { readonly [Name in keyof All]: ReturnType<All[Name]> };

/** Returns statements by their names, each prepared at its first use, because a start and most commands need few. */
export function preparedOnUse<All extends Preparations>(preparations: All): PreparedOnUse<All> {
  const statements = {};
  for (const [name, prepare] of Object.entries(preparations)) {
    const get = (): unknown => {
      const value = prepare();
      Object.defineProperty(statements, name, { value });
      return value;
    };
    Object.defineProperty(statements, name, { configurable: true, enumerable: true, get });
  }
  return statements as PreparedOnUse<All>;
}
