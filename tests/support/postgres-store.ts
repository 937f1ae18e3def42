import { Client } from 'pg';
import { onTestFinished } from 'vitest';
import {
  openPostgresStore,
  type PostgresOptions,
  type PublishInTransaction,
} from '../../src/storage/postgres/store.ts';
import { type PostgresDatabase, postgresDatabase } from './postgres.ts';

/** Opens a store on a new database, and a connection beside it. Both end with the test. */
export async function opened(announce: PublishInTransaction | null = null, options: PostgresOptions = {}) {
  const database = await postgresDatabase();
  const store = await openPostgresStore(database.url, announce, options);
  onTestFinished(async () => {
    await store[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });
  return { database, store, hand: await handOn(database) };
}

/** Opens a separate connection, to change data outside the program. */
export async function handOn({ url }: PostgresDatabase): Promise<Client> {
  const client = new Client(url);
  client.on('error', () => {});
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}
