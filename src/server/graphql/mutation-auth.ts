import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { forbidden, unauthenticated } from '../../schema/request-errors.ts';
import { scopesOf, type Viewer } from '../../auth/viewer.ts';

/** Returns why this viewer may not execute a mutation; null if the viewer may. Called before the input is read. */
export function mutationError(
  viewer: Viewer,
  {
    schema,
    document,
    operation,
  }: { readonly schema: GraphQLSchema; readonly document: DocumentNode; readonly operation: OperationDefinitionNode },
): GraphQLError | null {
  if (operation.operation !== OperationTypeNode.MUTATION) return null;
  const { scope } = viewer;
  if (scope === null) return unauthenticated();
  const fields = schema.getMutationType()?.getFields() ?? {};
  const denied = [...rootFields(operation.selectionSet, document, new Set())].find((name) => {
    const field = fields[name];
    return field !== undefined && !scopesOf(field).includes(scope);
  });
  return denied === undefined ? null : forbidden(scope, denied);
}

/** Returns the names of the root fields, including those in fragments and those that are skipped. */
function* rootFields({ selections }: SelectionSetNode, document: DocumentNode, seen: Set<string>): Generator<string> {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) yield selection.name.value;
    else if (selection.kind === Kind.INLINE_FRAGMENT) yield* rootFields(selection.selectionSet, document, seen);
    else if (!seen.has(selection.name.value)) {
      seen.add(selection.name.value);
      for (const part of document.definitions) {
        const isNamed = part.kind === Kind.FRAGMENT_DEFINITION && part.name.value === selection.name.value;
        if (isNamed) yield* rootFields(part.selectionSet, document, seen);
      }
    }
  }
}
