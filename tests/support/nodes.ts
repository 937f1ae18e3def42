import { randomUUID } from 'node:crypto';
import type { App } from '../../src/app.ts';
import type { Tag } from '../../src/invalidation/tags.ts';
import type { Transports } from './api-client.ts';
import { keptConnection } from './postgres-server.ts';

/** A node in this process. */
export interface Node {
  readonly app: App;
  readonly transports: Transports;
}

/**
 * Returns transports that use several nodes as one. Subscriptions go to the last, mutations to the others in turn, and
 * queries to all in turn. Each request waits until its node has the invalidations of all earlier commits.
 */
export function transportsToMany(nodes: readonly Node[], database: string): Transports {
  const pool = keptConnection(database);
  const last = nodes.at(-1);
  if (last === undefined) throw new TypeError('no nodes');
  const writers = nodes.length === 1 ? nodes : nodes.slice(0, -1);
  let moved: string | null = null;
  let turn = 0;

  function next(some: readonly Node[]): Node {
    turn += 1;
    return some[turn % some.length] ?? last!;
  }

  /** Notifications arrive in order: a node that has this one has those of all earlier commits. */
  async function caughtUp({ app, transports }: Node): Promise<void> {
    const key = `test:${randomUUID()}` as Tag;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopListening = app.bus.listen((invalidated) => {
      if (invalidated === 'ALL' || invalidated.has(key)) resolve();
    });
    await pool.query('select pg_notify($1, $2)', ['sidelined', JSON.stringify({ origin: 'a test', tags: [key] })]);
    await promise;
    stopListening();
    // A node follows a clock that was moved on another node as soon as it can read it.
    while (moved !== null && (await transports.query('{ now }')).data.now < moved);
  }

  return {
    url: last.transports.url,
    async query(...args) {
      const node = next(nodes);
      await caughtUp(node);
      return node.transports.query(...args);
    },
    async mutate(mutation, variables) {
      const node = next(writers);
      await caughtUp(node);
      const written = await node.transports.mutate(mutation, variables);
      if (written?.__typename === 'Clock') moved = written.now;
      return written;
    },
    subscribe(...args) {
      const opened = caughtUp(last).then(() => last.transports.subscribe(...args));
      return {
        next: async () => (await opened).next(),
        until: async (condition) => (await opened).until(condition),
        async isQuiet() {
          await caughtUp(last);
          return (await opened).isQuiet();
        },
        [Symbol.asyncDispose]: async () => (await opened)[Symbol.asyncDispose](),
      };
    },
    async [Symbol.asyncDispose]() {
      for (const { transports } of nodes) await transports[Symbol.asyncDispose]();
      await pool.end();
    },
  };
}
