import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { getOperationAST, OperationTypeNode } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Answers } from '../answers/answers.ts';
import type { Recording } from '../answers/key-ring.ts';
import { type Means, plainContext, recordingContext } from '../answers/recording.ts';
import { unauthenticated } from '../builder.ts';
import type { Context, Viewer } from '../context.ts';
import { schema } from '../schema.ts';
import type { Recognise } from './editor-token.ts';
import { exampleTabs } from './examples.ts';
import type { Learned } from './learned.ts';
import { coded, type Polish } from './polish.ts';
import type { Sightings } from './sightings.ts';

export interface GraphQLParts {
  readonly means: Means;
  readonly answers: Answers;
  readonly recognise: Recognise;
  readonly polish: Polish;
  readonly learned: Learned;
  readonly sightings: Sightings;
}

export const ENDPOINT = '/graphql';

/** What a road hands to the operation: over HTTP the request says who asks, over WebSocket the connection did. */
interface Road {
  readonly viewer?: Viewer;
  /** Of an operation whose answer is to be kept. */
  readonly recording?: Recording;
}

/** The GraphQL engine of both roads: parsing, validating, executing, and following subscriptions. */
export function createGraphQL({ means, answers, recognise, polish, learned, sightings }: GraphQLParts) {
  return createYoga<Road, Context>({
    schema,
    graphqlEndpoint: ENDPOINT,
    landingPage: false,
    multipart: false,
    batching: false,
    logging: false,
    // See cors.ts: the same on every road.
    cors: false,
    renderGraphiQL,
    graphiql: {
      title: 'Sidelined',
      subscriptionsProtocol: 'WS',
      defaultTabs: exampleTabs,
      shouldPersistHeaders: true,
    },
    context({ request, viewer = recognise(request?.headers.get('authorization')), recording }) {
      return recording === undefined ? plainContext(means, viewer) : recordingContext(means, viewer, recording);
    },
    maskedErrors: { maskError: polish.mask },
    plugins: [sightings.plugin(), standingAnswers(answers), editorsOnly, codedErrors, learned.plugin()],
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
