import {
  type ExecutionArgs,
  type FieldNode,
  getArgumentValues,
  getOperationAST,
  getVariableValues,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { PlayerId } from '../domain/player.ts';
import type { Context } from '../schema/context.ts';
import type { FeedMembers } from '../schema/subscription-state.ts';

/** Returns the players of a feed, by the extension that the schema declares for its field. */
export type ReadMembers = (context: Context) => Promise<readonly PlayerId[]>;

/** Returns the function that reads the players of a feed; null if the operation is not a feed. */
export function feedMembersOf({ schema, document, operationName, variableValues }: ExecutionArgs): ReadMembers | null {
  const operation = getOperationAST(document, operationName);
  const node = operation == null ? null : rootField(operation.selectionSet, { document });
  const field = node === null ? undefined : schema.getSubscriptionType()?.getFields()[node.name.value];
  const members = field?.extensions.feedMembers as FeedMembers | undefined;
  if (operation == null || node === null || field === undefined || members === undefined) return null;
  return async (context) => {
    const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variableValues ?? {});
    if (errors?.[0] !== undefined) throw errors[0];
    return members(getArgumentValues(field, node, coerced), context);
  };
}

/** Returns the only root field of a subscription, which may be in a fragment. */
function rootField({ selections }: SelectionSetNode, { document }: Pick<ExecutionArgs, 'document'>): FieldNode | null {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) return selection;
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === selection.name.value,
          );
    const found = fragment !== undefined && 'selectionSet' in fragment ? fragment.selectionSet : undefined;
    const field = found === undefined ? null : rootField(found, { document });
    if (field !== null) return field;
  }
  return null;
}
