import {
  type FieldNode,
  type FragmentDefinitionNode,
  getNamedType,
  getNullableType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type DocumentNode,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { LIMITS } from '../../limits.ts';
import { pageSizeOf } from '../../schema/page-size.ts';

/** The size of an operation. A fragment counts once for each place where it is spread. */
export interface OperationSize {
  readonly depth: number;
  readonly fields: number;
  /** A field costs 1 or its declared `complexity`, plus the cost of its selection for each item it may return. */
  readonly cost: number;
}

export interface CostInput {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: { readonly [name: string]: unknown };
}

const NOTHING: OperationSize = { depth: 0, fields: 0, cost: 0 };
/** The assumed length of a list that is not paginated and declares no length. */
const ASSUMED_LENGTH = 10;
/** Arguments with one item for each item of the result: of `nodes` and `_entities`. */
const LIST_ARGUMENTS = ['ids', 'representations'];

/**
 * Returns the size of an operation of a valid document. Introspection of the schema counts as one field, because it has
 * its own limits. Arguments are read without coercion, so that an invalid one does not hide the cost of other fields.
 */
export function operationCost({ schema, document, operation, variables }: CostInput): OperationSize {
  const root = schema.getRootType(operation.operation);
  if (root == null) return NOTHING;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  }
  const known = new Map<SelectionSetNode, Map<GraphQLNamedType, OperationSize>>();

  function selectionSize(set: SelectionSetNode, type: GraphQLNamedType): OperationSize {
    const before = known.get(set)?.get(type);
    if (before !== undefined) return before;
    let [depth, fields, cost] = [0, 0, 0];
    for (const selection of set.selections) {
      const size = selection.kind === Kind.FIELD ? fieldSize(selection, type) : fragmentSize(selection, type);
      depth = Math.max(depth, size.depth);
      fields += size.fields;
      cost += size.cost;
    }
    const size = { depth, fields, cost };
    known.set(set, (known.get(set) ?? new Map<GraphQLNamedType, OperationSize>()).set(type, size));
    return size;
  }

  function fragmentSize(node: Exclude<SelectionSetNode['selections'][number], FieldNode>, type: GraphQLNamedType) {
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    if (fragment === undefined) return NOTHING;
    const on = fragment.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value);
    return on === undefined ? NOTHING : selectionSize(fragment.selectionSet, on);
  }

  function fieldSize(node: FieldNode, type: GraphQLNamedType): OperationSize {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (field === undefined) return { depth: 1, fields: 1, cost: 1 };
    const below =
      node.selectionSet === undefined ? NOTHING : selectionSize(node.selectionSet, getNamedType(field.type));
    const { own, items } = declaredCost(field);
    const args = new FieldArguments(node, variables, operation);
    const list = LIST_ARGUMENTS.find((argument) => takes(field, argument));
    const multiplier = takes(field, 'first') ? args.pageSize() : list === undefined ? items : args.length(list);
    return { depth: 1 + below.depth, fields: 1 + below.fields, cost: own + multiplier * below.cost };
  }

  return selectionSize(operation.selectionSet, root);
}

function takes({ args }: GraphQLField<unknown, unknown>, argument: string): boolean {
  return args.some(({ name }) => name === argument);
}

/** Returns the cost of a field and its number of items, as declared with Pothos's complexity plugin. */
function declaredCost({ type, extensions: { complexity } }: GraphQLField<unknown, unknown>) {
  const length = isListType(getNullableType(type)) ? ASSUMED_LENGTH : 1;
  if (typeof complexity === 'number') return { own: complexity, items: length };
  const { field = 1, multiplier = length } = Object(complexity);
  return { own: Number(field), items: Number(multiplier) };
}

/** The arguments of a field: literals, variables and their defaults. */
class FieldArguments {
  readonly #node: FieldNode;
  readonly #variables: CostInput['variables'];
  readonly #operation: OperationDefinitionNode;

  constructor(node: FieldNode, variables: CostInput['variables'], operation: OperationDefinitionNode) {
    this.#node = node;
    this.#variables = variables;
    this.#operation = operation;
  }

  /** Returns the requested page size; the largest if it is not a number. */
  pageSize(): number {
    const { max } = LIMITS.page;
    const number = (name: string): number | null => {
      const value = this.#value(name);
      return value == null || typeof value === 'number' ? (value ?? null) : max;
    };
    return Math.min(Math.max(pageSizeOf({ first: number('first'), last: number('last') }), 0), max);
  }

  length(name: string): number {
    const value = this.#value(name);
    return Array.isArray(value) ? value.length : 1;
  }

  #value(name: string): unknown {
    const node = this.#node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (node?.kind !== Kind.VARIABLE) return node && literal(node);
    const variable = node.name.value;
    if (this.#variables[variable] !== undefined) return this.#variables[variable];
    const definition = this.#operation.variableDefinitions?.find((one) => one.variable.name.value === variable);
    return definition?.defaultValue && literal(definition.defaultValue);
  }
}

/** Returns a literal number, list or null as a value; other literals as nodes. */
function literal(node: ValueNode): unknown {
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.NULL) return null;
  return node.kind === Kind.LIST ? node.values : node;
}
