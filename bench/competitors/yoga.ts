import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { announceReady } from '../measurement/ready.ts';
import { TYPES } from './api.ts';
import { openDatabase } from './database.ts';
import { resolversOver } from './resolvers.ts';
import { drizzleDataSource } from './drizzle-reads.ts';

/** graphql-yoga as in its documentation; the argument `cache` adds its response cache. */
const isCached = process.argv.includes('cache');
const pubSub = createPubSub();
const resolvers = resolversOver(drizzleDataSource(openDatabase()), {
  publish: (player, games) => pubSub.publish(player, games),
  subscribe: (player) => pubSub.subscribe(player),
});
const yoga = createYoga({
  schema: createSchema({ typeDefs: TYPES, resolvers }),
  plugins: isCached ? [useResponseCache({ session: () => null, ttl: 60_000 })] : [],
  logging: false,
  graphiql: false,
});
const server = createServer(yoga);
const sockets = new WebSocketServer({ server, path: '/graphql', perMessageDeflate: false });
useServer(
  {
    execute: (args: any) => args.rootValue.execute(args),
    subscribe: (args: any) => args.rootValue.subscribe(args),
    async onSubscribe(context, _id, params) {
      const { request, socket } = context.extra;
      const engine = yoga.getEnveloped({ ...context, req: request, socket, params });
      const { schema, execute, subscribe, contextFactory, parse, validate } = engine;
      const document = parse(params.query);
      const errors = validate(schema, document);
      if (errors.length > 0) return errors;
      return {
        schema,
        document,
        operationName: params.operationName,
        variableValues: params.variables,
        contextValue: await contextFactory(),
        rootValue: { execute, subscribe },
      };
    },
  },
  sockets,
);
announceReady(server);
