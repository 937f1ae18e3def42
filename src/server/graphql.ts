import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Answers } from '../answers/answers.ts';
import type { Recording } from '../answers/key-ring.ts';
import { type Means, plainContext, recordingContext } from '../answers/recording.ts';
import type { Context, Viewer } from '../context.ts';
import { ANYBODY } from '../rights/viewer.ts';
import { schema } from '../schema.ts';
import { exampleTabs } from './examples.ts';
import type { Learned } from './learned.ts';
import { mutationRights } from './mutation-rights.ts';
import { coded, type Polish } from './polish.ts';
import type { Sightings } from './sightings.ts';
import { type Lost, stillHolding } from './token-refusal.ts';

export interface GraphQLParts {
  readonly means: Means;
  readonly answers: Answers;
  /** Whether the rights of a viewer have ended since his road has let him in: a body may come slowly. */
  readonly lost: Lost;
  readonly polish: Polish;
  readonly learned: Learned;
  readonly sightings: Sightings;
}

export const ENDPOINT = '/graphql';

/** What a road hands to the operation. */
interface Road {
  /** Who asks, as the road has found out; where it says nothing, anybody. */
  readonly viewer?: Viewer;
  /** Of an operation whose answer is to be kept. */
  readonly recording?: Recording;
}

/** The GraphQL engine of both roads: parsing, validating, executing, and following subscriptions. */
export function createGraphQL({ means, answers, lost, polish, learned, sightings }: GraphQLParts) {
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
    context: ({ viewer = ANYBODY, recording }) =>
      stillHolding(viewer, lost, () =>
        recording === undefined ? plainContext(means, viewer) : recordingContext(means, viewer, recording),
      ),
    maskedErrors: { maskError: polish.mask },
    plugins: [sightings.plugin(), standingAnswers(answers), mutationRights, codedErrors, learned.plugin()],
  });
}

export type GraphQLEngine = ReturnType<typeof createGraphQL>;

/** Subscriptions are followed by standing answers, over whichever road they come. */
function standingAnswers(answers: Answers): Plugin {
  return {
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(answers.subscribe),
  };
}

/** Every refusal of a request has a stable code, those of graphql-js's own too. */
const codedErrors: Plugin = {
  onExecute: () => ({
    onExecuteDone({ result, setResult }) {
      if (Symbol.asyncIterator in result || result.errors === undefined) return;
      setResult({ ...result, errors: result.errors.map(coded) });
    },
  }),
};
