import {
  type FieldNode,
  type FragmentDefinitionNode,
  getArgumentValues,
  type GraphQLAbstractType,
  type GraphQLField,
  GraphQLID,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  GraphQLString,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type ValueNode,
} from 'graphql';
import { collectFields, collectSubfields } from 'graphql/execution/collectFields.js';
import { getFieldDef } from 'graphql/execution/execute.js';
import { isPromise, type PlannedRun, UnplannableError } from './planned-run.ts';

/**
 * Converts a resolved value that is not a promise to its part of the response. Throws if graphql-js would report an
 * error.
 */
type Complete = (run: PlannedRun, value: unknown) => unknown;

/** The fields of one object type under one selection, as graphql-js collects them. */
type PlannedFields = readonly PlannedField[];

interface PlannedField {
  readonly key: string;
  /** Different for each field of a plan. */
  readonly number: number;
  readonly resolve: NonNullable<GraphQLField<unknown, unknown>['resolve']>;
  /** Null if they depend on variables. */
  readonly args: Readonly<Record<string, unknown>> | null;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  readonly info: GraphQLResolveInfo;
  readonly complete: Complete;
}

export interface PlannedOperation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Record<string, FragmentDefinitionNode>;
  /** The variables of `@skip` and `@include`, on which the selected fields depend. */
  readonly conditions: Readonly<Record<string, unknown>>;
}

/** Plans the fields of an operation. Each selection is planned when it is first executed for a type. */
export class FieldPlanner {
  readonly #planned: PlannedOperation;
  #fieldsLeft: number;

  /** `maxFields` bounds the memory of the plan: a selection is planned for every type that it is executed for. */
  constructor(planned: PlannedOperation, maxFields: number) {
    this.#planned = planned;
    this.#fieldsLeft = maxFields;
  }

  root(): (run: PlannedRun, root: unknown) => Record<string, unknown> {
    const { schema, operation, fragments, conditions } = this.#planned;
    const type = schema.getRootType(operation.operation);
    if (type == null) throw new UnplannableError();
    const fields = this.#fields(type, collectFields(schema, fragments, conditions, type, operation.selectionSet));
    return (run, root) => executeFields(fields, run, root);
  }

  #fields(parent: GraphQLObjectType, collected: ReadonlyMap<string, readonly FieldNode[]>): PlannedFields {
    return [...collected].map(([key, nodes]) => this.#field(parent, key, nodes));
  }

  #field(parentType: GraphQLObjectType, key: string, fieldNodes: readonly FieldNode[]): PlannedField {
    const { schema, operation, fragments } = this.#planned;
    const [node] = fieldNodes;
    const definition = node === undefined ? null : getFieldDef(schema, parentType, node);
    this.#fieldsLeft -= 1;
    // A response is a plain object, which cannot have this key.
    if (node === undefined || definition == null || key === '__proto__' || this.#fieldsLeft < 0) {
      throw new UnplannableError();
    }
    const { name: fieldName, type: returnType } = definition;
    const info = { fieldName, fieldNodes, returnType, parentType, schema, fragments, operation };
    return {
      key,
      number: this.#fieldsLeft,
      resolve: definition.resolve ?? propertyOf(fieldName),
      args: dependsOnVariables(node) ? null : Object.freeze(getArgumentValues(definition, node)),
      definition,
      node,
      info: Object.assign(new PlannedInfo(), info) as unknown as GraphQLResolveInfo,
      complete: this.#complete(returnType, fieldNodes),
    };
  }

  #complete(type: GraphQLOutputType, nodes: readonly FieldNode[]): Complete {
    if (isNonNullType(type)) {
      const nullable = this.#complete(type.ofType, nodes);
      return (run, value) => {
        if (value == null) throw new UnplannableError();
        const completed = nullable(run, value);
        if (completed === null) throw new UnplannableError();
        return completed;
      };
    }
    if (isLeafType(type)) return completeLeaf(type);
    if (isListType(type)) return completeList(this.#complete(type.ofType, nodes));
    if (isObjectType(type)) return this.#completeObject(type, nodes);
    if (isAbstractType(type)) return this.#completeAbstract(type, nodes);
    throw new UnplannableError();
  }

  #completeObject(type: GraphQLObjectType, nodes: readonly FieldNode[]): Complete {
    const { schema, fragments, conditions } = this.#planned;
    let fields: PlannedFields | undefined;
    const { isTypeOf } = type;
    return (run, value) => {
      if (value == null) return null;
      if (isTypeOf != null && isTypeOf(value, run.context, NO_INFO) !== true) throw new UnplannableError();
      fields ??= this.#fields(type, collectSubfields(schema, fragments, conditions, type, nodes));
      return executeFields(fields, run, value);
    };
  }

  #completeAbstract(type: GraphQLAbstractType, nodes: readonly FieldNode[]): Complete {
    const { schema } = this.#planned;
    const { resolveType } = type;
    const byName = new Map<string, Complete>();
    const info = Object.assign(new PlannedInfo(), { schema, returnType: type }) as unknown as GraphQLResolveInfo;
    const completeAs = (name: unknown): Complete => {
      const runtimeType = typeof name === 'string' ? schema.getType(name) : undefined;
      if (!isObjectType(runtimeType) || !schema.isSubType(type, runtimeType)) throw new UnplannableError();
      const complete = this.#completeObject(runtimeType, nodes);
      byName.set(runtimeType.name, complete);
      return complete;
    };
    return (run, value) => {
      if (value == null) return null;
      if (resolveType == null) throw new UnplannableError();
      const name = resolveType(value, run.context, info, type);
      return (byName.get(name as string) ?? completeAs(name))(run, value);
    };
  }
}

