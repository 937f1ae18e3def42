import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import type { App } from '../../src/app.ts';
import type { Tag } from '../../src/invalidation/tags.ts';
import type { Transports } from './api-client.ts';

/** A node in this process. */
export interface Node {
  readonly app: App;
  readonly ways: Transports;
}

/**
 * Several nodes talked to as one: readers follow on the last, editors write on the others in turn, and questions go to
 * all in turn. Each is asked once it has heard of everything that was committed before, as a reader has who waits a blink.
 */
export function transportsToMany(nodes: readonly Node[], database: string): Transports {
  const pool = new Pool({ connectionString: database, max: 1 });
  const last = nodes.at(-1);
  if (last === undefined) throw new TypeError('no nodes');
  const writers = nodes.length === 1 ? nodes : nodes.slice(0, -1);
  let moved: string | null = null;
  let turn = 0;

  function next(some: readonly Node[]): Node {
    turn += 1;
    return some[turn % some.length] ?? last!;
  }

  /** What is told later on is heard later: a node that hears this has heard all that was committed before. */
  async function heard({ app, ways }: Node): Promise<void> {
    const key = `test:${randomUUID()}` as Tag;
    const { promise, resolve } = Promise.withResolvers<void>();
    const stopListening = app.bus.listen((invalidated) => {
      if (invalidated === 'ALL' || invalidated.has(key)) resolve();
    });
    await pool.query('select pg_notify($1, $2)', ['sidelined', JSON.stringify({ origin: 'a test', tags: [key] })]);
    await promise;
    stopListening();
    // A clock that was moved on another node is followed as soon as that can be read.
    while (moved !== null && (await ways.ask('{ now }')).data.now < moved);
  }

  return {
    url: last.ways.url,
    async ask(...said) {
      const node = next(nodes);
      await heard(node);
      return node.ways.ask(...said);
    },
    async write(mutation, variables) {
      const node = next(writers);
      await heard(node);
      const written = await node.ways.write(mutation, variables);
      if (written?.__typename === 'Clock') moved = written.now;
      return written;
    },
    follow(...said) {
      const page = last.ways.follow(...said);
      return {
        ...page,
        async isQuiet() {
          await heard(last);
          return page.isQuiet();
        },
      };
    },
    async [Symbol.asyncDispose]() {
      for (const { ways } of nodes) await ways[Symbol.asyncDispose]();
      await pool.end();
    },
  };
}
