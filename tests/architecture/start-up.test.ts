import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
/** Files that a server loads before it is ready, with everything that they import. */
const LOADED_AT_START = ['cli/serve.ts', 'observability/logger.ts', 'app.ts', 'storage/sqlite/store.ts'];

/** Returns the imports of a file, except `import type` and `import()`. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  const found = [...source.matchAll(/^(?:import|export)(?! type)\b[^'";]*?from '([^']+)'|^import '([^']+)'/gm)];
  return found.map(([, named, bare]) => named ?? bare ?? '');
}

test('a server is ready before the schema, its libraries and `fetch` are loaded', () => {
  const files = new Set(LOADED_AT_START);
  const others = new Set<string>();
  for (const file of files) {
    for (const imported of importsOf(file)) {
      if (imported.startsWith('.')) files.add(join(dirname(file), imported));
      else others.add(imported);
    }
  }
  expect(files.size).toBeGreaterThan(100);
  expect([...files].filter((file) => /^schema\/(builder|schema)\.ts$|^(feeds|demo\/seed\.ts)/.test(file))).toEqual([]);
  expect([...others].filter((name) => /^(@pothos\/|zod|pg$|@opentelemetry\/)/.test(name))).toEqual([]);
  // Imports of these load `fetch`: server/node-http.ts.
  expect([...others].filter((name) => /^node:https?$/.test(name))).toEqual([]);
});
