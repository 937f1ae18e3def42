import { type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import { DependencyIndex, type ReadTracker } from '../cache/dependency-index.ts';
import { ResponseCache } from '../cache/response-cache.ts';
import type { PlayerId } from '../domain/player.ts';
import type { InvalidationBus } from '../invalidation/bus.ts';
import type { Counters } from '../observability/counters.ts';
import type { Tracer } from '../observability/tracer.ts';
import type { Context, Viewer } from '../schema/context.ts';
import type { FeedRoot, SubscriptionState } from '../schema/subscription-state.ts';
import { BoundVariables } from './bound-variables.ts';
import { DeliveryScheduler } from './delivery-scheduler.ts';
import { feedMembersOf, type ReadMembers } from './feed-members.ts';
import { bytesOfOperation, type MemoryAccount } from './held-memory.ts';
import { ExecutionScheduler } from './execution-scheduler.ts';
import { LiveQuery } from './live-query.ts';
import type { Execute } from './live-query-deps.ts';
import {
  type NormalizedOperation,
  operationKey,
  type OperationRequest,
  resumeRevisionOf,
  viewerOf,
  sharedArgs,
} from './operation-key.ts';
import { countersFor, spanAttributes } from './operation-labels.ts';
import { executeOperation } from './planned-execution.ts';
import { MEMBERS, PlayerFeed } from './player-feed.ts';
import type { Subscription, SubscriptionSource } from './subscription.ts';
import { type ExecutionDeps, trackedContext } from './tracked-context.ts';

/** A live query without subscribers is kept for this long, for clients that reconnect. */
const IDLE_TIMEOUT_MS = 1_000;

/** All live queries of this node, by operation and viewer. */
export interface LiveQueries extends AsyncDisposable {
  /** Returns the live query of a subscription with these variables, or null if there is none. */
  getExisting(
    operation: NormalizedOperation,
    request: Omit<OperationRequest, 'query'>,
    viewer: Viewer,
  ): Subscription | null;
  /**
   * Returns the live query of a subscription, the same for every spelling of its text. Null if there is none yet and
   * the client's memory budget is exceeded. `chargePlayer` is called for each player whose live query a feed creates.
   */
  getOrCreate(
    operation: NormalizedOperation,
    args: ExecutionArgs,
    account: MemoryAccount,
    chargePlayer: () => void,
  ): Subscription | null;
  /** Re-executes all live queries and drops all cached responses. */
  invalidateAll(): void;
  /** The cache of responses to queries, which depend on the same tags. */
  readonly responses: ResponseCache;
  /** The number of live queries, and of tags that they or cached responses depend on. */
  size(): { readonly queries: number; readonly tags: number };
  subscriberCount(): number;
}

export interface LiveQueriesOptions {
  readonly deps: ExecutionDeps;
  readonly bus: InvalidationBus;
  /** Masks unexpected errors and adds error codes. */
  readonly formatResult: (result: ExecutionResult) => ExecutionResult;
  /** Returns an error if the viewer's token was revoked. Null, without a promise, if there is nothing to look up. */
  readonly checkRevocation: (viewer: Viewer) => Promise<GraphQLError | null> | null;
  /** Size of the response cache; 0 disables it. */
  readonly responseCacheBytes: number;
  readonly counters: Counters;
  /** Null if tracing is off. */
  readonly tracer: Tracer | null;
}

export function openLiveQueries(options: LiveQueriesOptions): LiveQueries {
  const { bus, counters } = options;
  const queries = new Map<string, LiveQuery>();
  /** The feeds, by the live queries that list their players. */
  const feeds = new WeakMap<LiveQuery, PlayerFeed>();
  const index = new DependencyIndex(bus);
  const deps = { index, executions: new ExecutionScheduler(), deliveries: new DeliveryScheduler(), counters };
  const stopListening = bus.listen((invalidated) => {
    if (invalidated === 'ALL') invalidateAll();
    else index.invalidate(invalidated);
  });

  function invalidateAll(): void {
    index.invalidate('ALL');
    // Includes live queries that could not read anything and therefore depend on no tag.
    for (const query of queries.values()) query.invalidate();
  }

  function create(
    key: string,
    args: ExecutionArgs,
    nodes: number,
    account: MemoryAccount,
    chargePlayer: () => void,
  ): LiveQuery | null {
    const operationBytes = bytesOfOperation(nodes, key);
    const isOfFeed = args.rootValue !== undefined;
    const memory = isOfFeed ? account.hold(operationBytes) : account.holdLiveQuery(operationBytes);
    if (memory === null) return null;
    const onIdle = idleTimeout(key);
    const members = isOfFeed ? null : feedMembersOf(args);
    const execute = executorFor(args, options, members);
    const query = new LiveQuery(args, execute, { ...deps, memory, operationBytes, onIdle });
    queries.set(key, query);
    if (members !== null) {
      const queryFor = (player: PlayerId): LiveQuery | null => {
        const ofPlayer = JSON.stringify([key, player]);
        const root: FeedRoot = { feedPlayer: player };
        const existing = queries.get(ofPlayer);
        if (existing !== undefined) return existing;
        chargePlayer();
        return create(ofPlayer, { ...args, rootValue: root }, nodes, account, () => {});
      };
      feeds.set(query, new PlayerFeed(query, queryFor));
    }
    // The client may disconnect before it subscribes.
    onIdle();
    return query;
  }

  function sourceOf(query: LiveQuery): SubscriptionSource {
    return feeds.get(query) ?? query;
  }

  /** Returns a function that ends the query after the idle timeout, unless it has subscribers by then. */
  function idleTimeout(key: string): () => void {
    let timer: NodeJS.Timeout | undefined;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const query = queries.get(key);
        if (query?.isEmpty !== true) return;
        queries.delete(key);
        query.end();
      }, IDLE_TIMEOUT_MS).unref();
    };
  }

  function getExisting(
    operation: NormalizedOperation,
    request: Omit<OperationRequest, 'query'>,
    viewer: Viewer,
  ): Subscription | null {
    const query = queries.get(operationKey(operation, request, viewer));
    if (query === undefined) return null;
    const { isResumable } = operation;
    return { query: sourceOf(query), resumeRevision: resumeRevisionOf(operation, request.variables), isResumable };
  }

  function getOrCreate(
    operation: NormalizedOperation,
    args: ExecutionArgs,
    account: MemoryAccount,
    chargePlayer: () => void,
  ): Subscription | null {
    const { operationName, variableValues: variables } = args;
    const key = operationKey(operation, { operationName, variables }, viewerOf(args));
    const query = queries.get(key) ?? create(key, sharedArgs(operation, args), operation.nodes, account, chargePlayer);
    if (query === null) return null;
    const { isResumable } = operation;
    return { query: sourceOf(query), resumeRevision: resumeRevisionOf(operation, variables), isResumable };
  }

  return {
    responses: new ResponseCache(index, options.responseCacheBytes, counters),
    getExisting,
    getOrCreate,
    invalidateAll,
    size: () => ({ queries: queries.size, tags: index.size }),
    subscriberCount: () => queries.values().reduce((sum, { size }) => sum + size, 0),
    async [Symbol.asyncDispose]() {
      stopListening();
      for (const query of queries.values()) query.end();
      queries.clear();
    },
  };
}

