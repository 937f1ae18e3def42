import Fastify from 'fastify';
import mercurius, { type MercuriusContext } from 'mercurius';
import { TYPES } from './api.ts';
import { openDatabase } from './database.ts';
import { preparedDataSource } from './prepared-reads.ts';
import { resolversOver } from './resolvers.ts';

/** mercurius with its JIT compiler, over prepared statements. */
const app = Fastify();
const resolvers = resolversOver<MercuriusContext>(preparedDataSource(openDatabase()), {
  publish: (player, games, { pubsub }) => pubsub.publish({ topic: player, payload: games }),
  subscribe: (player, { pubsub }) => pubsub.subscribe(player),
});
await app.register(mercurius, { schema: TYPES, resolvers: resolvers as any, jit: 1, subscription: true });
console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
