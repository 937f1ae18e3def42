import { GraphQLError } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { Answers } from '../../live/live-queries.ts';
import type { Recording } from '../../cache/dependency-index.ts';
import { type Means, plainContext, recordingContext } from '../../live/tracked-context.ts';
import type { Context, Viewer } from '../../schema/context.ts';
import { LIMITS } from '../../limits.ts';
import { ANYBODY } from '../../auth/viewer.ts';
import { schema } from '../../schema/schema.ts';
import { documentLimits, documentMemory, type Weigh } from './document-limits.ts';
import type { Documents } from './persisted-operations.ts';
import type { Learned } from './known-queries.ts';
import { mutationRights } from './mutation-auth.ts';
import { coded, type Polish, withoutSuggestion } from './error-masking.ts';
import type { Sightings } from './request-log.ts';
import { type Lost, stillHolding } from './token-errors.ts';

export interface GraphQLParts {
  readonly means: Means;
  readonly answers: Answers;
  /** Whether the rights of a viewer have ended since his road has let him in: a body may come slowly. */
  readonly lost: Lost;
  readonly polish: Polish;
  readonly learned: Learned;
  readonly sightings: Sightings;
  readonly documents: Documents;
  readonly explore: boolean;
}

export const ENDPOINT = '/graphql';

/** What a road hands to the operation. */
interface Road {
  /** Who asks, as the road has found out; where it says nothing, anybody. */
  readonly viewer?: Viewer;
  /** Of an operation whose answer is to be kept. */
  readonly recording?: Recording;
  /** Told what an operation costs, before it is executed. */
  readonly weigh?: Weigh | undefined;
  /** Told that a stream is about to begin, whatever the road has called itself; says why it may not. */
  readonly follows?: (() => GraphQLError | null) | undefined;
}

/** The GraphQL engine of all roads: parsing, validating, executing, and following subscriptions. */
export function createGraphQL(parts: GraphQLParts) {
  const { means, answers, lost, polish, learned, sightings, documents, explore } = parts;
  return createYoga<Road, Context>({
    schema,
    graphqlEndpoint: ENDPOINT,
    landingPage: false,
    multipart: false,
    batching: false,
    logging: false,
    // See cors.ts: the same on every road.
    cors: false,
    // See explorer.ts.
    graphiql: false,
    // The length was looked at before; see http.ts.
    maxRequestBodySize: false,
    parserAndValidationCache: documentMemory(),
    context: ({ viewer = ANYBODY, recording }) =>
      stillHolding(viewer, lost, () =>
        recording === undefined ? plainContext(means, viewer) : recordingContext(means, viewer, recording),
      ),
    maskedErrors: { maskError: polish.mask },
    plugins: [
      sightings.plugin(),
      documents.plugin(),
      jsonInAddress,
      oneAtATime,
      documentLimits({ explore }),
      standingAnswers(answers),
      mutationRights,
      codedErrors,
      ...(explore ? [] : [discreet]),
      learned.plugin(),
    ],
  });
}

export type GraphQLEngine = ReturnType<typeof createGraphQL>;

/** Subscriptions are followed by standing answers, over whichever road they come. */
function standingAnswers(answers: Answers): Plugin<Road> {
  return {
    onSubscribe({ args, setSubscribeFn, setResultAndStopExecution }) {
      const refused = args.contextValue.follows?.() ?? null;
      if (refused === null) setSubscribeFn(answers.subscribe);
      else setResultAndStopExecution({ errors: [refused] });
    },
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

/** Several operations in one request are refused. */
const oneAtATime: Plugin = {
  onRequestParse: () => ({
    onRequestParseDone({ requestParserResult }) {
      const { code } = LIMITS.operations;
      if (!Array.isArray(requestParserResult)) return;
      const extensions = { code, http: { status: 400 } };
      throw new GraphQLError('Send one operation in a request, and no list of them.', { extensions });
    },
  }),
};

/** What is no JSON in an address is the sender's fault; in a body the engine sees to it. */
const jsonInAddress: Plugin = {
  onRequestParse({ request, url }) {
    if (request.method !== 'GET') return;
    for (const name of ['variables', 'extensions']) {
      try {
        JSON.parse(url.searchParams.get(name) || 'null');
      } catch {
        const extensions = { code: 'BAD_REQUEST', http: { status: 400, spec: true } };
        throw new GraphQLError(`\`${name}\` is no JSON.`, { extensions });
      }
    }
  },
};

/** Who may not explore is not told either what there is instead of what he asked for. */
const discreet: Plugin = {
  onValidate:
    () =>
    ({ result }) => {
      for (const error of result) withoutSuggestion(error);
    },
  onExecute: () => ({
    onExecuteDone({ result }) {
      if (!(Symbol.asyncIterator in result)) for (const error of result.errors ?? []) withoutSuggestion(error);
    },
  }),
};
