import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { Tokens } from '../../auth/token-repository.ts';
import { openTables } from './open-tables.ts';
import * as tables from './tables.ts';
import { tokensOf } from './tokens-and-audit.ts';

/** Opens only the tokens, without preparing the other statements. */
export function openSqliteTokens(path: string): { readonly tokens: Tokens } & AsyncDisposable {
  const file = openTables(path);
  return {
    tokens: tokensOf(drizzle(file, { schema: tables })),
    [Symbol.asyncDispose]: async () => {
      file.close();
    },
  };
}
