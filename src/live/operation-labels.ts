import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Counters, OperationCounters } from '../observability/counters.ts';

export type NamedOperation = Pick<ExecutionArgs, 'document' | 'operationName'>;

/** Where an operation is counted. */
export function countersFor(counts: Counters, { document, operationName }: NamedOperation): OperationCounters {
  const operation = getOperationAST(document, operationName);
  return operation == null ? counts.unknown : counts.operation(operation.operation, operation.name?.value);
}

/** What a span tells of an operation. */
export function spanAttributes({ type, name }: OperationCounters) {
  return { 'graphql.operation.type': type, 'graphql.operation.name': name };
}
