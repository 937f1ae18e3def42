import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Counters, OperationCounters } from '../observability/counters.ts';
import type { SpanAttributes } from '../observability/tracer.ts';

export type NamedOperation = Pick<ExecutionArgs, 'document' | 'operationName'>;

/** Returns the counters of an operation, by its type and name. */
export function countersFor(counters: Counters, { document, operationName }: NamedOperation): OperationCounters {
  const operation = getOperationAST(document, operationName);
  return operation == null ? counters.unknown : counters.operation(operation.operation, operation.name?.value);
}

export function spanAttributes({ type, name }: OperationCounters): SpanAttributes {
  return { 'graphql.operation.type': type, 'graphql.operation.name': name };
}
