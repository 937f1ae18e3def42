import { drizzle } from 'drizzle-orm/node-postgres';
import type { Client } from 'pg';
import { CopyError, type Maintenance, type Snapshot } from '../maintenance.ts';
import { integrityErrorsIn } from './integrity-checks.ts';
import { connect, migrateDatabase } from './open.ts';
import { daysOf } from './reads.ts';
import { restoreTarget, rowsOf } from './rows.ts';
import { createRepositories } from './repositories.ts';
import { prepareStatements } from './statements.ts';
import { BEGIN_EXCLUSIVE } from './transaction.ts';
import { readScope } from './read-scope.ts';

/** Returns the maintenance of a shared database, on separate connections. */
export function postgresMaintenance(url: string): Maintenance {
  return {
    snapshot: (read) =>
      within(url, 'begin isolation level repeatable read read only', (client) => read(snapshotOn(client))),

    async backup() {
      throw new CopyError(
        'A PostgreSQL database is copied with `pg_dump`, or into a file with `sidelined copy --from … --to file:…`.',
      );
    },

    async restore(work) {
      await migrateDatabase(url);
      return within(url, BEGIN_EXCLUSIVE, async (client) => {
        const result = await work(restoreTarget(client));
        // The planner's statistics still describe empty tables.
        await client.query('analyze');
        return result;
      });
    },
  };
}

async function within<T>(url: string, begin: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    await client.query(begin);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    // Closing the connection rolls back an uncommitted transaction.
    await client.end().catch(() => {});
  }
}

function snapshotOn(client: Client): Snapshot {
  const db = drizzle(client);
  const s = prepareStatements(db);
  return {
    players: createRepositories(db, s, () => daysOf(s)).players,
    readScope: (scope) => readScope(client, scope),
    integrityErrors: (limit) => integrityErrorsIn(client, limit),
    rows: (table) => rowsOf(client, table),
  };
}
