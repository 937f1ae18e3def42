import type { PreparedQuery } from './prepared.ts';

/** The values of a statement with `:named` parameters. */
export type Named = Readonly<Record<string, string | number>>;

export async function runNamed(on: PreparedQuery, statements: readonly string[], values: Named): Promise<void> {
  for (const statement of statements) await on.query(numbered(statement, values));
}

/** Returns the statement with numbered parameters. They are typed, because expressions use some of them. */
export function numbered(statement: string, values: Named): { text: string; values: (string | number)[] } {
  const names: string[] = [];
  const text = statement.replaceAll(/:(\w+)/g, (_, name: string) => {
    if (!names.includes(name)) names.push(name);
    return `$${names.indexOf(name) + 1}::${typeof values[name] === 'number' ? 'bigint' : 'text'}`;
  });
  return { text, values: names.map((name) => values[name] ?? '') };
}
