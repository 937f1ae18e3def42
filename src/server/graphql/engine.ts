import { chargeOfPlayers } from './feed-cost.ts';
import { type ExecutionResult, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { ReadTracker } from '../../cache/dependency-index.ts';
import type { Viewer } from '../../auth/viewer.ts';
import { memoryError, type MemoryAccount } from '../../live/held-memory.ts';
import type { BoundVariables } from '../../live/bound-variables.ts';
import type { LiveQueries } from '../../live/live-queries.ts';
import type { OperationRequest } from '../../live/operation-key.ts';
import { executeOperation } from '../../live/planned-execution.ts';
import type { Subscription } from '../../live/subscription.ts';
import { type ExecutionDeps, trackedContext, untrackedContext } from '../../live/tracked-context.ts';
import type { Context } from '../../schema/context.ts';
import { COERCION } from './error-bounds.ts';
import type { ErrorMasking } from './error-masking.ts';
import { mutationError } from './mutation-auth.ts';
import { OperationError } from './operation-error.ts';
import { type OnCost, operationTooLarge } from './operation-limits.ts';
import { OperationCache, prepareOperation } from './prepare-operation.ts';
import { PreparedOperation } from './prepared-operation.ts';
import type { RequestLog } from './request-log.ts';
import type { RevocationCheck } from './token-errors.ts';

export interface GraphQLEngineOptions {
  /** Loads the schema. The first request waits for it; the start of the server does not. */
  readonly loadSchema: () => Promise<GraphQLSchema>;
  readonly deps: ExecutionDeps;
  readonly liveQueries: LiveQueries;
  readonly errors: ErrorMasking;
  readonly requestLog: RequestLog;
  /**
   * Checks whether a token was revoked after the transport accepted it. A body may arrive slowly, and a socket stays
   * open.
   */
  readonly revocation: RevocationCheck;
  readonly introspection: boolean;
  readonly operationCacheBytes: number;
}

/** One request for a prepared operation. */
export interface Execution {
  readonly variables?: OperationRequest['variables'];
  /** The coerced variables of a known request. */
  readonly bound?: BoundVariables;
  readonly viewer: Viewer;
  readonly onCost: OnCost;
  /** The client's memory, for a new live query. */
  readonly account: MemoryAccount;
}

/** The steps of an operation after admission, for every transport: prepare, token, limits and cost, execute. */
export class GraphQLEngine {
  readonly #options: GraphQLEngineOptions;
  #loading: Promise<void> | null = null;
  #loaded: OperationCache | null = null;

  constructor(options: GraphQLEngineOptions) {
    this.#options = options;
  }

  /** Whether the schema is loaded. Before that, only `load` may be called. */
  get isLoaded(): boolean {
    return this.#loaded !== null;
  }

  /** Loads the schema, unless it is loaded. */
  load(): Promise<void> {
    return (this.#loading ??= this.#load());
  }

  async #load(): Promise<void> {
    const { loadSchema, introspection, operationCacheBytes } = this.#options;
    this.#loaded = new OperationCache(await loadSchema(), introspection, operationCacheBytes);
  }

  get #operations(): OperationCache {
    if (this.#loaded === null) throw new Error('the schema is not loaded yet');
    return this.#loaded;
  }

  prepare(request: OperationRequest): PreparedOperation | OperationError {
    return prepareOperation(this.#operations, request);
  }

  /** Whether it is a subscription whose live query has the first result, so that nothing has to be executed. */
  isLive(request: OperationRequest, viewer: Viewer): boolean {
    const operation = this.#operations.get(request);
    if (!(operation instanceof PreparedOperation)) return false;
    const existing = this.#existing(operation, { ...request, viewer });
    return existing !== null && existing.query.hasInitialResult(existing.resumeRevision);
  }

  /** Executes a query or a mutation. Never throws: an unexpected error is masked. */
  async execute(
    operation: PreparedOperation,
    execution: Execution,
    tracker: ReadTracker | null = null,
  ): Promise<ExecutionResult | OperationError> {
    const { deps, errors, requestLog } = this.#options;
    const { viewer, variables } = execution;
    try {
      const lookup = this.#revoked(viewer);
      const rejected = (lookup === null ? null : await lookup) ?? tooLarge(operation, execution);
      if (rejected !== null) return rejected;
      const denied = mutationError(viewer, operation);
      if (denied !== null) return { data: null, errors: [denied] };
      const { schema, document, operationName } = operation;
      const args = { schema, document, operationName, variableValues: variables ?? null, options: COERCION };
      const contextFor = (): Context =>
        tracker === null ? untrackedContext(deps, viewer) : trackedContext(deps, viewer, tracker);
      const executed = requestLog.trackExecution(requestLog.countersFor(operation), () =>
        executeOperation(args, contextFor, execution.bound),
      );
      const result = errors.format(executed instanceof Promise ? await executed : executed);
      // Variables of a wrong type: nothing was executed.
      if ('data' in result) return result;
      return new OperationError(result.errors ?? [], { isForEveryType: true });
    } catch (error) {
      return errors.unexpected(error);
    }
  }

  /** Returns the live query of a subscription, and the revision from which the client resumes. */
  async subscribe(operation: PreparedOperation, execution: Execution): Promise<Subscription | OperationError> {
    const { liveQueries } = this.#options;
    const { viewer, variables } = execution;
    const lookup = this.#revoked(viewer);
    const revoked = lookup === null ? null : await lookup;
    if (revoked !== null) return revoked;
    const existing = this.#existing(operation, execution);
    if (existing !== null) return existing;
    const { schema, document, operationName, normalized } = operation;
    if (normalized === null) throw new Error('not a subscription');
    const args = { schema, document, operationName, variableValues: variables ?? null, contextValue: { viewer } };
    return (
      tooLarge(operation, execution) ??
      liveQueries.getOrCreate(
        normalized,
        args,
        execution.account,
        chargeOfPlayers(operation.sizeWith(variables ?? {}).cost, execution.onCost),
      ) ??
      new OperationError([memoryError()], { status: 429, isForEveryType: true })
    );
  }

  /** Returns the masked error of an operation that failed unexpectedly. */
  unexpected(error: unknown): OperationError {
    return this.#options.errors.unexpected(error);
  }

  #existing(
    { normalized, operationName }: PreparedOperation,
    { variables, viewer }: Pick<Execution, 'variables' | 'viewer'>,
  ) {
    if (normalized === null) return null;
    return this.#options.liveQueries.getExisting(normalized, { operationName, variables }, viewer);
  }

  /** Returns the error of a revoked token. Null, without a promise, if there is nothing to look up. */
  #revoked(viewer: Viewer): Promise<OperationError | null> | null {
    const lookup = this.#options.revocation(viewer);
    if (lookup === null) return null;
    return lookup.then((revoked) => revoked && new OperationError([revoked], { status: 401, isForEveryType: true }));
  }
}

export function isMutation({ type }: PreparedOperation): boolean {
  return type === OperationTypeNode.MUTATION;
}

/** Returns the error of an operation beyond the limits; otherwise reports its cost. */
function tooLarge(operation: PreparedOperation, { variables, onCost }: Execution): OperationError | null {
  const size = operation.sizeWith(variables ?? {});
  const error = operationTooLarge(size);
  if (error === null) onCost(size.cost);
  return error === null ? null : new OperationError([error]);
}
