import {
  type DocumentNode,
  type ExecutionArgs,
  type FragmentDefinitionNode,
  getOperationAST,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import type { BoundVariables } from './bound-variables.ts';
import { FieldPlanner } from './planned-fields.ts';
import { PlannedRun } from './planned-run.ts';

/** The maximum number of combinations of the variables of `@skip` and `@include` for which a plan is kept. */
const MAX_VARIANTS = 4;

interface Variant {
  readonly serial: number;
  readonly execute: ReturnType<FieldPlanner['root']>;
}

let lastSerial = 0;

/**
 * How an operation is executed: everything about its fields that depends only on its text, computed once. It gives the
 * same response as graphql-js, or throws; then graphql-js must execute the operation, and reports the errors.
 */
export class OperationPlan {
  readonly #operation: OperationDefinitionNode;
  readonly #schema: GraphQLSchema;
  readonly #fragments: Record<string, FragmentDefinitionNode>;
  /** The variables of `@skip` and `@include`. */
  readonly #conditions: readonly string[];
  readonly #variants = new Map<string, Variant>();
  readonly #maxFields: number;
  readonly variableDefinitions: readonly VariableDefinitionNode[];
  /** Whether the last execution had errors. */
  hasFailed = false;

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    this.variableDefinitions = operation.variableDefinitions ?? [];
    const { fragments, conditions, nodes } = partsOf(document);
    this.#fragments = fragments;
    this.#conditions = conditions;
    this.#maxFields = nodes;
  }

  execute(
    rootValue: unknown,
    contextValue: unknown,
    variables: Readonly<Record<string, unknown>>,
    bound: BoundVariables | null,
  ): Data | Promise<Data> {
    const { serial, execute } = this.#variantFor(variables);
    const run = new PlannedRun(contextValue, variables, bound, serial);
    const data = execute(run, rootValue);
    const ended = run.ended();
    return ended === null ? data : ended.then(() => data);
  }

  #variantFor(variables: Readonly<Record<string, unknown>>): Variant {
    const values = this.#conditions.map((name) => [name, variables[name]] as const);
    const key = values.length === 0 ? '' : JSON.stringify(values);
    const known = this.#variants.get(key);
    if (known !== undefined) return known;
    const planned = {
      schema: this.#schema,
      operation: this.#operation,
      fragments: this.#fragments,
      conditions: Object.fromEntries(values.filter(([, value]) => value !== undefined)),
    };
    const execute = new FieldPlanner(planned, this.#maxFields).root();
    lastSerial += 1;
    const variant = { serial: lastSerial, execute };
    if (this.#variants.size === MAX_VARIANTS) this.#variants.clear();
    this.#variants.set(key, variant);
    return variant;
  }
}

type Data = Record<string, unknown>;

/** Plans by document: a plan is retained as long as its document is. */
const plans = new WeakMap<DocumentNode, Map<string | null, OperationPlan | null>>();

/** Returns the plan of an operation; null for mutations, whose fields are executed one after the other. */
export function planOf({ schema, document, operationName }: ExecutionArgs): OperationPlan | null {
  let byName = plans.get(document);
  if (byName === undefined) plans.set(document, (byName = new Map()));
  const known = byName.get(operationName ?? null);
  if (known !== undefined) return known;
  const operation = getOperationAST(document, operationName);
  const isPlanned = operation != null && operation.operation !== OperationTypeNode.MUTATION;
  const plan = isPlanned ? new OperationPlan(schema, document, operation) : null;
  byName.set(operationName ?? null, plan);
  return plan;
}

function partsOf(document: DocumentNode) {
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  const conditions = new Set<string>();
  let nodes = 0;
  visit(document, {
    enter: () => {
      nodes += 1;
    },
    FragmentDefinition: (fragment) => {
      fragments[fragment.name.value] = fragment;
    },
    Directive: ({ arguments: given = [] }) => {
      for (const { value } of given) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
  });
  return { fragments, conditions: [...conditions], nodes };
}
