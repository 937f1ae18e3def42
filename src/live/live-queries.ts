import { execute, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { InvalidationBus } from '../invalidation/bus.ts';
import type { Context, Viewer } from '../schema/context.ts';
import type { SubscriptionState } from '../schema/subscription-state.ts';
import type { Counters } from '../observability/counters.ts';
import type { Tracer } from '../observability/tracer.ts';
import {
  type OperationRequest,
  resumeRevisionOf,
  operationKey,
  type NormalizedOperation,
  normalizedOperation,
  viewerOf,
  withoutResumeRevision,
} from './operation-key.ts';
import { DependencyIndex, type ReadTracker } from '../cache/dependency-index.ts';
import { PullSubscriber } from './pull-subscriber.ts';
import { ResponseCache } from '../cache/response-cache.ts';
import { type ExecutionDeps, trackedContext } from './tracked-context.ts';
import { DeliveryScheduler } from './delivery-scheduler.ts';
import { type Execute, LiveQuery } from './live-query.ts';
import { countersFor, spanAttributes } from './operation-labels.ts';
import { ExecutionScheduler } from './execution-scheduler.ts';
import type { Subscription } from './subscription.ts';

/** How long an answer that nobody watches any more is kept for the next one who asks. */
const LINGER_MS = 1_000;

/** How many characters of texts are remembered: others are parsed each time, and share all the same. */
const MOST_TEXT = 4 * 1024 * 1024;

/** All standing answers: which operations are watched, and which keys wake them. */
export interface LiveQueries extends AsyncDisposable {
  /** The answer to what is asked, where it stands and this text was asked before: then it needs no parsing. */
  getExisting(asked: OperationRequest, viewer: Viewer): Subscription | null;
  /** The one answer to a subscription, however it is spelt; `query` is how this one spells it. */
  getOrCreate(args: ExecutionArgs, query?: string): Subscription;
  /** Follows a subscription by pulling: the present state first, then each new one. */
  subscribe(args: ExecutionArgs): AsyncIterableIterator<ExecutionResult>;
  /** Reads everything that is watched anew, as though every key had rung; what is kept of queries is dropped. */
  invalidateAll(): void;
  /** The answers to queries that nobody watches. */
  readonly responses: ResponseCache;
  /** How many answers are kept, and how many keys they hold. */
  size(): { readonly queries: number; readonly tags: number };
  /** How many follow them, all together. */
  subscriberCount(): number;
}

export interface LiveQueriesOptions {
  readonly deps: ExecutionDeps;
  readonly bus: InvalidationBus;
  /** Makes what went wrong fit to be told: surprises masked, refusals with their codes. */
  readonly formatResult: (result: ExecutionResult) => ExecutionResult;
  /** Why a viewer's rights have ended, as a refusal; null: they stand. */
  readonly checkRevocation: (viewer: Viewer) => Promise<GraphQLError | null> | null;
  /** How many bytes of answers to queries are kept; 0: none. */
  readonly responseCacheBytes: number;
  readonly counters: Counters;
  /** null: nobody traces. */
  readonly tracer: Tracer | null;
}

export function openLiveQueries({
  deps: means,
  bus: bell,
  formatResult: polish,
  checkRevocation: lost,
  responseCacheBytes: memory,
  counters: counts,
  tracer,
}: LiveQueriesOptions): LiveQueries {
  const kept = new Map<string, LiveQuery>();
  const texts = new LRUCache<string, NormalizedOperation>({
    maxSize: MOST_TEXT,
    sizeCalculation: ({ print }, spelling) => spelling.length + print.length + 200,
  });
  const ring = new DependencyIndex(bell);
  const surroundings = { ring, turns: new ExecutionScheduler(), slices: new DeliveryScheduler(), counts };
  const stopListening = bell.listen((invalidated) =>
    invalidated === 'ALL' ? wakeAll() : ring.invalidate(invalidated),
  );

  function open(id: string, args: ExecutionArgs): LiveQuery {
    const { schema, document, operationName, variableValues } = args;
    const { viewer } = args.contextValue as Context;
    const run = async (live: SubscriptionState, recording: ReadTracker): Promise<ExecutionResult> => {
      // Loaders remember what they have read, so that each execution needs its own.
      const contextValue = trackedContext(means, viewer, recording, live);
      try {
        const asking = lost(viewer);
        const ended = asking === null ? null : await asking;
        if (ended !== null) {
          live.closed = true;
          return polish({ errors: [ended] });
        }
        return polish(await execute({ schema, document, operationName, variableValues, contextValue }));
      } catch (error) {
        return polish({
          errors: [new GraphQLError('The operation could not be executed.', { originalError: asError(error) })],
        });
      }
    };
    const counters = countersFor(counts, args);
    const seen: Execute = (live, recording) => {
      counts.executions.live += 1;
      if (tracer === null) return run(live, recording);
      return tracer.span(`live ${counters.name}`, spanAttributes(counters), () => run(live, recording));
    };
    const linger = lingering(id);
    const answer = new LiveQuery(args, seen, { ...surroundings, left: linger });
    kept.set(id, answer);
    // Who asked for it may be gone before he joins.
    linger();
    return answer;
  }

  /** Those too that could read nothing, and so hold no key. */
  function wakeAll(): void {
    ring.invalidate('ALL');
    for (const answer of kept.values()) answer.invalidate();
  }

  /** Lets an answer go that nobody has watched for a while. */
  function lingering(id: string): () => void {
    let timer: NodeJS.Timeout | undefined;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const answer = kept.get(id);
        if (answer?.isEmpty !== true) return;
        kept.delete(id);
        answer.end();
      }, LINGER_MS).unref();
    };
  }

  function answerTo(args: ExecutionArgs, query?: string): Subscription {
    const text = normalizedOperation(args);
    const { operationName, variableValues: variables } = args;
    if (query !== undefined) texts.set(spelling({ query, operationName }), text);
    const id = operationKey(text, { operationName, variables }, viewerOf(args));
    return {
      query: kept.get(id) ?? open(id, withoutResumeRevision(text, args)),
      resumeRevision: resumeRevisionOf(text, variables),
    };
  }

  function known(asked: OperationRequest, viewer: Viewer): Subscription | null {
    const text = texts.get(spelling(asked));
    const answer = text === undefined ? undefined : kept.get(operationKey(text, asked, viewer));
    return text === undefined || answer === undefined
      ? null
      : { query: answer, resumeRevision: resumeRevisionOf(text, asked.variables) };
  }

  return {
    responses: new ResponseCache(ring, memory, counts),
    getExisting: known,
    getOrCreate: answerTo,
    invalidateAll: wakeAll,
    subscribe: (args) => new PullSubscriber(answerTo(args)),
    size: () => ({ queries: kept.size, tags: ring.size }),
    subscriberCount: () => kept.values().reduce((sum, { size }) => sum + size, 0),
    async [Symbol.asyncDispose]() {
      stopListening();
      for (const answer of kept.values()) answer.end();
      kept.clear();
    },
  };
}

function spelling({ query, operationName }: Omit<OperationRequest, 'variables'>): string {
  return `${operationName ?? ''}\n${query}`;
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
