import { type ExecutionArgs, getOperationAST, GraphQLError, OperationTypeNode } from 'graphql';
import type { OperationRequest } from '../../live/operation-key.ts';
import type { Viewer } from '../../schema/context.ts';
import { checkOperationSize, type OnCost } from './document-limits.ts';
import type { GraphQLEngine } from './yoga.ts';
import { withoutHttp } from './error-masking.ts';

/** An operation made ready by the engine: parsed, validated, with the engine's own way to execute it. */
export interface PreparedOperation extends ExecutionArgs {
  readonly execute: ReturnType<GraphQLEngine['getEnveloped']>['execute'];
  readonly isSubscription: boolean;
}

/** In the engine's own words, so that all roads say the same. */
const UNRESOLVED = new GraphQLError('Could not determine what operation to execute.', {
  extensions: { code: 'OPERATION_RESOLUTION_FAILURE' },
});

/** Plans what was asked on a road that is not yoga's own; or says what is wrong with it. Throws nothing that a client caused. */
export async function prepareOperation(
  graphql: GraphQLEngine,
  params: OperationRequest,
  viewer: Viewer,
  onCost?: OnCost,
): Promise<PreparedOperation | readonly GraphQLError[]> {
  const enveloped = graphql.getEnveloped({ viewer, params, weigh: onCost } as never);
  const { schema, parse, validate, contextFactory, execute } = enveloped;
  try {
    const document = parse(params.query);
    const errors: readonly GraphQLError[] = validate(schema, document);
    if (errors.length > 0) return errors.map(withoutHttp);
    const operation = getOperationAST(document, params.operationName);
    if (operation == null) return [UNRESOLVED];
    const isSubscription = operation.operation === OperationTypeNode.SUBSCRIPTION;
    const args = {
      schema,
      document,
      operationName: params.operationName ?? null,
      variableValues: params.variables ?? null,
    };
    // Of anything else the engine sees to it as it executes it.
    const error = isSubscription ? checkOperationSize(args, onCost) : null;
    if (error !== null) return [error];
    return { ...args, contextValue: await contextFactory(), execute, isSubscription };
  } catch (error) {
    if (error instanceof GraphQLError) return [withoutHttp(error)];
    throw error;
  }
}

export function isPrepared(planned: PreparedOperation | readonly GraphQLError[]): planned is PreparedOperation {
  return !Array.isArray(planned);
}
