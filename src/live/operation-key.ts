import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  type GraphQLSchema,
  parse,
  print,
  TypeInfo,
  type VariableDefinitionNode,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Context, Viewer } from '../schema/context.ts';

/** An operation as a client requests it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation in a form that does not depend on white space, comments or the order of arguments and variables. */
export interface NormalizedOperation {
  readonly print: string;
  /** Parsed from printed text without locations, so that neither the client's text nor its tokens are retained. */
  readonly document: DocumentNode;
  /** The number of nodes in the document. */
  readonly nodes: number;
  /** The declared variables. Others in a request are ignored. */
  readonly variables: readonly string[];
  /**
   * The variable for the resume revision: the revision that the client already has. It affects only the first result, so
   * that clients with different ones share a live query. Null if there is none, or if it is used elsewhere too.
   */
  readonly resumeVariable: string | null;
  /** Whether its field accepts a resume revision, so that a client can also resume by the id of an event. */
  readonly isResumable: boolean;
}

/** Normalizes an operation. Called once per prepared operation. */
export function normalizeOperation({ schema, document, operationName }: ExecutionArgs): NormalizedOperation {
  const declared = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  const text = print(sortArguments(document));
  const normalized = parse(text, { noLocation: true });
  return {
    print: text,
    document: normalized,
    nodes: nodeCount(normalized),
    variables: declared.map(({ variable }) => variable.name.value),
    resumeVariable: findResumeVariable(schema, document, declared),
    isResumable: hasResumeArgument(schema, document),
  };
}

/** Returns the key of a live query: the operation, its variables without the resume revision, and the viewer. */
export function operationKey(
  operation: NormalizedOperation,
  { operationName, variables }: Omit<OperationRequest, 'query'>,
  viewer: Viewer,
): string {
  const isResumed = resumeRevisionOf(operation, variables) !== null;
  const relevant = operation.variables
    .filter((name) => variables?.[name] !== undefined && !(isResumed && name === operation.resumeVariable))
    .map((name) => [name, sortProperties(variables?.[name])] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([operation.print, operationName ?? null, relevant, viewer]);
}

/** Returns the revision that the client already has; null if it gives none, or a value that is not a revision. */
export function resumeRevisionOf(
  { resumeVariable }: NormalizedOperation,
  variables: OperationRequest['variables'],
): number | null {
  const value = resumeVariable === null ? null : variables?.[resumeVariable];
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 2 ** 31 ? value : null;
}

/**
 * Returns the arguments with which the operation is executed for all subscribers. The document is normalized;
 * undeclared variables and the resume revision are left out.
 */
export function sharedArgs(operation: NormalizedOperation, args: ExecutionArgs): ExecutionArgs {
  const { resumeVariable, document, variables } = operation;
  const isResumed = resumeRevisionOf(operation, args.variableValues) !== null;
  const entries = variables
    .filter((name) => args.variableValues?.[name] !== undefined)
    .map((name) => [name, isResumed && name === resumeVariable ? null : args.variableValues?.[name]]);
  return { ...args, document, variableValues: Object.fromEntries(entries) };
}

export function viewerOf({ contextValue }: ExecutionArgs): Viewer {
  return (contextValue as Context).viewer;
}

function sortArguments(document: DocumentNode): DocumentNode {
  const byName = (a: ArgumentNode, b: ArgumentNode): number => (a.name.value < b.name.value ? -1 : 1);
  const byVariable = (a: VariableDefinitionNode, b: VariableDefinitionNode): number =>
    a.variable.name.value < b.variable.name.value ? -1 : 1;
  return visit(document, {
    Field: (node) => ({ ...node, arguments: node.arguments?.toSorted(byName) ?? [] }),
    OperationDefinition: (node) => ({
      ...node,
      variableDefinitions: node.variableDefinitions?.toSorted(byVariable) ?? [],
    }),
  });
}

/**
 * Returns the variable of the argument that the schema marks with `extensions.resumeRevision`; null without one. The
 * variable must be nullable, have no default and be used only there.
 */
function findResumeVariable(
  schema: GraphQLSchema,
  document: DocumentNode,
  declared: readonly VariableDefinitionNode[],
): string | null {
  const uses: { readonly name: string; readonly isResume: boolean }[] = [];
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    VariableDefinition: () => false,
    Variable: (node) => {
      uses.push({ name: node.name.value, isResume: types.getArgument()?.extensions.resumeRevision === true });
    },
  });
  visit(document, visitor);
  const name = uses.find(({ isResume }) => isResume)?.name;
  const definition = declared.find(({ variable }) => variable.name.value === name);
  if (name === undefined || definition === undefined) return null;
  const isOptional = definition.type.kind === 'NamedType' && definition.defaultValue === undefined;
  return isOptional && uses.filter((use) => use.name === name).length === 1 ? name : null;
}

/** Returns the number of nodes in a document. */
function nodeCount(document: DocumentNode): number {
  let nodes = 0;
  visit(document, {
    enter: () => {
      nodes += 1;
    },
  });
  return nodes;
}

function hasResumeArgument(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = false;
  const types = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(types, {
    Field: () => {
      if (types.getParentType() !== schema.getSubscriptionType()) return;
      found ||= types.getFieldDef()?.args.some(({ extensions }) => extensions.resumeRevision === true) === true;
    },
  });
  visit(document, visitor);
  return found;
}

function sortProperties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortProperties);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sortProperties(part)]),
  );
}
