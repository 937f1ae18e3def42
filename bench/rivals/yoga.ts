import { useResponseCache } from '@graphql-yoga/plugin-response-cache';
import { useServer } from 'graphql-ws/use/ws';
import { createPubSub, createSchema, createYoga } from 'graphql-yoga';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { sayReady } from '../measured/ready.ts';
import { TYPES } from './api.ts';
import { openDatabase } from './database.ts';
import { resolversOver } from './resolvers.ts';
import { textbookReading } from './textbook.ts';

/** graphql-yoga as its documentation has it; with `cache` as an argument, with its response cache. */
const isCached = process.argv.includes('cache');
const news = createPubSub();
const resolvers = resolversOver(textbookReading(openDatabase()), {
  publish: (player, games) => news.publish(player, games),
  subscribe: (player) => news.subscribe(player),
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
sayReady(server);