/**
 * Returns a function that executes an operation for all its subscribers, counted and traced. With `members`, the result
 * lists the players of a feed.
 */
function executorFor(args: ExecutionArgs, options: LiveQueriesOptions, members: ReadMembers | null): Execute {
  const { deps, formatResult, checkRevocation, counters, tracer } = options;
  const { schema, document, operationName, variableValues, rootValue } = args;
  const viewer = viewerOf(args);
  const operation = countersFor(counters, args);
  const bound = new BoundVariables();
  const operationArgs = { schema, document, operationName, variableValues, rootValue };

  const run = async (state: SubscriptionState, tracker: ReadTracker): Promise<ExecutionResult> => {
    const { revision, unchanged } = state;
    // A context for each execution, because its loaders cache what they have read.
    const contextFor = (): Context => {
      // A second execution, after a plan failed, starts from the same state as the first.
      Object.assign(state, { revision, unchanged });
      return trackedContext(deps, viewer, tracker, state);
    };
    try {
      const lookup = checkRevocation(viewer);
      const revoked = lookup === null ? null : await lookup;
      if (revoked !== null) {
        state.closed = true;
        return formatResult({ errors: [revoked] });
      }
      if (members !== null) return { data: { [MEMBERS]: await members(contextFor()) } };
      return formatResult(await executeOperation(operationArgs, contextFor, bound));
    } catch (error) {
      if (error instanceof GraphQLError) return formatResult({ data: null, errors: [error] });
      const originalError = error instanceof Error ? error : new Error(String(error));
      return formatResult({ errors: [new GraphQLError('The operation could not be executed.', { originalError })] });
    }
  };

  return (state, tracker) => {
    counters.executions.live += 1;
    if (tracer === null) return run(state, tracker);
    return tracer.span(`live ${operation.name}`, spanAttributes(operation), () => run(state, tracker));
  };
}
