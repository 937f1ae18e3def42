import { drizzle } from 'drizzle-orm/node-postgres';
import type { Client } from 'pg';
import { CannotCopy, type Care, type Snapshot } from '../maintenance.ts';
import { faultsIn } from './integrity-checks.ts';
import { connect, migrateDatabase } from './open.ts';
import { daysOf } from './reads.ts';
import { fillingOf, rowsOf } from './rows.ts';
import { shelvesOf } from './repositories.ts';
import { prepareStatements } from './statements.ts';
import { BEGIN_ALONE } from './transaction.ts';
import { readWorld } from './read-scope.ts';

/** Looks after a database that nodes share, on a connection of its own. */
export function careOfPostgres(url: string): Care {
  return {
    snapshot: (read) =>
      within(url, 'begin isolation level repeatable read read only', (client) => read(snapshotOn(client))),

    async backUp() {
      throw new CannotCopy(
        'A PostgreSQL database is copied with `pg_dump`, or into a file with `sidelined copy --from … --to file:…`.',
      );
    },

    async fill(work) {
      await migrateDatabase(url);
      return within(url, BEGIN_ALONE, async (client) => {
        const result = await work(fillingOf(client));
        // Statements are planned for what is there: until now that was nothing.
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
    // What was not committed is given up with the connection.
    await client.end().catch(() => {});
  }
}

function snapshotOn(client: Client): Snapshot {
  const db = drizzle(client);
  const s = prepareStatements(db);
  return {
    players: shelvesOf(db, s, () => daysOf(s)).players,
    world: (scope) => readWorld(client, scope),
    faults: (limit) => faultsIn(client, limit),
    rows: (table) => rowsOf(client, table),
  };
}
