import { GraphQLError } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import type { LiveQueries } from '../../live/live-queries.ts';
import type { ReadTracker } from '../../cache/dependency-index.ts';
import { type ExecutionDeps, untrackedContext, trackedContext } from '../../live/tracked-context.ts';
import type { Context, Viewer } from '../../schema/context.ts';
import { LIMITS } from '../../limits.ts';
import { ANONYMOUS } from '../../auth/viewer.ts';
import { schema } from '../../schema/schema.ts';
import { documentLimits, parserCache, type OnCost } from './document-limits.ts';
import type { PersistedOperations } from './persisted-operations.ts';
import type { KnownQueries } from './known-queries.ts';
import { mutationAuth } from './mutation-auth.ts';
import { withErrorCode, type ErrorMasking, stripSuggestion } from './error-masking.ts';
import type { RequestLog } from './request-log.ts';
import { type RevocationCheck, withValidToken } from './token-errors.ts';

export interface GraphQLParts {
  readonly means: ExecutionDeps;
  readonly answers: LiveQueries;
  /** Whether the rights of a viewer have ended since his road has let him in: a body may come slowly. */
  readonly lost: RevocationCheck;
  readonly polish: ErrorMasking;
  readonly learned: KnownQueries;
  readonly sightings: RequestLog;
  readonly documents: PersistedOperations;
  readonly explore: boolean;
}

export const ENDPOINT = '/graphql';

/** What a road hands to the operation. */
interface Road {
  /** Who asks, as the road has found out; where it says nothing, anybody. */
  readonly viewer?: Viewer;
  /** Of an operation whose answer is to be kept. */
  readonly recording?: ReadTracker;
  /** Told what an operation costs, before it is executed. */
  readonly weigh?: OnCost | undefined;
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
    parserAndValidationCache: parserCache(),
    context: ({ viewer = ANONYMOUS, recording }) =>
      withValidToken(viewer, lost, () =>
        recording === undefined ? untrackedContext(means, viewer) : trackedContext(means, viewer, recording),
      ),
    maskedErrors: { maskError: polish.mask },
    plugins: [
      sightings.plugin(),
      documents.plugin(),
      jsonInAddress,
      oneAtATime,
      documentLimits({ explore }),
      standingAnswers(answers),
      mutationAuth,
      codedErrors,
      ...(explore ? [] : [discreet]),
      learned.plugin(),
    ],
  });
}

export type GraphQLEngine = ReturnType<typeof createGraphQL>;

/** Subscriptions are followed by standing answers, over whichever road they come. */
function standingAnswers(answers: LiveQueries): Plugin<Road> {
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
      setResult({ ...result, errors: result.errors.map(withErrorCode) });
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
      for (const error of result) stripSuggestion(error);
    },
  onExecute: () => ({
    onExecuteDone({ result }) {
      if (!(Symbol.asyncIterator in result)) for (const error of result.errors ?? []) stripSuggestion(error);
    },
  }),
};