/** Executes the fields in order. Fields that wait are filled in later; `run` ends when none is left. */
function executeFields(fields: PlannedFields, run: PlannedRun, source: unknown): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const field of fields) {
    const args = field.args ?? argumentsIn(run, field);
    const value = field.resolve(source, args, run.context, field.info);
    if (isPromise(value)) {
      // Reserves the position of the key.
      result[field.key] = null;
      run.wait(value, (resolved) => void (result[field.key] = field.complete(run, noError(resolved))));
    } else result[field.key] = field.complete(run, noError(value));
  }
  return result;
}

function argumentsIn(run: PlannedRun, field: PlannedField): Readonly<Record<string, unknown>> {
  return run.argumentsOf(field.number, () => getArgumentValues(field.definition, field.node, run.variables));
}

function completeList(complete: Complete): Complete {
  return (run, value) => {
    if (value == null) return null;
    if (!Array.isArray(value)) throw new UnplannableError();
    const result: unknown[] = [];
    try {
      for (const item of value) {
        if (isPromise(item)) {
          const index = result.push(null) - 1;
          run.wait(item, (resolved) => void (result[index] = complete(run, noError(resolved))));
        } else result.push(complete(run, noError(item)));
      }
    } catch (error) {
      // Nothing awaits the rest any more; a rejection must not end the process.
      for (const item of value) if (isPromise(item)) item.then(undefined, () => {});
      throw error;
    }
    return result;
  };
}

function completeLeaf(type: GraphQLLeafType): Complete {
  const isText = type === GraphQLString || type === GraphQLID;
  return (_, value) => {
    if (value == null) return null;
    if (isText && typeof value === 'string') return value;
    const serialized = type.serialize(value);
    if (serialized == null) throw new UnplannableError();
    return serialized;
  };
}

function noError(value: unknown): unknown {
  if (value instanceof Error) throw value;
  return value;
}

/** Returns the default resolver of graphql-js. */
function propertyOf(name: string): PlannedField['resolve'] {
  return (source, args, context, info) => {
    if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return undefined;
    const property = (source as Record<string, unknown>)[name];
    return typeof property === 'function'
      ? (source as Record<string, (...all: unknown[]) => unknown>)[name]?.(args, context, info)
      : property;
  };
}

function dependsOnVariables({ arguments: given = [] }: FieldNode): boolean {
  return given.some(({ value }) => hasVariable(value));
}

function hasVariable(node: ValueNode): boolean {
  if (node.kind === Kind.LIST) return node.values.some(hasVariable);
  if (node.kind === Kind.OBJECT) return node.fields.some(({ value }) => hasVariable(value));
  return node.kind === Kind.VARIABLE;
}

/**
 * The information about a field that resolvers receive. Parts that differ per execution are missing, because no
 * resolver here reads them.
 */
class PlannedInfo {
  get path(): never {
    throw new UnplannableError();
  }
  get rootValue(): never {
    throw new UnplannableError();
  }
  get variableValues(): never {
    throw new UnplannableError();
  }
}

const NO_INFO = new PlannedInfo() as unknown as GraphQLResolveInfo;
