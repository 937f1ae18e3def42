import type { ExecutionResult } from 'graphql';
import type { DependencyIndex, ReadTracker } from '../cache/dependency-index.ts';
import type { Counters } from '../observability/counters.ts';
import type { SubscriptionState } from '../schema/subscription-state.ts';
import type { DeliveryScheduler } from './delivery-scheduler.ts';
import type { ExecutionScheduler } from './execution-scheduler.ts';
import type { HeldMemory } from './held-memory.ts';

/** Executes the operation once and tracks what it reads. Must not throw: a failure is a result with errors. */
export type Execute = (state: SubscriptionState, tracker: ReadTracker) => Promise<ExecutionResult>;

export interface LiveQueryDeps {
  readonly index: DependencyIndex;
  readonly executions: ExecutionScheduler;
  readonly deliveries: DeliveryScheduler;
  readonly counters: Counters;
  /** The memory held for the client that created the live query. Released when it ends. */
  readonly memory: HeldMemory;
  /** Bytes of the operation itself. */
  readonly operationBytes: number;
  /** Called when the last subscriber has left. */
  readonly onIdle: () => void;
}
