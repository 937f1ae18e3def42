import {
  type DocumentNode,
  getOperationAST,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { forbidden } from '../../schema/request-errors.ts';
import { unauthenticated } from '../../schema/request-errors.ts';
import type { Context } from '../../schema/context.ts';
import { scopesOf, type Viewer } from '../../auth/viewer.ts';

/** Who may not write is told so before his input is looked at, and before anything of the operation is done. */
export const mutationAuth: Plugin<Context> = {
  onExecute({ args: { schema, document, operationName, contextValue }, setResultAndStopExecution }) {
    const refusal = refusalOf(contextValue.viewer, schema, document, operationName);
    if (refusal !== null) setResultAndStopExecution({ data: null, errors: [refusal] });
  },
};

/** Why an operation is not this viewer's to run; null where it is. */
export function refusalOf(
  viewer: Viewer,
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName?: string | null,
): GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== OperationTypeNode.MUTATION) return null;
  const { scope } = viewer;
  if (scope === null) return unauthenticated();
  const fields = schema.getMutationType()?.getFields() ?? {};
  const denied = [...fieldsOf(operation.selectionSet, document, new Set())].find((name) => {
    const field = fields[name];
    return field !== undefined && !scopesOf(field).includes(scope);
  });
  return denied === undefined ? null : forbidden(scope, denied);
}

/** The fields that stand at the root, those in fragments too, `@skip` or not. */
function* fieldsOf({ selections }: SelectionSetNode, document: DocumentNode, seen: Set<string>): Generator<string> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection.name.value;
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* fieldsOf(selection.selectionSet, document, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      for (const part of document.definitions) {
        const isMeant = part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === selection.name.value;
        if (isMeant) yield* fieldsOf(part.selectionSet, document, seen);
      }
    }
  }
}
