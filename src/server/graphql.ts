import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Answers } from '../answers/answers.ts';
import { unauthenticated } from '../builder.ts';
import { type Act, type Context, newContext, type Viewer } from '../context.ts';
import { schema } from '../schema.ts';
import { InvalidInput } from '../refusal.ts';
import type { Store } from '../store/store.ts';
import type { Recognise } from './editor-token.ts';
import { exampleTabs } from './examples.ts';

export interface GraphQLParts {
  readonly store: Store;
  readonly act: Act;
  readonly answers: Answers;
  readonly recognise: Recognise;
  readonly log: Logger;
}

export const ENDPOINT = '/graphql';

/** What a road hands to the operation: over HTTP the request says who asks, over WebSocket the connection did. */
interface Road {
  readonly viewer?: Viewer;
}

/** The GraphQL engine of both roads: parsing, validating, executing, and following subscriptions. */
export function createGraphQL({ store, act, answers, recognise, log }: GraphQLParts) {
  return createYoga<Road, Context>({
    schema,
    graphqlEndpoint: ENDPOINT,
    landingPage: false,
    multipart: false,
    batching: false,
    logging: false,
    // Anybody's page may read. Writing takes a header that no foreign page can have a browser send by itself.
    cors: {
      origin: '*',
      credentials: false,
      methods: ['GET', 'POST', 'OPTIONS'],
      allowedHeaders: ['authorization', 'content-type'],
    },
    renderGraphiQL,
    graphiql: {
      title: 'Sidelined',
      subscriptionsProtocol: 'WS',
      defaultTabs: exampleTabs,
      shouldPersistHeaders: true,
    },
    context: ({ request, viewer }) =>
      newContext(store, viewer ?? recognise(request?.headers.get('authorization')), act),
    maskedErrors: { maskError: (error) => masked(error, log) },
    plugins: [standingAnswers(answers), editorsOnly, codedErrors],
  });
}

export type GraphQLEngine = ReturnType<typeof createGraphQL>;

/** Subscriptions are followed by standing answers, over whichever road they come. */
function standingAnswers(answers: Answers): Plugin {
  return {
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(answers.subscribe),
  };
}

/** Who may not write is told so before his input is looked at. */
const editorsOnly: Plugin<Context> = {
  onExecute({ args, setResultAndStopExecution }) {
    const operation = getOperationAST(args.document, args.operationName);
    if (operation?.operation !== OperationTypeNode.MUTATION || args.contextValue.viewer.editor) return;
    setResultAndStopExecution({ data: null, errors: [unauthenticated()] });
  },
};

/** Every refusal of a request has a stable code, those of graphql-js's own too. */
const codedErrors: Plugin = {
  onExecute: () => ({
    onExecuteDone({ result, setResult }) {
      if (Symbol.asyncIterator in result || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map(coded) });
    },
  }),
};

function coded(error: GraphQLError): GraphQLError {
  const { originalError: cause, path } = error;
  const ofRequest = path === undefined && (cause === undefined || cause instanceof GraphQLError);
  if (ofRequest) error.extensions.code ??= 'BAD_USER_INPUT';
  return error;
}

/** A surprise is logged with an id, and only the id is told. */
function masked(error: unknown, log: Logger): Error {
  const cause = error instanceof GraphQLError ? error.originalError : error;
  if (error instanceof GraphQLError && (cause === undefined || cause instanceof GraphQLError)) return error;
  const place = error instanceof GraphQLError ? { nodes: error.nodes ?? null, path: error.path ?? null } : {};
  if (cause instanceof InvalidInput) {
    return new GraphQLError(cause.message, { ...place, extensions: { code: 'BAD_USER_INPUT' } });
  }
  const id = randomUUID();
  log.error({ id, err: cause }, 'unexpected error');
  return new GraphQLError('Something went wrong here. It has been noted.', {
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', id },
  });
}
