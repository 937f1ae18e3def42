import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Counts, Tally } from '../observability/counters.ts';

export type Named = Pick<ExecutionArgs, 'document' | 'operationName'>;

/** Where an operation is counted. */
export function tallyOf(counts: Counts, { document, operationName }: Named): Tally {
  const operation = getOperationAST(document, operationName);
  return operation == null ? counts.unknown : counts.tally(operation.operation, operation.name?.value);
}

/** What a span tells of an operation. */
export function traitsOf({ type, name }: Tally) {
  return { 'graphql.operation.type': type, 'graphql.operation.name': name };
}
