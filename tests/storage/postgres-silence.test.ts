import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { openPostgresStore } from '../../src/storage/postgres/store.ts';
import { postgresDatabase } from '../support/postgres.ts';

/** A proxy of the database that can stop responding: data is neither forwarded nor refused. */
async function silenceable(url: string) {
  const target = new URL(url);
  const sockets = new Set<Socket>();
  let isSilent = false;
  const server = createServer((client) => {
    sockets.add(client);
    client.on('error', () => {});
    const upstream = connect(Number(target.port), target.hostname);
    sockets.add(upstream);
    upstream.on('error', () => {});
    client.on('data', (bytes) => void (isSilent || upstream.write(bytes)));
    upstream.on('data', (bytes) => void (isSilent || client.write(bytes)));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(url);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    fallSilent: () => void (isSilent = true),
    speak: () => void (isSilent = false),
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test('a database that stops responding is unreachable long before the time limit of a statement, and is used again later', async () => {
  await using database = await postgresDatabase();
  await using line = await silenceable(database.url);
  // The time limit of a statement is beyond that of this test.
  const timeouts = { silentMs: 200, probeMs: 3_000, statementMs: 300_000 };
  await using store = await openPostgresStore(line.url, null, { connections: 2, timeouts });
  await store.probe('READ');
  line.fallSilent();
  const read = await store.probe('READ').catch((reason: unknown) => reason);
  expect(store.storageErrorKind(read)).toBe('UNREACHABLE');
  const write = await store.change({}, () => ({ result: null, writes: null })).catch((reason: unknown) => reason);
  expect(store.storageErrorKind(write)).toBe('UNREACHABLE');
  line.speak();
  const isAnswered = (): Promise<boolean> =>
    store.probe('READ').then(
      () => true,
      () => false,
    );
  await expect.poll(isAnswered, { timeout: 60_000 }).toBe(true);
});
