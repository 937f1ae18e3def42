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
import { pageSizeOf } from '../../schema/pagination.ts';

/** How large an operation is, counting each fragment wherever it stands. */
export interface OperationSize {
  readonly depth: number;
  readonly fields: number;
  /** A field counts 1, or what its `complexity` declares; and what is below it as often as it may stand there. */
  readonly cost: number;
}

export interface CostInput {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: { readonly [name: string]: unknown };
}

const NOTHING: OperationSize = { depth: 0, fields: 0, cost: 0 };
/** How many are reckoned with in a list that is no page and says nothing of its length. */
const LISTED = 10;
/** Arguments with one item for each item of the result: of `nodes` and `_entities`. */
const LIST_ARGUMENTS = ['ids', 'representations'];

/**
 * Measures an operation of a valid document. The introspection of the schema counts as one field: it has limits of its
 * own. Arguments are read as they are written, so that one that is refused later does not hide what stands beside it.
 */
export function operationCost({ schema, document, operation, variables }: CostInput): OperationSize {
  const root = schema.getRootType(operation.operation);
  if (root == null) return NOTHING;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const part of document.definitions) {
    if (part.kind === Kind.FRAGMENT_DEFINITION) fragments.set(part.name.value, part);
  }
  const known = new Map<SelectionSetNode, Map<GraphQLNamedType, OperationSize>>();

  function ofSet(set: SelectionSetNode, type: GraphQLNamedType): OperationSize {
    const before = known.get(set)?.get(type);
    if (before !== undefined) return before;
    let [depth, fields, cost] = [0, 0, 0];
    for (const selection of set.selections) {
      const size = selection.kind === Kind.FIELD ? ofField(selection, type) : ofFragment(selection, type);
      depth = Math.max(depth, size.depth);
      fields += size.fields;
      cost += size.cost;
    }
    const size = { depth, fields, cost };
    known.set(set, (known.get(set) ?? new Map<GraphQLNamedType, OperationSize>()).set(type, size));
    return size;
  }

  function ofFragment(node: Exclude<SelectionSetNode['selections'][number], FieldNode>, type: GraphQLNamedType) {
    const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
    if (fragment === undefined) return NOTHING;
    const on = fragment.typeCondition === undefined ? type : schema.getType(fragment.typeCondition.name.value);
    return on === undefined ? NOTHING : ofSet(fragment.selectionSet, on);
  }

  function ofField(node: FieldNode, type: GraphQLNamedType): OperationSize {
    const field = isObjectType(type) || isInterfaceType(type) ? type.getFields()[node.name.value] : undefined;
    if (field === undefined) return { depth: 1, fields: 1, cost: 1 };
    const below = node.selectionSet === undefined ? NOTHING : ofSet(node.selectionSet, getNamedType(field.type));
    const { own, times } = declared(field);
    const given = new Given(node, variables, operation);
    const listed = LIST_ARGUMENTS.find((argument) => takes(field, argument));
    const often = takes(field, 'first') ? given.pageSize() : listed === undefined ? times : given.length(listed);
    return { depth: 1 + below.depth, fields: 1 + below.fields, cost: own + often * below.cost };
  }

  return ofSet(operation.selectionSet, root);
}

function takes({ args }: GraphQLField<unknown, unknown>, argument: string): boolean {
  return args.some(({ name }) => name === argument);
}

/** What Pothos's complexity plugin has noted of a field. */
function declared({ type, extensions: { complexity } }: GraphQLField<unknown, unknown>) {
  const listed = isListType(getNullableType(type)) ? LISTED : 1;
  if (typeof complexity === 'number') return { own: complexity, times: listed };
  const { field = 1, multiplier = listed } = Object(complexity);
  return { own: Number(field), times: Number(multiplier) };
}

/** What is given to a field: in the document, or by a variable. */
class Given {
  readonly #node: FieldNode;
  readonly #variables: CostInput['variables'];
  readonly #operation: OperationDefinitionNode;

  constructor(node: FieldNode, variables: CostInput['variables'], operation: OperationDefinitionNode) {
    this.#node = node;
    this.#variables = variables;
    this.#operation = operation;
  }

  /** The size of the page that is asked for; the largest, where that cannot be told. */
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
    if (node?.kind !== Kind.VARIABLE) return node && written(node);
    const variable = node.name.value;
    if (this.#variables[variable] !== undefined) return this.#variables[variable];
    const definition = this.#operation.variableDefinitions?.find((one) => one.variable.name.value === variable);
    return definition?.defaultValue && written(definition.defaultValue);
  }
}

/** A number, a list or null as it stands in a document. */
function written(node: ValueNode): unknown {
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.NULL) return null;
  return node.kind === Kind.LIST ? node.values : node;
}
